# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Restoring a backup: made beside the office, checked, and only then put in its place."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.journal.rules import System
from trede.office.server.backup import placing
from trede.office.server.backup.actions import note_restored
from trede.office.server.backup.checking import wrong_with
from trede.office.server.backup.contents import OTHER_TABLES, kept_models
from trede.office.server.backup.loading import load, tables_of
from trede.office.server.backup.reading import Lines
from trede.office.server.backup.sealing import identities, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from trede.kernel.findings import Finding
    from trede.office.server.configuration import Configuration

TRIGGER_FUNCTIONS = """SELECT proname FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND prorettype = 'trigger'::regtype"""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: when it was made, how many rows and events, and what was found wrong and put back anyway."""

    made_at: str
    rows: int
    events: int
    wrong: Sequence[Finding]


def holds_anything(configuration: Configuration) -> bool:
    """Whether there is an office here with so much as one row; one that cannot be read counts as one."""
    from django.apps import apps
    from django.db import DatabaseError, connection

    from trede.office.server.doctor import database

    if not database.there(configuration):
        return False
    try:
        there = set(connection.introspection.table_names())
        tables = [each._meta.db_table for each in kept_models(apps)]
        return any(_has_row(each) for each in tables if each in there)
    except DatabaseError:
        return True
    finally:
        connection.close()


def _has_row(table: str) -> bool:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")  # noqa: S608 - a table of ours
        return cursor.fetchone() is not None


def restore_backup(
    configuration: Configuration,
    source: Path,
    key: Path,
    *,
    on: datetime,
    force: bool,
    anyway: bool,
    step: Callable[[int, int], None],
) -> Restored:
    """Put the office of a backup in the place of what is here; nothing of that changes when it is refused.

    The folder must be ours alone. Raises RefusedError: when there is an office here (without ``force``), for
    another key, a file that was changed or cut off, and for each check that fails (without ``anyway``).
    """
    keys = identities(key)
    placing.finish(configuration)
    if not force and holds_anything(configuration):
        raise RefusedError([finding("backup.office-here", "--data", configuration.data)])
    stage = placing.new_stage(configuration)
    try:
        staged = configuration.model_copy(update={"data": stage})
        with _elsewhere(staged):
            restored = _restored(staged, source, keys, on=on, anyway=anyway, step=step)
        _put_in_place(configuration)
    except BaseException:
        placing.clear(configuration)
        raise
    return restored


def _put_in_place(configuration: Configuration) -> None:
    """Raises RefusedError when it has happened and cannot be finished now, OSError when it has not happened."""
    try:
        placing.put_in_place(configuration)
    except OSError as wrong:
        if placing.unfinished(configuration):
            raise RefusedError([finding("doctor.restore-unfinished", "--data")]) from wrong
        raise


def _restored(
    staged: Configuration,
    source: Path,
    keys: Sequence[Any],
    *,
    on: datetime,
    anyway: bool,
    step: Callable[[int, int], None],
) -> Restored:
    for always in (staged.checkpoints_file, staged.checksums_file):
        placing.put_file(always, "")
    with opened(source, keys) as plain:
        lines = Lines(cast("BinaryIO", plain))
        for file, text in lines.files():
            placing.put_file(_place_of(staged, file), text)
        _use_keys_of(staged)
        apps = tables_of(lines.head)
        load(lines, apps, step)
    if lines.end is None:
        raise RefusedError([finding("backup.damaged", str(source), source)])
    wrong = wrong_with(staged, apps, lines.head, lines.end)
    if wrong and not anyway:
        raise RefusedError(wrong)
    events = lines.end.head[0]
    note_restored(by=System("restore"), on=on, made_at=lines.head.made_at, events=events)
    return Restored(lines.head.made_at, sum(lines.head.counts.values()), events, wrong)


def _place_of(staged: Configuration, file: str) -> Path:
    """Only files that we know. Raises RefusedError."""
    known = (
        *(staged.checkpoints_file, staged.checksums_file),
        *(staged.signed_file, staged.public_keys_file),
        *(staged.encryption_keys_file, staged.journal_keys_file, staged.signing_keys_file),
    )
    place = next((each for each in known if each == staged.data / file), None)
    if place is None:
        raise RefusedError([finding("backup.other-format", file, file)])
    return place


def _use_keys_of(staged: Configuration) -> None:
    """Those of the backup, when it has them."""
    from django.conf import settings

    if staged.encryption_keys_file.is_file():
        settings.TREDE_ENCRYPTION_KEYS = staged.keys_of_encryption()
    if staged.journal_keys_file.is_file():
        settings.TREDE_JOURNAL_KEYS = staged.keys_of_journal()


@contextmanager
def _elsewhere(staged: Configuration) -> Iterator[None]:
    """The database to restore into: of SQLite a new file; of PostgreSQL the same one, in one transaction."""
    from django.db import connection, transaction

    connection.close()
    if connection.vendor == "postgresql":
        with transaction.atomic():
            _drop_tables()
            yield
        return
    own, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], str(staged.sqlite_file)
    try:
        yield
    finally:
        connection.close()  # the last one to leave: SQLite then moves its log into the file
        connection.settings_dict["NAME"] = own


def _drop_tables() -> None:
    """Of the office that goes, also those that an older version had; nothing else in the same database."""
    from django.apps import apps
    from django.db import connection

    ours = tuple(f"{each.label}_" for each in apps.get_app_configs())
    known = {*OTHER_TABLES, *(each._meta.db_table for each in apps.get_models(include_auto_created=True))}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table in known or table.startswith(ours):
                cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
        cursor.execute(TRIGGER_FUNCTIONS)
        for (function,) in cursor.fetchall():
            if function.startswith(ours):
                cursor.execute(f"DROP FUNCTION {connection.ops.quote_name(function)}() CASCADE")
