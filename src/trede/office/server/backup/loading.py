# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Loading the rows of a backup into tables of its own version, and reading all of them back."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.server.backup.contents import Digest, columns, kept_models, name, prepared, rows
from trede.office.server.backup.reading import in_pieces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from django.apps.registry import Apps

    from trede.office.server.backup.reading import End, Head, Lines

BATCH = 500


def tables_of(head: Head) -> Apps:
    """Make empty tables as the version of the backup had them; the models of then.

    Raises RefusedError when that version is not known here: it is a newer one.
    """
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    targets = sorted(head.migrations.items())
    if any(target not in executor.loader.graph.nodes for target in targets):
        raise RefusedError([finding("backup.newer", "", head.trede)])
    state = executor.migrate(targets)
    return state.apps


def load(lines: Lines, apps: Apps, step: Callable[[int, int], None]) -> None:
    """Every row, with the guards away. Raises RefusedError when the database refuses one."""
    from django.db import DatabaseError, OperationalError, transaction

    models = {name(each): each for each in kept_models(apps)}
    done, total = 0, sum(lines.head.counts.values())
    at = ""
    try:
        with transaction.atomic(), _without_guards():
            _ask_for_references_last()
            for model in models.values():
                _empty(model)
            for table, names, found in lines.tables():
                at, model = table, models[table]
                for batch in in_pieces(found, BATCH):
                    _insert(model, names, batch)
                    done += len(batch)
                    step(done, total)
            _settle(models.values())
    except OperationalError:  # a disk that is full, and no row that is wrong
        raise
    except (DatabaseError, LookupError, ValueError, TypeError, AttributeError) as wrong:
        raise RefusedError([finding("backup.row-refused", at, at)]) from wrong


def differing(apps: Apps, counts: Mapping[str, int], end: End) -> list[str]:
    """The tables that do not say, read back, what the backup says of them."""
    found = []
    for model in kept_models(apps):
        digest = Digest()
        for text in rows(model):
            digest.add(text)
        if (digest.count, digest.hex) != (counts.get(name(model)), end.digests.get(name(model))):
            found.append(name(model))
    return found


def _ask_for_references_last() -> None:
    """A migration that added one had it looked at at once from then on."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _empty(model: Any) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - no input


def _insert(model: Any, names: Any, batch: list[list[object]]) -> None:
    from django.db import connection

    by_name = {each.attname: each for each in columns(model)}
    fields = [by_name[each] for each in names]
    quote = connection.ops.quote_name
    into = ", ".join(quote(str(each.column)) for each in fields)
    values = ", ".join("%s" for _ in fields)
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({into}) VALUES ({values})"  # noqa: S608 - names of models
    with connection.cursor() as cursor:
        cursor.executemany(statement, [prepared(row, fields, connection) for row in batch])


def _settle(models: Any) -> None:
    """Look at every reference between rows, and let numbers go on where they were."""
    from django.core.management.color import no_style
    from django.db import connection

    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


@contextmanager
def _without_guards() -> Iterator[None]:
    """They refuse to fill what is fixed; afterwards the doctor looks whether all of them stand again."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            away = cursor.fetchall()
            for trigger, _ in away:
                cursor.execute(f"DROP TRIGGER {trigger}")
            yield
            for _, statement in away:
                cursor.execute(statement)
            return
        tables = [connection.ops.quote_name(each) for each in connection.introspection.table_names(cursor)]
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
