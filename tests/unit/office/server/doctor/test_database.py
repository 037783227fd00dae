# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the doctor says of the file of SQLite itself."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from trede.office.server.doctor import database

if TYPE_CHECKING:
    from pathlib import Path


def test_a_byte_of_an_index_that_was_changed_is_named(tmp_path: Path) -> None:
    """What is looked up comes out of the index: the rows themselves would all be right."""
    file, name = tmp_path / "trede.sqlite3", b"kanarie"
    with closing(sqlite3.connect(file)) as made:
        made.executescript(
            "CREATE TABLE t (name TEXT); CREATE INDEX i ON t (name); INSERT INTO t VALUES ('kanarie')"
        )
    data = bytearray(file.read_bytes())
    assert database._damage(file) is None
    for at in (data.index(name), data.rindex(name)):
        file.write_bytes(data[:at] + b"x" + data[at + 1 :])
        assert "missing from index" in str(database._damage(file))
