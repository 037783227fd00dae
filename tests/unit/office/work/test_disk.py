# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was erased is not on the disk any more: not in free pages of the database, and not in its log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest
from django.db.utils import ConnectionHandler

from trede.office.server.databases import SECONDS_TO_WAIT_FOR_A_WRITER, database
from trede.office.work.disk import empty_write_ahead_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from django.db.backends.base.base import BaseDatabaseWrapper

    from trede.office.server.configuration import Configuration

CANARY = "Kanarie van Geel"


@pytest.fixture
def connection(configuration: Configuration) -> Iterator[BaseDatabaseWrapper]:
    """Of an office on SQLite, as its settings make it."""
    made = ConnectionHandler({"default": cast("dict[str, Any]", database(configuration))})["default"]
    yield cast("BaseDatabaseWrapper", made)
    made.close()


@pytest.fixture
def configuration(tmp_path: Path) -> Configuration:
    from trede.office.server.configuration import Configuration

    return Configuration(data=tmp_path, database_url="")


def on_disk(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if CANARY.encode() in each.read_bytes())


def test_a_name_that_was_erased_stands_nowhere(
    connection: BaseDatabaseWrapper, configuration: Configuration
) -> None:
    folder = configuration.sqlite_file.parent
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE person (name TEXT)")
        cursor.execute("INSERT INTO person VALUES (%s)", [CANARY])
        cursor.execute("DELETE FROM person")
        assert on_disk(folder) != []
        empty_write_ahead_log(connection)
        assert on_disk(folder) == []
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (SECONDS_TO_WAIT_FOR_A_WRITER * 1000,)


def test_who_reads_an_older_state_is_not_waited_for(
    connection: BaseDatabaseWrapper, configuration: Configuration
) -> None:
    other = cast("BaseDatabaseWrapper", connection.copy())
    with connection.cursor() as cursor, other.cursor() as reader:
        cursor.execute("CREATE TABLE person (name TEXT)")
        reader.execute("BEGIN DEFERRED")
        reader.execute("SELECT * FROM person")
        cursor.execute("INSERT INTO person VALUES (%s)", [CANARY])
        empty_write_ahead_log(connection)
        reader.execute("COMMIT")
    other.close()
    assert on_disk(configuration.sqlite_file.parent) != []
