# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is in a backup and what is not, and putting a restored office in its place at any moment that is interrupted."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection

from trede.errors import RefusedError
from trede.office.server.backup import contents, placing, reading, sealing
from trede.office.server.backup.contents import FORMAT
from trede.office.server.configuration import load_configuration

pytestmark = pytest.mark.django_db


def test_every_table_is_in_it_or_left_out_for_a_reason():
    from django.apps import apps

    models = apps.get_models(include_auto_created=True)
    names = {each._meta.db_table: contents.name(each) for each in models}
    kept = {each._meta.db_table for each in contents.kept_models(apps)}
    left_out = {table for table, name in names.items() if name in contents.LEFT_OUT}
    there = {*connection.introspection.table_names(), "server_cache"}  # tests count in memory
    assert there == kept | left_out | contents.OTHER_TABLES.keys()
    assert contents.LEFT_OUT.keys() <= set(names.values())


@pytest.fixture
def office(tmp_path):
    """An office with a log beside its database, and a restored one that is ready."""
    there = load_configuration().model_copy(update={"data": tmp_path})
    (tmp_path / "trede.sqlite3").write_text("old")
    (tmp_path / "trede.sqlite3-wal").write_text("old log")
    (tmp_path / "journal.checkpoints").write_text("old")
    stage = placing.new_stage(there)
    (stage / "trede.sqlite3").write_text("new")
    placing.put_file(stage / "journal.checkpoints", "ne")
    placing.put_file(stage / "journal.checkpoints", "w")
    placing.put_file(stage / "keys" / "journal.keys", "new")
    return there


def texts(folder):
    return {str(each.relative_to(folder)): each.read_text() for each in folder.rglob("*") if each.is_file()}


NEW = {"trede.sqlite3": "new", "journal.checkpoints": "new", "keys/journal.keys": "new"}


class PowerCutError(Exception):
    pass


@pytest.mark.parametrize("operation", ["replace", "unlink", "rename"])
@pytest.mark.parametrize("number", range(4))
def test_it_is_the_old_office_or_the_new_one(office, monkeypatch, operation, number):
    before, real, count = texts(office.data), getattr(Path, operation), iter(range(99))

    def cut(*arguments, **options):
        if next(count) == number:
            raise PowerCutError
        return real(*arguments, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Path, operation, cut)
        try:
            placing.put_in_place(office)
        except PowerCutError:
            happened = placing.unfinished(office)
            if not happened and (office.data / placing.MAKING).is_dir():
                assert texts(office.data) == before
        else:
            happened = True
    happened = happened or placing.unfinished(office)
    placing.finish(office)
    after = texts(office.data)
    assert after == (NEW if happened else {each: before[each] for each in after})
    assert not placing.unfinished(office)


def test_what_was_not_ready_is_thrown_away(office):
    placing.finish(office)
    assert texts(office.data)["trede.sqlite3"] == "old"
    assert not (office.data / placing.MAKING).exists()


HEAD = {"format": FORMAT, "trede": "0.1.0", "made_at": "2026-01-01", "migrations": {}, "counts": {}}
OF_A_STRANGER = {
    "no document": b"[" * 100_000,
    "another format": b'{"format":"trede/backup/999"}',
    "a head without parts": json.dumps({"format": FORMAT}).encode(),
    "a head of other kinds": json.dumps(HEAD | {"migrations": []}).encode(),
    "counts that are texts": json.dumps(HEAD | {"counts": {"a": "x"}}).encode(),
    "an end without parts": json.dumps(HEAD).encode() + b'\n{"end":{}}',
    "an end of other kinds": json.dumps(HEAD).encode()
    + b'\n{"end":{"digests":{},"head":"x","note":"","keys":[]}}',
    "a line that is too long": json.dumps(HEAD).encode() + b"\n" + b" " * 2_000 + b"[]",
}


@pytest.mark.parametrize("plain", OF_A_STRANGER.values(), ids=OF_A_STRANGER)
def test_a_backup_that_somebody_else_made_is_refused_in_words(plain, monkeypatch):
    """Whoever knows the public key can make one that opens."""
    monkeypatch.setattr(reading, "MOST_BYTES", 1_000 if b" " * 2_000 in plain else reading.MOST_BYTES)
    with pytest.raises(RefusedError) as refused:
        for _ in reading.Lines(BytesIO(plain)).tables():
            pass
    assert [each.code for each in refused.value.findings] == ["backup.other-format"]


def test_a_header_without_end_is_not_read_to_its_end(tmp_path):
    file = tmp_path / "a.age"
    file.write_bytes(b"age-encryption.org/v1\n" + b"-> X25519 aaaa\n" * 10_000 + b"\n--- x")
    with pytest.raises(RefusedError) as refused, sealing.opened(file, []):
        pass
    assert [each.code for each in refused.value.findings] == ["backup.damaged"]
