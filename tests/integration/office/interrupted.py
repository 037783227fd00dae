# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Earlier tables, brought up to date and killed meanwhile: the program of ``test_interrupted_upgrade.py``.

    python -m tests.integration.office.interrupted [--stride 1] [--part 0/1]     prints what went wrong, as JSON

For each migration of ours: the tables as they were before it, with the rows of an office as far as they fit in them.
One step in so many ends the process that brings them up to date, as a kill would; then a next start does it again. A
step is a statement, the moment before all is committed, or the one after. Stride 0 takes one step of each version, and
part 1/2 every second version. The database comes from the environment.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.integration.office.earlier import copied, earlier, made, ours, removed, use

if TYPE_CHECKING:
    from collections.abc import Callable

FIXED = frozenset(
    (
        *("document", "organisation_document", "sha256", "seal", "facts"),
        *("edition", "level", "total_percent", "figures", "classes"),
        *("credential", "entry", "note", "root", "line", "valid_from", "valid_until"),
    )
)
"""Columns with scores, seals, signed texts and events: what no upgrade may touch, in whichever table they stand."""
KILLED = 9
SHAPE = {
    "sqlite": ("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%%'",),
    "postgresql": (
        "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable, column_default"
        " FROM information_schema.columns WHERE table_schema = 'public'",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace",
        "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    ),
}
"""All that a database has but its rows, and below what is noted as done."""
DONE = "SELECT app, name FROM django_migrations"


def filled(place: str) -> None:
    """An office of today, on which everything happened once."""
    from tests.faults.story import story

    from trede.office.server.upgrade import bring_up_to_date

    made(place)
    use(place)
    bring_up_to_date()
    story()


def says(place: str) -> tuple[dict[str, list[str]], list[list[str]]]:
    """What may not change, by table and column, and all tables with what is noted as done."""
    from django.db import connection

    use(place)
    with connection.cursor() as cursor:

        def asked(query: str) -> list[str]:
            cursor.execute(query)
            return sorted(map(repr, cursor.fetchall()))

        same = {}
        for table in connection.introspection.table_names(cursor):
            if table.startswith(tuple(f"{each}_" for each in ours())):
                for column in connection.introspection.get_table_description(cursor, table):
                    if column.name in FIXED:
                        query = f'SELECT "{column.name}" FROM "{table}"'  # noqa: S608 - names from the database itself
                        same[f"{table}.{column.name}"] = asked(query)
        shape = [asked(query) for query in (*SHAPE[connection.vendor], DONE)]
        if connection.vendor == "sqlite":
            assert asked("PRAGMA integrity_check") == ["('ok',)"]
            assert asked("PRAGMA foreign_key_check") == []
    connection.close()
    return same, shape


def upgraded(place: str, die_at: int) -> int | None:
    """How many steps it took; None when the process that did it ended at this one."""
    from django.db import connection

    connection.close()  # a child that closes a connection of its parent ends it for both
    read, write = os.pipe()
    if (child := os.fork()) == 0:
        count = _upgrade(place, die_at)
        os.write(write, str(count).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as told:
        text = told.read()
    os.waitpid(child, 0)
    return int(text) if text else None


def _upgrade(place: str, die_at: int) -> int:
    from django.db import connection

    from trede.office.server.upgrade import bring_up_to_date

    use(place)
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == die_at:
            os._exit(KILLED)

    def dying(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        step()
        return execute(sql, params, many, context)

    connection.commit = _between(step, connection.commit)
    with connection.execute_wrapper(dying):
        bring_up_to_date()
    connection.close()
    return count


def _between(step: Callable[[], None], commit: Callable[[], None]) -> Callable[[], None]:
    """A step before something, and one after it."""

    def stepping() -> None:
        step()
        commit()
        step()

    return stepping


def tried(places: list[str], stride: int, first: int, every: int) -> dict[str, object]:
    """In four places: an office, its tables as they grow, those of before a migration, and what is upgraded."""
    full, tables, old, now = places
    filled(full)
    wrong: list[str] = []
    states = kills = 0
    for number, node in enumerate(earlier(tables, old, full)):
        if number % every != first:
            continue
        states += 1
        more, found = killed_often(node, old, now, number, stride)
        kills, wrong = kills + more, [*wrong, *found]
        print(f"{states} {node}: {kills} kills", file=sys.stderr, flush=True)
    return {"states": states, "kills": kills, "rows": sum(map(len, says(old)[0].values())), "wrong": wrong}


def moments(total: int, number: int, stride: int) -> list[int]:
    """At which steps; of stride 0 one, at another part of the way for each version. The last is after the commit."""
    if stride:
        return [*range(number % stride + 1, total, stride), total]
    return [total if number % 4 == 3 else number * 5 * total // 8 % total + 1]


def killed_often(node: str, old: str, now: str, number: int, stride: int) -> tuple[int, list[str]]:
    """How often it was killed from this version on, and what went wrong."""
    before, kills, wrong = says(old), 0, []
    copied(old, now)
    total, whole = upgraded(now, 0), says(now)
    changed = [each for each, held in before[0].items() if whole[0].get(each) != held]
    if total is None or changed:
        return 0, [f"{node}: these changed or are gone: {changed}"]
    for moment in moments(total, number, stride):
        copied(old, now)
        kills += 1
        if upgraded(now, moment) is not None:
            wrong.append(f"{node}: was not killed at {moment}")
        elif says(now) != (whole if moment == total else before):
            wrong.append(f"{node}: half done after step {moment}")
        elif upgraded(now, 0) is None or says(now) != whole:
            wrong.append(f"{node}: not finished by the next start, after {moment}")
    removed(now)
    return kills, wrong


def main() -> dict[str, object]:
    from django.db import connection

    parser = argparse.ArgumentParser(description="Upgrades that are killed")
    parser.add_argument("--stride", type=int, default=1)
    parser.add_argument("--part", default="0/1")
    asked = parser.parse_args()
    names = ("full", "tables", "old", "upgraded")
    folder = Path(os.environ["TREDE_DATA"])
    places = [
        str(folder / f"{each}.sqlite3") if connection.vendor == "sqlite" else f"{each}_office"
        for each in names
    ]
    return tried(places, asked.stride, *map(int, asked.part.split("/")))


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(main()))
