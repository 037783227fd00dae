# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Earlier tables, brought up to date and killed meanwhile: the program of ``test_interrupted_upgrade.py``.

    python -m tests.integration.office.interrupted FOLDER STRIDE     prints what went wrong, as JSON

For each migration of ours: the tables as they were before it, with the rows of an office as far as they fit in them.
One statement in STRIDE ends the process that brings them up to date, as a kill would; then a next start does it again.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = ("accounts", "dossier", "journal", "post", "register", "uploads", "work")
THE_SAME = {
    "dossier_scored": "id, edition, level, total_percent, figures, classes, document",
    "dossier_measurement": "id, number, edition, level, total_percent, seal, organisation_document",
    "dossier_application": "id, kind, document, sha256",
}
"""Scores, seals and signed texts: what no upgrade may touch."""
KILLED = 9


def use(file: Path) -> None:
    from django.db import connection

    connection.close()
    connection.settings_dict["NAME"] = str(file)


def filled(file: Path) -> None:
    """An office of today, on which everything happened once."""
    from tests.faults.story import story

    from trede.office.server.upgrade import bring_up_to_date

    use(file)
    bring_up_to_date()
    story()


def earlier(file: Path, full: Path) -> Iterator[str]:
    """Before each migration of ours in turn, ``file`` has the tables of then; gives the migration that is next."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    leaves = MigrationExecutor(connection).loader.graph.leaf_nodes()
    use(file.with_name("none.sqlite3"))
    plan = [(each.app_label, each.name) for each, _ in MigrationExecutor(connection).migration_plan(leaves)]
    first = [each for each in plan if each[0] not in OURS or each[1].startswith("0001")]
    order = [
        *first,
        *(each for each in plan if each not in first),
    ]  # so that all tables are there, as they began
    for number, node in enumerate(order):
        if node[0] in OURS and not node[1].startswith("0001"):
            file.unlink(missing_ok=True)
            use(file)
            for done in order[:number]:
                MigrationExecutor(connection).migrate([done])
            connection.close()
            other = node[0] == "journal" or ("journal", "0003_organisations") in order[number:]
            take_rows(full, file, but=("journal_",) if other else ())
            yield "/".join(node)


def take_rows(source: Path, target: Path, but: tuple[str, ...]) -> None:
    """What could be there then. Journals of before their third step had other checksums: see ``older.py``."""
    with closing(sqlite3.connect(target)) as there:
        there.execute("ATTACH ? AS today", (str(source),))
        names = "SELECT name, sql FROM {}.sqlite_master WHERE type = '{}'"
        triggers = there.execute(names.format("main", "trigger")).fetchall()
        for trigger, _ in triggers:
            there.execute(f"DROP TRIGGER {trigger}")
        today = {name for name, _ in there.execute(names.format("today", "table"))}
        ours = [f"{each}_" for each in OURS if f"{each}_" not in but]
        for table, _ in there.execute(names.format("main", "table")).fetchall():
            if table in today and table.startswith(tuple(ours)):
                both = columns_of(there, "main", table) & columns_of(there, "today", table)
                columns = ", ".join(f'"{each}"' for each in sorted(both))
                take = f"INSERT OR IGNORE INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}"  # noqa: S608
                there.execute(take)
        for _, statement in triggers:
            there.execute(statement)
        there.commit()


def columns_of(connection: sqlite3.Connection, schema: str, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA {schema}.table_info({table})")}


def says(file: Path) -> tuple[dict[str, object], object]:
    """What may not change, and all tables with what is noted as done."""
    with closing(sqlite3.connect(file)) as connection:
        rows = {each: f"SELECT {columns} FROM {each}" for each, columns in THE_SAME.items()}  # noqa: S608
        same = {each: sorted(connection.execute(query)) for each, query in rows.items()}
        tables = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        done = "SELECT app, name FROM django_migrations"
        shape = [sorted(map(repr, connection.execute(query))) for query in (tables, done)]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return same, shape


def upgraded(file: Path, die_at: int) -> int | None:
    """The exit status of a process that does it, and ends at this statement; how many there were when it does not."""
    read, write = os.pipe()
    if (child := os.fork()) == 0:
        count = _upgrade(file, die_at)
        os.write(write, str(count).encode())
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as told:
        text = told.read()
    os.waitpid(child, 0)
    return int(text) if text else None


def _upgrade(file: Path, die_at: int) -> int:
    from django.db import connection

    from trede.office.server.upgrade import bring_up_to_date

    use(file)
    count = 0

    def dying(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += 1
        if count == die_at:
            os._exit(KILLED)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(dying):
        bring_up_to_date()
    connection.close()
    return count


def tried(folder: Path, stride: int) -> dict[str, object]:
    full, old, file = folder / "full.sqlite3", folder / "old.sqlite3", folder / "trede.sqlite3"
    filled(full)
    wrong: list[str] = []
    states = kills = 0
    for node in earlier(old, full):
        states += 1
        more, found = killed_often(node, old, file, states % stride + 1, stride)
        kills, wrong = kills + more, [*wrong, *found]
    return {"states": states, "kills": kills, "wrong": wrong}


def killed_often(node: str, old: Path, file: Path, first: int, stride: int) -> tuple[int, list[str]]:
    """How often it was killed from this version on, and what went wrong."""
    before, kills, wrong = says(old), 0, []
    shutil.copy(old, file)
    total, whole = upgraded(file, 0), says(file)
    if total is None or whole[0] != before[0]:
        return 0, [f"{node}: scores, seals or signed texts changed"]
    for moment in range(first, total, stride):
        file.unlink()
        shutil.copy(old, file)
        kills += 1
        if upgraded(file, moment) is not None:
            wrong.append(f"{node}: was not killed at {moment}")
        elif says(file) != before:
            wrong.append(f"{node}: half done after statement {moment}")
        elif upgraded(file, 0) is None or says(file) != whole:
            wrong.append(f"{node}: not finished by the next start, after {moment}")
    return kills, wrong


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(tried(Path(sys.argv[1]), int(sys.argv[2]))))
