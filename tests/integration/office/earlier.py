# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of an office as they were before each of our migrations, with the rows of an office of today in them as
far as those fit: on SQLite in files, on PostgreSQL in databases beside each other. What ``interrupted.py`` upgrades.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Node = tuple[str, str]
"""A migration: its app and its name."""
Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]
"""Of each table: its columns, and its rows as they stand there."""
CHAIN_REMADE = ("journal", "0003_organisations")
"""Journals of before it had other checksums: see ``older.py``. Until then ours has no rows."""


def ours() -> frozenset[str]:
    """The apps that are rooms of the office, also those that come."""
    from django.apps import apps

    return frozenset(each.label for each in apps.get_app_configs() if each.name.startswith("trede."))


def use(place: str) -> None:
    """From here on this database: a file, or one of the server's by its name."""
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = place


def copied(source: str, target: str) -> None:
    """``target`` is from here on what ``source`` is; nobody uses either."""
    from django.db import connection

    removed(target)
    if connection.vendor == "sqlite":
        shutil.copy(source, target)
        return
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {target} TEMPLATE {source}")


def removed(place: str) -> None:
    from django.db import connection

    connection.close()
    if connection.vendor == "sqlite":
        for ending in ("", "-wal", "-shm"):
            Path(f"{place}{ending}").unlink(missing_ok=True)
        return
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {place} WITH (FORCE)")


def made(place: str) -> None:
    """A database without tables."""
    from django.db import connection

    removed(place)
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {place}")


def earlier(tables: str, old: str, full: str, *, first: int, every: int) -> Iterator[str]:
    """Before one migration of ours in ``every``, from the ``first`` on, ``old`` has the tables of then; gives the
    migration that is next.

    ``tables`` grows by one migration at a time, and never has rows.
    """
    rows = rows_of(full)
    made(tables)
    use(tables)
    order, rooms, migrated = in_steps(), ours(), _migrating()
    chosen = [node for node in order[len(rooms) :] if node[0] in rooms][first::every]
    for number, node in enumerate(order):
        if node in chosen:
            copied(tables, old)
            use(old)
            fill(rows, but=("journal_",) if CHAIN_REMADE in order[number:] else ())
            yield "/".join(node)
            use(tables)
        migrated(node)


def in_steps() -> list[Node]:
    """Every migration, the first of each app first where it can be: so that most tables are there as they began."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    nodes = MigrationLoader(connection).graph.node_map
    done: dict[Node, None] = {}
    while len(done) < len(nodes):
        ready = [
            key
            for key, node in nodes.items()
            if key not in done and {p.key for p in node.parents} <= done.keys()
        ]
        done[min(ready, key=lambda key: (key[0] in ours(), key[1][:4], key[0]))] = None
    return list(done)


def _migrating() -> Callable[[Node], None]:
    """Does one migration more each time; what Django makes of those before it is made once, for it takes long."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.migrations.state import ProjectState

    executor = MigrationExecutor(connection)
    executor.recorder.ensure_schema()
    state = ProjectState(real_apps=executor.loader.unmigrated_apps)

    def migrated(node: Node) -> None:
        nonlocal state
        state = executor.apply_migration(state, executor.loader.graph.nodes[node])

    return migrated


def rows_of(place: str) -> Rows:
    """All that stands in the tables of our rooms."""
    from django.db import connection

    use(place)
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in _tables(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name from the database itself
            found[table] = ([each[0] for each in cursor.description], cursor.fetchall())
    return found


def _tables(cursor: Any) -> list[str]:
    from django.db import connection

    rooms = tuple(f"{each}_" for each in ours())
    return [each for each in connection.introspection.table_names(cursor) if each.startswith(rooms)]


def fill(rows: Rows, but: tuple[str, ...]) -> None:
    """What could be there then; a row that needs a column which is no more stays away."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor, _unguarded(cursor):
        for table in _tables(cursor):
            if table in rows and not (but and table.startswith(but)):
                _insert(cursor, table, *rows[table])


def _insert(cursor: Any, table: str, names: list[str], rows: list[tuple[Any, ...]]) -> None:
    from django.db import IntegrityError, connection, transaction

    there = {each.name for each in connection.introspection.get_table_description(cursor, table)}
    both = [number for number, name in enumerate(names) if name in there]
    columns = ", ".join(f'"{names[number]}"' for number in both)
    values = ", ".join("%s" for _ in both)
    statement = f'INSERT INTO "{table}" ({columns}) VALUES ({values})'  # noqa: S608 - names from the database itself
    told = [[row[number] for number in both] for row in rows]
    try:
        with transaction.atomic():
            cursor.executemany(statement, told)
    except IntegrityError:
        for each in told:
            with suppress(IntegrityError), transaction.atomic():
                cursor.execute(statement, each)


@contextmanager
def _unguarded(cursor: Any) -> Iterator[None]:
    """Triggers and references are looked away from: what is fixed is filled, in any order."""
    from django.db import connection

    if connection.vendor == "postgresql":
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        return
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = cursor.fetchall()
    for name, _ in triggers:
        cursor.execute(f"DROP TRIGGER {name}")
    cursor.execute("PRAGMA defer_foreign_keys = ON")
    yield
    for _, statement in triggers:
        cursor.execute(statement)
