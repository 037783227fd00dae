# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files of ours are whole or as they were, whichever operation of the disk fails, once or from then on."""

import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest
from tests.faults.failing_files import ERRORS, FailingFiles

from trede.kernel import on_disk

OLD, NEW = b"what stood there\n", b"something else\n" * 9


def acts(place):
    return {
        "put": lambda: on_disk.put(place, NEW),
        "add": lambda: on_disk.add(place, NEW),
        "cut": lambda: on_disk.cut_off(place, 4),
    }


AFTER = {"put": NEW, "add": OLD + NEW, "cut": OLD[:4]}


@pytest.mark.parametrize("there", [True, False], ids=["there", "not there"])
@pytest.mark.parametrize("act", ["put", "add"])
def test_what_comes_back_is_there_for_its_owner_only(tmp_path, act, there):
    place = tmp_path / "file"
    if there:
        on_disk.put(place, OLD)
    acts(place)[act]()
    assert place.read_bytes() == (AFTER[act] if there else NEW)
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("always", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("act", sorted(AFTER))
def test_whatever_fails_the_file_is_as_it_was_or_wholly_new(tmp_path, act, always, error):
    place, tried = tmp_path / "file", 0
    while True:
        place.write_bytes(OLD)
        failing = FailingFiles([tmp_path], at=tried, always=always, error=error)
        with failing.watched(), suppress(OSError):
            acts(place)[act]()
        if not failing.failed:
            break
        tried += 1
        if act == "add" and always and failing.done[-1].startswith("cut"):
            # A disk that does not even take back: the rest is for whoever reads, which is why notes end in a line.
            assert place.read_bytes().startswith(OLD)
        else:
            assert place.read_bytes() in (OLD, AFTER[act])
        assert [each.name for each in tmp_path.iterdir()] == ["file"]
    assert tried >= {"put": 5, "add": 3, "cut": 2}[act]
    assert place.read_bytes() == AFTER[act]


def test_a_write_of_less_than_was_asked_goes_on(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:3]))
    on_disk.put(tmp_path / "file", NEW)
    assert (tmp_path / "file").read_bytes() == NEW


def test_windows_keeps_the_names_of_files_by_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(on_disk, "os", type("Windows", (), {"name": "nt"}))
    on_disk.sync_folder(tmp_path / "nowhere")


@pytest.mark.skipif(os.name == "nt", reason="Windows sees to that by itself")
def test_a_folder_and_those_above_it_are_there_after_a_power_cut(tmp_path):
    """Each is made, and then its name is synced where it stands, before anything is put in it."""
    failing = FailingFiles([tmp_path])
    with failing.watched():
        on_disk.make_folder(tmp_path / "log" / "tile")
        on_disk.make_folder(tmp_path / "log" / "tile")
    above = tmp_path.name
    assert failing.done == [
        *("mkdir log", f"open {above}", f"sync {above}"),
        *("mkdir tile", "open log", "sync log"),
    ]
    assert stat.S_IMODE((tmp_path / "log" / "tile").stat().st_mode) == 0o700


def test_what_is_being_written_is_known_by_its_name(tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(on_disk, "_write", lambda _handle, _data: seen.extend(tmp_path.iterdir()))
    on_disk.put(tmp_path / "page", NEW)
    assert [on_disk.is_beside(each) for each in seen] == [True]
    assert not on_disk.is_beside(tmp_path / "page")


def test_no_file_stays_open(tmp_path, monkeypatch):
    place, opened, closed = tmp_path / "file", [], []
    real_open, real_close = os.open, os.close
    monkeypatch.setattr(os, "open", lambda *asked: opened.append(real_open(*asked)) or opened[-1])
    monkeypatch.setattr(os, "close", lambda handle: closed.append(handle) or real_close(handle))
    on_disk.put(place, OLD)
    for act in acts(place).values():
        act()
    assert len(opened) == len(closed) > 4


def test_a_folder_that_somebody_else_made_meanwhile_is_as_good(tmp_path, monkeypatch):
    (tmp_path / "log").mkdir()
    monkeypatch.setattr(Path, "exists", lambda self: self == tmp_path or tmp_path not in self.parents)
    on_disk.make_folder(tmp_path / "log")
    assert (tmp_path / "log").is_dir()


@pytest.mark.parametrize("act", ["put", "add"])
def test_a_disk_that_fails_is_told(tmp_path, monkeypatch, act):
    def full(_handle, _data):
        raise OSError("full")

    place = tmp_path / "file"
    place.write_bytes(OLD)
    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="full"):
        acts(place)[act]()
    assert place.read_bytes() == OLD


@pytest.mark.parametrize("act", sorted(AFTER))
def test_what_comes_back_is_on_the_disk(tmp_path, monkeypatch, act):
    place, synced = tmp_path / "file", []
    place.write_bytes(OLD)
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_size) or real(handle))
    acts(place)[act]()
    assert len(AFTER[act]) in synced
