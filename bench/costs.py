# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an office pays for its work: the rows of ``docs/explanation/scale.md``, in seconds of a processor.

Pages and actions by the clock of the web process of a running office on SQLite; what no page does in a process of its
own (``python -m bench.costs``), for Django knows one database for each.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any

from bench.heavy import QUICK_ROWS, Person
from bench.table import Result
from bench.visitor import VISITORS, office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.visitor import Office

TIMES, QUICK_TIMES = 80, 8
WAYS, QUICK_WAYS = 8, 2
ENTRIES, QUICK_ENTRIES = (1_400, 10_000, 100_000), (100,)


def costs(quick: bool) -> Iterator[Result]:
    """Pages, small actions and what a monitor asks; then the way of a certificate, and checkpoints."""
    times = QUICK_TIMES if quick else TIMES
    with office() as there:
        people = [Person(there.address, each, QUICK_ROWS, 0) for each in there.people[:VISITORS]]
        for name, do in ASKED.items():
            yield Result(f"{name} (processor)", _asked(there, people, do, times), "ms")
    ways, entries = (QUICK_WAYS, QUICK_ENTRIES) if quick else (WAYS, ENTRIES)
    command = [sys.executable, "-W", "ignore", "-m", "bench.costs", str(ways), *map(str, entries)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for name, measured, unit in json.loads(told.splitlines()[-1]):
        yield Result(name, measured, unit)


PARTS = (costs,)

ASKED: dict[str, Callable[[Person, int], Any]] = {
    "a page: what is open": lambda person, _: person.get(person.home),
    "a page: the outcome": lambda person, _: person.get(f"{person.dossier}uitkomst/"),
    "a page: purchases": lambda person, _: person.get(f"{person.dossier}inkoop/"),
    "a page: one's account": lambda person, _: person.get("/mijn-account/"),
    "the register: another search each time": lambda person, number: person.get(f"/register/?zoek=v{number}"),
    "health": lambda person, _: person.get("/api/v1/health"),
    "a small action: a part of the organisation": lambda person, number: person.post(
        f"{person.home}onderdelen/", name=f"Deel {number}", kvk=f"{50_000_000 + number}"
    ),
}


def _asked(there: Office, people: list[Person], do: Callable[[Person, int], Any], times: int) -> float:
    """Median of milliseconds of work of the web process, after each person came by once."""
    took = []
    for number in range(len(people) + times):
        before = there.worked()
        answer = do(people[number % len(people)], number)
        took.append(there.worked() - before)
        assert answer.status_code in (200, 302), answer.status_code
    return median(took[len(people) :])


def main(ways: int, sizes: list[int]) -> None:
    """Time what no page does, and print it as JSON."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "TREDE_TEST_DATABASE": "sqlite"}
    import django

    django.setup()
    from django.test.utils import setup_databases, teardown_databases
    from tests.unit.office.server.signing.here import sign_here

    made = setup_databases(verbosity=0, interactive=False)
    try:
        sign_here()
        print(json.dumps([*_certificates(ways), *(row for size in sizes for row in _checkpoint(size))]))
    finally:
        teardown_databases(made, verbosity=0)


def _certificates(ways: int) -> Iterator[tuple[str, float, str]]:
    """The whole way of a second one, of an employer and a certifying body that are there."""
    from tests.unit.office.certificates.issued import logged

    from trede.office.accounts.actions import add_entity
    from trede.office.journal.models import Event
    from trede.office.log import tasks as log

    took, events, size, now = [], 0, 0, datetime.now(UTC)
    for _ in range(ways):
        first = logged(now)
        first.issue()
        before, there, begun = Event.objects.count(), _bytes(), process_time()
        second = first.again()
        log.bring_up_to_date()
        second.issue()
        took.append(process_time() - begun)
        events, size = Event.objects.count() - before, _bytes() - there
    yield "the whole way of a certificate (processor)", median(took), "s"
    yield "  events of it", events, ""
    yield "  in the database", size / 1000, "kB"
    by, small = first.chain.members["employer"], []
    for number in range(10 * ways):
        begun = process_time()
        add_entity(by=by, on=now, name=f"Deel {number}", kvk=f"{60_000_000 + number}")
        small.append(process_time() - begun)
    yield "a small action, without its page (processor)", median(small) * 1000, "ms"


def _bytes() -> int:
    """Of the database, without what is free in it."""
    from django.db import connection

    with connection.cursor() as cursor:
        told = [
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "freelist_count", "page_size")
        ]
    return int((told[0] - told[1]) * told[2])


def _checkpoint(size: int) -> Iterator[tuple[str, float, str]]:
    """The root of so many entries, and the same counted by the second way."""
    from hashlib import sha256

    from trede.office.server.signing.second_way import tree_hash
    from trede.proofs.merkle import roots_at

    entries = [sha256(number.to_bytes(8)).digest() for number in range(size)]
    begun = process_time()
    first = roots_at({size}, entries)[size]
    assert tree_hash(entries) == first
    yield f"a checkpoint of {size:,} entries, both ways (processor)", (process_time() - begun) * 1000, "ms"


if __name__ == "__main__":
    main(int(sys.argv[1]), [int(each) for each in sys.argv[2:]])
