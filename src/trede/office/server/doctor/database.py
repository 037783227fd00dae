# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the database opens and is sound, and its tables are those of this version."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from pathlib import Path

    from trede.office.server.configuration import Configuration


def there(configuration: Configuration) -> bool:
    """Whether there is a database already: SQLite's is made by the first start."""
    return bool(configuration.database_url) or configuration.sqlite_file.is_file()


def unsound(configuration: Configuration) -> list[Finding]:
    """What is wrong with the database as a whole."""
    if not there(configuration):
        return []
    if not configuration.database_url and (damage := _damage(configuration.sqlite_file)):
        return [finding("doctor.database-damaged", "database", damage)]
    return _behind()


def _damage(file: Path) -> str | None:
    """What SQLite says of the file, when that is not ``ok``; indexes too, for what is looked up is found in those."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            told = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as problem:
        return str(problem)
    return None if told == "ok" else told


def _behind() -> list[Finding]:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as problem:
        return [finding("doctor.database-closed", "database", type(problem).__name__)]
    return [finding("doctor.tables-old", "database", len(waiting))] if waiting else []
