# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Earlier tables, brought up to date and killed meanwhile: the program of ``test_interrupted_upgrade.py``.

    python -m tests.integration.office.interrupted [--stride N] [--part 0/1]     prints what went wrong, as JSON

For each migration of ours: the tables as they were before it, with the rows of an office as far as they fit in them.
They are brought up to date, and killed at one step in so many: a statement, the moment before all is committed, or the
one after. That is in the migration that is next, and for the last version in all that follows: what comes after the
next migration is the next of another version. What a kill leaves of SQLite is what stands in its files at that moment,
so one upgrade shows all of its steps, and there one in twenty-five of what comes later is looked at too, from every
version at others; on PostgreSQL each kill takes an upgrade of its own. Stride 0 takes a few steps of each version on
SQLite, wherever they are, and one on PostgreSQL, and part 1/4 every fourth version. The database comes from the
environment.

What a kill leaves must be as it was, to the last row. Then a next start does what the whole upgrade did; that is tried
once for each version, and with stride 0 for one in four. ``control`` says what was seen of an upgrade that is not one
whole, and that must be something.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Any

from tests.integration.office.earlier import copied, earlier, in_steps, made, ours, removed, use

FIXED = frozenset(
    (
        *("document", "organisation_document", "sha256", "seal", "facts"),
        *("edition", "level", "total_percent", "figures", "classes"),
        *("credential", "entry", "note", "root", "line", "valid_from", "valid_until"),
    )
)
"""Columns with scores, seals, signed texts and events: what no upgrade may touch, in whichever table they stand."""
KILLED = 9
NOTED = 'INSERT INTO "django_migrations"'
"""The last statement of a migration."""
Steps = tuple[int, int]
"""How many an upgrade took, and how many of them until its first migration was done."""
LATER = 25
"""One in so many steps is looked at after the migration that is next."""


class Where(Enum):
    """Where in an upgrade a step is."""

    NEXT = auto()
    """A statement of the migration that is next."""
    LATER = auto()
    """A statement after that one."""
    COMMITTING = auto()
    COMMITTED = auto()
    """After it, also a statement that belongs to nothing any more."""


Step = Callable[[int, Where], None]
"""What is done at a step, with its number."""
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


def rows_in(place: str) -> list[tuple[str, list[str]]]:
    """Every row of every table, also of those that are not ours."""
    from django.db import connection

    use(place)
    found = []
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name from the database itself
            found.append((table, sorted(map(repr, cursor.fetchall()))))
    connection.close()
    return found


def as_one() -> None:
    """As an office does it."""
    from trede.office.server.upgrade import bring_up_to_date

    bring_up_to_date()


