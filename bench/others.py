# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor notices of others: a page while nobody works, and while every place at work is taken.

In a process of its own (``python -m bench.others 100000``), as the lists of the office are.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING
from uuid import uuid4

from bench.table import Result, once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

    from trede.office.uploads.places import Place

ROWS, QUICK = 100_000, 2_000
LOOKS, GOAL_MILLISECONDS, GOAL_TIMES = 60, 100, 2
HEAD = "Personeelsnummer;Uren per week;In dienst;Doelgroep"


def a_second_visitor(quick: bool) -> Iterator[Result]:
    """The 95th percentile of a page, alone and beside as many readings as there are processors."""
    rows = QUICK if quick else ROWS
    command = [sys.executable, "-m", "bench.others", str(rows)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    alone, busy = json.loads(told.splitlines()[-1])
    yield Result("a page of the office, nobody else: p95", alone, "ms", GOAL_MILLISECONDS)
    yield Result(f"the same while files of {rows} rows are read: p95", busy, "ms", GOAL_MILLISECONDS)
    yield Result("  that is so many times as long", busy / alone, "times", GOAL_TIMES)


PARTS = (a_second_visitor,)


def main(rows: int) -> None:
    """Print both percentiles, in milliseconds, as JSON."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "TREDE_TEST_DATABASE": "sqlite"}
    import django

    django.setup()
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    setup_test_environment()
    made = setup_databases(verbosity=0, interactive=False)
    try:
        browser, page = visitor()
        alone = p95(browser, page)
        with tempfile.TemporaryDirectory() as folder:
            places = begun(Path(folder) / "waiting", rows)
            busy = p95(browser, page)
            ended(places)
        print(json.dumps([alone, busy]))
    finally:
        teardown_databases(made, verbosity=0)


def visitor() -> tuple[Client, str]:
    """Somebody who is logged in, and the address of a page with a list."""
    from bench.office import filled
    from django.test import Client

    from trede.office.accounts.models import Person
    from trede.office.accounts.receivers import STRONG

    person, organisation = filled(50)
    browser = Client()
    browser.force_login(Person.objects.get(pk=person))
    session = browser.session
    session[STRONG] = True
    session.save()
    return browser, f"/organisaties/{organisation}/"


def p95(browser: Client, page: str) -> float:
    assert browser.get(page).status_code == 200
    return quantiles((once(lambda: browser.get(page)) * 1000 for _ in range(LOOKS)), n=20)[-1]


def begun(folder: Path, rows: int) -> list[Place]:
    """Readings by so many people that every place at work is taken."""
    from trede.office.dossier.rules.facts import Facts
    from trede.office.uploads import readings
    from trede.office.uploads.line import processors
    from trede.office.uploads.places import Place
    from trede.office.uploads.rules.looking import Task
    from trede.office.uploads.rules.looks import task_document
    from trede.office.vault.waiting import Waiting

    facts = Facts(str(uuid4()), "Groot BV", "12345678", (), "2019-03-01", ())
    task = task_document(Task("groot.csv", facts, date(2018, 1, 1), date(2018, 12, 31)))
    data = "\n".join([HEAD, *(f"P{n:06d};{20 + n % 20};01-01-2015;" for n in range(rows))]).encode()
    waiting, on = Waiting(folder), datetime.now(UTC)
    places = []
    for _person in range(processors() + 1):
        owner = str(uuid4())
        places.append(Place(waiting, waiting.put("groot.csv", data, owner=owner, on=on), owner))
        readings.begin(places[-1], "look", task, on)
    return places


def ended(places: list[Place]) -> None:
    """Stop them, and wait until their processes are gone."""
    from trede.office.uploads import readings
    from trede.office.uploads.reading_apart import AT_WORK

    for place in places:
        readings.stop(place, datetime.now(UTC))
    for each in AT_WORK:
        each.wait()


if __name__ == "__main__":
    main(int(sys.argv[1]))
