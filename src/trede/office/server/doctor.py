# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede doctor``: what is wrong with this installation, and what to do about it.

Each check is a function that returns a finding, or None when all is well; none of them changes anything.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.office.server.configuration import load_configuration
from trede.office.server.databases import SQLITE_PRAGMAS
from trede.office.server.words import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trede.office.server.configuration import Configuration

OLDEST_PYTHON = (3, 11)
NEEDED_PACKAGES = ("allauth", "csp", "django", "django_tasks_db", "granian", "ninja", "whitenoise")
ENOUGH_SPACE = 500 * 1024 * 1024
STYLES = "web/static/trede/trede.css"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one check found; ``wrong`` is None when all is well."""

    check: str
    wrong: Finding | None


def examined(configuration: Configuration) -> list[Outcome]:
    """Every check in order. Those of the database need one, and are left out when there is none yet."""
    return [Outcome(check.__name__, check(configuration)) for check in CHECKS]


def python(configuration: Configuration) -> Finding | None:
    """New enough."""
    if sys.version_info >= OLDEST_PYTHON:
        return None
    return finding("doctor.python-old", "python", ".".join(map(str, sys.version_info[:3])))


def packages(configuration: Configuration) -> Finding | None:
    """Everything of the extra ``office``, and ``postgres`` when that is the database."""
    needed = (*NEEDED_PACKAGES, "psycopg") if configuration.database_url else NEEDED_PACKAGES
    missing = [name for name in needed if find_spec(name) is None]
    return finding("doctor.package-missing", "packages", ", ".join(missing)) if missing else None


def styles(configuration: Configuration) -> Finding | None:
    """The styles and fonts were built."""
    from importlib.resources import files

    built = files("trede.office").joinpath(STYLES).is_file()
    return None if built else finding("doctor.styles-missing", "styles")


def folder(configuration: Configuration) -> Finding | None:
    """There, and ours to write in."""
    place = configuration.data
    if not place.is_dir():
        return finding("doctor.folder-missing", "folder", place)
    return None if os.access(place, os.W_OK | os.X_OK) else finding("doctor.folder-closed", "folder", place)


def keys(configuration: Configuration) -> Finding | None:
    """Nobody else can read them."""
    if os.name == "nt" or not configuration.keys.is_dir():
        return None
    readable = [path for path in (configuration.keys, *configuration.keys.iterdir()) if _open_to_others(path)]
    return finding("doctor.keys-readable", "keys", readable[0]) if readable else None


def _open_to_others(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o077)


def space(configuration: Configuration) -> Finding | None:
    """Room on the disk for a good while."""
    place = next(
        path for path in (configuration.data, *configuration.data.absolute().parents) if path.exists()
    )
    free = shutil.disk_usage(place).free
    return finding("doctor.disk-full", "space", free // 2**20) if free < ENOUGH_SPACE else None


def database(configuration: Configuration) -> Finding | None:
    """It opens and is sound, and the tables are those of this version."""
    if _no_database_yet(configuration):
        return None
    if not configuration.database_url and (wrong := _unsound(configuration.sqlite_file)):
        return finding("doctor.database-damaged", "database", wrong)
    return _behind()


def _unsound(file: Path) -> str | None:
    """What SQLite says of the file, when that is not ``ok``."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            told = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.DatabaseError as problem:
        return str(problem)
    return None if told == "ok" else told


def _behind() -> Finding | None:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as problem:
        return finding("doctor.database-closed", "database", type(problem).__name__)
    return finding("doctor.tables-old", "database", len(waiting)) if waiting else None


def pragmas(configuration: Configuration) -> Finding | None:
    """SQLite keeps what it acknowledged through a power cut, and knows foreign keys."""
    if configuration.database_url or _no_database_yet(configuration):
        return None
    from django.db import connection

    for pragma, value in {**SQLITE_PRAGMAS, "foreign_keys": "1"}.items():
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA {pragma}")
            found = str(cursor.fetchone()[0])
        if found != value:
            return finding("doctor.pragma-wrong", "pragmas", f"{pragma} = {found}")
    return None


def journal(configuration: Configuration) -> Finding | None:
    """The chain holds from the first event to the last."""
    if _no_database_yet(configuration) or database(configuration) is not None:
        return None
    from trede.office.journal.queries import broken_rows

    broken = broken_rows()
    return (
        finding("doctor.journal-broken", "journal", broken[0].number, count=len(broken)) if broken else None
    )


def secrets(configuration: Configuration) -> Finding | None:
    """The keys fit what the database holds encrypted."""
    if _no_database_yet(configuration) or database(configuration) is not None:
        return None
    from trede.office.accounts.encryption import unreadable

    count = unreadable()
    return finding("doctor.secrets-unreadable", "secrets", count) if count else None


def _no_database_yet(configuration: Configuration) -> bool:
    return not configuration.database_url and not configuration.sqlite_file.is_file()


CHECKS: tuple[Callable[[Configuration], Finding | None], ...] = (
    *(python, packages, styles, folder, keys, space),
    *(database, pragmas, secrets, journal),
)


def checkup(say: Callable[[str], None]) -> list[Finding]:
    """Say a line for each check; the findings of those that failed.

    Raises ConfigurationError when a setting is wrong.
    """
    configuration = load_configuration()
    if (missing := packages(configuration)) is not None:
        return [missing]
    os.environ["DJANGO_SETTINGS_MODULE"] = "trede.office.server.settings"
    import django

    django.setup()
    text = words(configuration.language)
    outcomes = examined(configuration)
    for outcome in outcomes:
        say(f"{'✗' if outcome.wrong else '✓'} {text.checks[outcome.check]}")
    say(text.not_well if any(outcome.wrong for outcome in outcomes) else text.well)
    return [outcome.wrong for outcome in outcomes if outcome.wrong]
