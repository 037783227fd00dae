# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Guards: triggers by which the database itself refuses to change what may not change, whoever asks.

A room declares its guards as SQL; a migration sets them, and the doctor looks whether they still stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TRIGGER = re.compile(r"\s*CREATE TRIGGER (\w+) BEFORE ([A-Z ]+) ON (\w+)")
FUNCTION = re.compile(r"\s*CREATE OR REPLACE FUNCTION (\w+)\(.*?\$\$(.*)\$\$", re.DOTALL)

STANDING_ON_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
STANDING_ON_POSTGRESQL = """
    SELECT t.tgname, CASE WHEN t.tgenabled IN ('O', 'A') THEN pg_get_triggerdef(t.oid) ELSE 'disabled' END
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace
    UNION ALL
    SELECT p.proname || '()', p.prosrc FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace"""


@dataclass(frozen=True, slots=True)
class Guards:
    """The statements that set the guards of one room: ``CREATE TRIGGER``, on PostgreSQL functions first."""

    sqlite: Sequence[str]
    postgresql: Sequence[str]

    def of(self, vendor: str) -> Sequence[str]:
        """Those of one kind of database, by Django's name for it."""
        return self.sqlite if vendor == "sqlite" else self.postgresql


def kept_on_sqlite(tables: Sequence[str], replaces: Mapping[str, str], message: str) -> list[str]:
    """The triggers by which rows of tables are never changed or removed; ``replaces``: when a new row is refused.

    ``INSERT OR REPLACE`` removes a row without firing a ``DELETE`` trigger, so that needs its own condition.
    """
    refuse = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    return [
        *(
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} {refuse}"
            for table in tables
            for verb in ("UPDATE", "DELETE")
        ),
        *(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {condition} {refuse}"
            for table, condition in replaces.items()
        ),
    ]


def kept_on_postgresql(tables: Sequence[str], function: str) -> list[str]:
    """The same on PostgreSQL, by a function that refuses; its name is as it was set first."""
    return [
        statement
        for table in tables
        for statement in (
            f"""CREATE TRIGGER {table}_append_only BEFORE DELETE OR UPDATE ON {table}
        FOR EACH ROW EXECUTE FUNCTION {function}()""",
            f"""CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION {function}()""",
        )
    ]


def set_guards(schema_editor: BaseDatabaseSchemaEditor, guards: Guards) -> None:
    """Set them, in the place of those of the same name; for migrations."""
    for statement in guards.of(schema_editor.connection.vendor):
        for name, table in _named(statement):
            on = f" ON {table}" if schema_editor.connection.vendor == "postgresql" else ""
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
        schema_editor.execute(statement)


def _named(statement: str) -> Iterator[tuple[str, str]]:
    if found := TRIGGER.match(statement):
        yield found[1], found[3]


def fallen(guards: Guards) -> list[str]:
    """The names of those that do not stand in this database as they were set: gone, switched off or rewritten."""
    standing = _standing()
    wanted = dict(map(_wanted, guards.of(connection.vendor)))
    return [name for name, text in wanted.items() if standing.get(name) != text]


def foreign(known: Sequence[Guards]) -> list[str]:
    """The names of triggers that no room set: they can write something else than what was asked.

    A function does nothing without one, and PostgreSQL's extensions bring many.
    """
    ours = {_wanted(statement)[0] for guards in known for statement in guards.of(connection.vendor)}
    return sorted(name for name in _standing().keys() - ours if not name.endswith("()"))


def _standing() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(STANDING_ON_SQLITE if connection.vendor == "sqlite" else STANDING_ON_POSTGRESQL)
        return {name: _as_one_writes(text) for name, text in cursor.fetchall()}


def _wanted(statement: str) -> tuple[str, str]:
    if function := FUNCTION.match(statement):
        return f"{function[1]}()", _as_one_writes(function[2])
    trigger = TRIGGER.match(statement)
    assert trigger, statement  # noqa: S101 - a guard is a trigger or a function
    return trigger[1], _as_one_writes(statement)


def _as_one_writes(text: str) -> str:
    """Without what differs between what we say and what the database says back: blanks, schema, order of verbs."""
    plain = re.sub(r" ON \w+\.(\w+) FOR EACH", r" ON \1 FOR EACH", " ".join(text.split()))
    return re.sub(r"BEFORE ([A-Z]+(?: OR [A-Z]+)+) ON", _in_order, plain)


def _in_order(verbs: re.Match[str]) -> str:
    return f"BEFORE {' OR '.join(sorted(verbs[1].split(' OR ')))} ON"