def in_pieces() -> None:
    """As Django does it by itself, each migration for its own: a kill must be seen to leave this halfway."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def upgraded(
    place: str, step: Step = lambda _number, _where: None, way: Callable[[], None] = as_one
) -> Steps | None:
    """The steps it took, in a process of its own; None when that ended before. It tells of each step."""
    from django.db import connection

    connection.close()  # a child that closes a connection of its parent ends it for both
    read, write = os.pipe()
    if (child := os.fork()) == 0:
        os.write(write, json.dumps(_upgrade(place, step, way)).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as told:
        text = told.read()
    os.waitpid(child, 0)
    return tuple(json.loads(text)) if text else None


def _upgrade(place: str, step: Step, way: Callable[[], None]) -> Steps:
    from django.db import connection

    use(place)
    count, first, is_done, commit = 0, 0, False, connection.commit

    def stepped(where: Where) -> None:
        nonlocal count
        count += 1
        step(count, where)

    def executing(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal first
        after = is_done and not connection.in_atomic_block
        stepped(Where.COMMITTED if after else Where.LATER if first else Where.NEXT)
        first = first or (count if sql.startswith(NOTED) else 0)
        return execute(sql, params, many, context)

    def committing() -> None:
        nonlocal is_done
        stepped(Where.COMMITTING)
        commit()
        is_done = True
        stepped(Where.COMMITTED)

    connection.commit = committing
    with connection.execute_wrapper(executing):
        way()
    connection.close()
    return count, first


def ending_at(moment: int) -> Step:
    """The process ends there, as a kill would end it."""

    def step(number: int, _where: Where) -> None:
        if number == moment:
            os._exit(KILLED)

    return step


@dataclass
class Version:
    """The tables of one version in ``old``, upgraded in ``now``, and what kills left in ``left``."""

    node: str
    number: int
    stride: int
    old: str
    now: str
    left: str
    last: bool = False
    way: Callable[[], None] = as_one
    kills: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def done(self) -> str:
        """What a kill after the commit leaves."""
        return f"{self.left}.done"

    def killed_often(self) -> None:
        from django.db import connection

        self.before, self.rows = says(self.old), rows_in(self.old)
        copied(self.old, self.now)
        sqlite = connection.vendor == "sqlite"
        steps = upgraded(self.now, self._looking if sqlite else lambda _number, _where: None, self.way)
        self.whole = says(self.now)
        changed = [each for each, held in self.before[0].items() if self.whole[0].get(each) != held]
        if steps is None or changed:
            self.wrong.append(f"{self.node}: these changed or are gone: {changed}")
            return
        if sqlite:
            self._read_looks()
        else:
            self._kill_each(*steps)
        removed(self.now)
        removed(self.left)

    def _chosen(self, number: int, where: Where) -> bool:
        """With stride 0 each step as often as any other, though nobody knows yet how many there are."""
        if where is Where.COMMITTED:
            return True
        if not self.stride:
            return random.Random(f"{self.number} {number}").random() < 1 / number
        stride = self.stride * (LATER if where is Where.LATER and not self.last else 1)
        return where is Where.COMMITTING or number % stride == self.number % stride

    def _looking(self, number: int, where: Where) -> None:
        """In the process that upgrades: a process beside it opens a copy of the files as whoever comes after a kill."""
        if not self._chosen(number, where):
            return
        committed = where is Where.COMMITTED
        place = self.done if committed else self.left
        for ending in ("", "-wal", "-shm"):
            if Path(f"{self.now}{ending}").exists():
                shutil.copy(f"{self.now}{ending}", f"{place}{ending}")
        if (child := os.fork()) == 0:
            self._look(place, number, committed)
            os._exit(0)
        os.waitpid(child, 0)

    def _look(self, place: str, number: int, committed: bool) -> None:
        from django.db import connections

        del connections["default"]  # that of who upgrades
        found = says(place)
        held = committed or (found == self.before and rows_in(place) == self.rows)
        with Path(f"{self.left}.looks").open("a", encoding="utf-8") as looks:
            looks.write(json.dumps([number, held, _digest(found) if committed else ""]) + "\n")

    def _read_looks(self) -> None:
        file = Path(f"{self.left}.looks")
        for line in file.read_text(encoding="utf-8").splitlines():
            number, held, committed = json.loads(line)
            self.kills += 1
            if not held or committed not in ("", _digest(self.whole)):
                self.wrong.append(f"{self.node}: half done after step {number}")
        file.unlink()
        removed(self.done)
        if self._finishes() and Path(self.left).exists():
            self._finish(number)

    def _kill_each(self, total: int, first: int) -> None:
        """What a kill left as it was, is killed again."""
        copied(self.old, self.left)
        for moment in moments(total, total if self.last else first, self.number, self.stride):
            self.kills += 1
            if upgraded(self.left, ending_at(moment), self.way) is not None:
                self.wrong.append(f"{self.node}: was not killed at {moment}")
            elif moment == total and says(self.left) != self.whole:
                self.wrong.append(f"{self.node}: not there after its commit")
            elif moment < total and (says(self.left) != self.before or rows_in(self.left) != self.rows):
                self.wrong.append(f"{self.node}: half done after step {moment}")
                copied(self.old, self.left)
        if self._finishes():
            self._finish(moment)

    def _finishes(self) -> bool:
        return bool(self.stride) or self.number % 4 == 0

    def _finish(self, moment: int) -> None:
        if upgraded(self.left, way=self.way) is None or says(self.left) != self.whole:
            self.wrong.append(f"{self.node}: not finished by the next start, after {moment}")


def _digest(said: object) -> str:
    return hashlib.sha256(repr(said).encode()).hexdigest()


def moments(total: int, near: int, number: int, stride: int) -> list[int]:
    """At which steps; of stride 0 one, at another part of the way for each version. The last is after the commit."""
    if stride:
        return [*range(number % stride + 1, min(near + 1, total), stride), total]
    return [total if number % 4 == 3 else number * 5 * total // 8 % total + 1]


def tried(places: list[str], stride: int, first: int, every: int) -> dict[str, object]:
    """In five places: an office, its tables as they grow, those of before a migration, and those of ``Version``."""
    full, tables, old, now, left = places
    filled(full)
    last = [each for each in in_steps() if each[0] in ours()][-1]
    wrong: list[str] = []
    seen: list[str] = []
    states = kills = 0
    for node in earlier(tables, old, full, first=first, every=every):
        if not states:
            control = Version(node, 1, 0, old, now, left, way=in_pieces)
            control.killed_often()
            seen = control.wrong
            wrong += [] if seen else [f"{node}: nobody saw that it was done in pieces"]
        version = Version(node, states, stride, old, now, left, node == "/".join(last))
        version.killed_often()
        states, kills, wrong = states + 1, kills + version.kills, wrong + version.wrong
        print(f"{states} {node}: {kills} kills", file=sys.stderr, flush=True)
    rows = sum(map(len, says(old)[0].values()))
    return {"states": states, "kills": kills, "rows": rows, "wrong": wrong, "control": seen}


def main() -> dict[str, object]:
    from django.db import connection

    parser = argparse.ArgumentParser(description="Upgrades that are killed")
    parser.add_argument("--stride", type=int, default=1)
    parser.add_argument("--part", default="0/1")
    asked = parser.parse_args()
    names = ("full", "tables", "old", "upgraded", "left")
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
