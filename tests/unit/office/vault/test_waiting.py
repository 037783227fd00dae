# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files that wait: unreadable without the token, for one person, for half an hour."""

import stat
from datetime import timedelta

import pytest

from trede.errors import NotFoundError
from trede.office.vault.waiting import WAITS, Waiting

SECRET = b"Jan Jansen;123456782"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def place(tmp_path):
    return Waiting(tmp_path / "waiting")


def files(place):
    return list(place.folder.iterdir())


def test_it_comes_back_under_its_name_as_often_as_wanted(place, now):
    token = place.put("mensen été.csv", SECRET, owner="a", on=now)
    for _ in range(2):
        assert place.take(token, owner="a", on=now + WAITS - MINUTE) == ("mensen été.csv", SECRET)


def test_on_disk_there_is_neither_content_nor_name_nor_key(place, now):
    token = place.put("Jan Jansen.csv", SECRET, owner="a", on=now)
    (file,) = files(place)
    kept = file.name.encode() + file.read_bytes()
    for secret in (b"Jansen", b"123456782", token.encode()):
        assert secret not in kept
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.folder.stat().st_mode) == 0o700


def test_nobody_else_and_no_other_token_opens_it(place, now):
    token = place.put("a.csv", SECRET, owner="a", on=now)
    for other, owner in ((token, "b"), (token[:-1] + "_", "a"), ("", "a"), ("../../etc/passwd", "a")):
        with pytest.raises(NotFoundError):
            place.take(other, owner=owner, on=now)


def test_after_half_an_hour_it_is_gone(place, now):
    token = place.put("a.csv", SECRET, owner="a", on=now)
    with pytest.raises(NotFoundError):
        place.take(token, owner="a", on=now + WAITS)
    assert place.forget_old(on=now + WAITS - MINUTE) == 0
    assert place.forget_old(on=now + WAITS) == 1
    assert files(place) == []


def test_the_next_upload_removes_what_is_old_and_stray(place, now):
    place.put("a.csv", SECRET, owner="a", on=now)
    (place.folder / "stray-file").write_bytes(b"x")
    place.put("b.csv", SECRET, owner="a", on=now + WAITS)
    assert len(files(place)) == 1


def test_dropped_is_gone_and_dropping_twice_is_no_error(place, now):
    token = place.put("a.csv", SECRET, owner="a", on=now)
    place.drop(token, on=now)
    place.drop(token, on=now)
    with pytest.raises(NotFoundError):
        place.take(token, owner="a", on=now)


def test_a_longer_life_cannot_be_written_on_it(place, now):
    token = place.put("a.csv", SECRET, owner="a", on=now)
    (file,) = files(place)
    file.rename(file.with_name("999999999999-" + file.name.partition("-")[2]))
    with pytest.raises(NotFoundError):
        place.take(token, owner="a", on=now)


@pytest.mark.parametrize("position", [0, 12, -1])
def test_a_changed_byte_is_found(place, now, position):
    token = place.put("a.csv", SECRET, owner="a", on=now)
    (file,) = files(place)
    kept = bytearray(file.read_bytes())
    kept[position] ^= 1
    file.write_bytes(kept)
    with pytest.raises(NotFoundError):
        place.take(token, owner="a", on=now)


def test_without_a_folder_nothing_waits(place, now):
    with pytest.raises(NotFoundError):
        place.take("x", owner="a", on=now)
    assert place.forget_old(on=now) == 0
