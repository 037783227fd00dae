# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two databases: SQLite in the data folder, or PostgreSQL by one setting."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from trede.office.server.addresses import postgres

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration

SECONDS_TO_WAIT_FOR_A_WRITER = 60
"""SQLite serves those who wait in no order: of twenty at once on a busy computer the last may wait this long."""
SECONDS_TO_WAIT_FOR_A_SERVER = 10
SECONDS_A_CONNECTION_IS_KEPT = 60
READ_COMMITTED = 2
"""As psycopg numbers it. Writers wait for each other by a lock; a server that is set to check more than that by itself
would refuse them instead, for what they read before they had the lock."""
SQLITE_PRAGMAS = {"journal_mode": "wal", "synchronous": "2", "secure_delete": "1"}
"""What each connection sets. synchronous 2 is FULL: an acknowledged action survives a power cut. What is deleted is
written over, also where SQLite was not built to do so by itself."""


class Database(TypedDict, total=False):
    """The part of Django's DATABASES that we use."""

    ENGINE: str
    NAME: str
    USER: str
    PASSWORD: str
    HOST: str
    PORT: str
    OPTIONS: dict[str, str | int]
    CONN_MAX_AGE: int
    CONN_HEALTH_CHECKS: bool


def database(configuration: Configuration) -> Database:
    """The database that the configuration asks for."""
    if configuration.database_url:
        return _postgres(configuration.database_url)
    return _sqlite(str(configuration.sqlite_file))


def _postgres(address: str) -> Database:
    asked = postgres(address)
    return Database(
        ENGINE="django.db.backends.postgresql",
        NAME=asked.parts["NAME"],
        USER=asked.parts["USER"],
        PASSWORD=asked.parts["PASSWORD"],
        HOST=asked.parts["HOST"],
        PORT=asked.parts["PORT"],
        OPTIONS={
            "connect_timeout": SECONDS_TO_WAIT_FOR_A_SERVER,
            **asked.options,
            "isolation_level": READ_COMMITTED,
        },
        CONN_MAX_AGE=SECONDS_A_CONNECTION_IS_KEPT,
        CONN_HEALTH_CHECKS=True,
    )


def _sqlite(name: str) -> Database:
    pragmas = ";".join(f"PRAGMA {pragma}={value}" for pragma, value in SQLITE_PRAGMAS.items())
    return Database(
        ENGINE="django.db.backends.sqlite3",
        NAME=name,
        OPTIONS={
            # A reader that turns writer halfway would fail at once; IMMEDIATE makes writers queue up.
            "transaction_mode": "IMMEDIATE",
            "timeout": SECONDS_TO_WAIT_FOR_A_WRITER,
            "init_command": pragmas,
        },
        CONN_MAX_AGE=SECONDS_A_CONNECTION_IS_KEPT,
    )
