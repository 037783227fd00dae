# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register with 100,000 organisations, on both databases: searching, a list of 10,000 numbers, looking one up.

Each database in a process of its own (``python -m bench.register sqlite``): Django knows one for each process. Times
are of the processor, ours and that of SQLite in it; of PostgreSQL, which works beside us, on the wall.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from statistics import quantiles
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from bench.table import Result

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ORGANISATIONS, QUICK, LIST = 100_000, 2_000, 10_000
SEARCH_GOAL, LIST_GOAL, LOOK_UP_GOAL = 100, 5_000, 50
LOOK_UPS = 300
AVERAGE_GOAL = 0.4
"""Milliseconds: then two cores answer 5,000 a second."""
DATABASES = ("sqlite", "postgres")
NOW, DAY = datetime(2026, 11, 2, 9, 30, tzinfo=UTC), date(2026, 11, 2)
FIRST_NUMBER = 20_000_000
KINDS = (
    *("Bakkerij", "Schilders", "Hoveniers", "Catering", "Drukkerij"),
    *("Software", "Beveiliging", "Schoonmaak", "Zorg", "Logistiek"),
)
NAMES = (
    *("Groene", "Heldere", "Sterke", "Warme", "Nieuwe", "Oude"),
    *("Kleine", "Grote", "Blije", "Stille", "Ronde", "Hoge"),
)
THINGS = (
    *("Vink", "Merel", "Eik", "Linde", "Brug", "Molen", "Toren"),
    *("Haven", "Akker", "Weide", "Kade", "Poort", "Wiel", "Ster"),
)
PLACES = (
    *("Almelo", "Breda", "Delft", "Ede", "Gouda", "Hoorn", "Kampen", "Leiden"),
    *("Meppel", "Ommen", "Rhenen", "Sneek", "Tiel", "Venlo", "Zwolle"),
)
SEARCHES = (
    ("a name", "Bakkerij De Groene Vink 00421"),
    ("a name typed wrong", "bakerij groen vnk 421"),
    ("a word that thousands have", "schoonmaak"),
    ("a name and a place", "hoveniers heldere eik zwolle"),
    ("nothing like it", "zwembad xylofoon"),
    ("a number", f"{FIRST_NUMBER + 77}"),
)


def register(quick: bool) -> Iterator[Result]:
    """The goals are for 100,000 organisations."""
    count = QUICK if quick else ORGANISATIONS
    for database in DATABASES:
        command = [sys.executable, "-m", "bench.register", database, str(count)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for name, milliseconds, goal in json.loads(told.splitlines()[-1]):
            yield Result(f"{database}, {count} organisations: {name}", milliseconds, "ms", goal)


PARTS = (register,)


def main(database: str, count: int) -> None:
    """Fill a database, time each question, and print the times as JSON."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "TREDE_TEST_DATABASE": database}
    import django

    django.setup()
    from django.test.utils import setup_databases, teardown_databases

    made = setup_databases(verbosity=0, interactive=False)
    clock = perf_counter if database == "postgres" else process_time
    try:
        fill(count)
        print(json.dumps([*searching(clock), *listing(clock, count), *looking_up(clock, count)]))
    finally:
        teardown_databases(made, verbosity=0)


def fill(count: int) -> None:
    from trede.office.register.models import Listing
    from trede.office.register.parts import find_by

    for start in range(0, count, 2000):
        rows = [row(number) for number in range(start, min(count, start + 2000))]
        Listing.objects.bulk_create(rows, batch_size=500)
        find_by.__wrapped__(rows)  # nobody acts here


def row(number: int) -> object:
    from trede.office.register.models import Listing

    kind, name, thing = KINDS[number % 10], NAMES[number // 10 % 12], THINGS[number // 120 % 14]
    return Listing(
        kvk=f"{FIRST_NUMBER + number}",
        name=f"{kind} De {name} {thing} {number:05}",
        place=PLACES[number % 15],
        level=("basistrede", "trede-1", "trede-2", "trede-3")[number % 4],
        sector=("10", "43", "81", "56", "18", "62", "80", "81", "88", "49")[number % 10],
        first_day=date(2025, 1 + number % 12, 1),
        last_day=date(2027, 1 + number % 12, 1),
        public_since=NOW,
    )


def once(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """Milliseconds, the middle of five."""
    took = []
    for _ in range(5):
        before = clock()
        work()
        took.append((clock() - before) * 1000)
    return sorted(took)[2]


def searching(clock: Callable[[], float]) -> Iterator[tuple[str, float, int]]:
    from trede.office.register.searching import Wanted, search

    for name, text in SEARCHES:
        yield f"search for {name}", once(lambda text=text: search(Wanted(text), day=DAY), clock), SEARCH_GOAL
    for name, wanted in (
        ("sector and level", Wanted(sectors=("81",), level="trede-3")),
        ("sector and level that nobody has", Wanted(sectors=("62",), level="trede-2")),
        ("sector", Wanted(sectors=("81",))),
        ("30+", Wanted(thirty_plus=True)),
    ):
        yield f"search by {name}", once(lambda wanted=wanted: search(wanted, day=DAY), clock), SEARCH_GOAL


def listing(clock: Callable[[], float], count: int) -> Iterator[tuple[str, float, int]]:
    from trede.office.certificates.answering import answered
    from trede.office.register.rules.answering import Question

    numbers = [f"{FIRST_NUMBER + number * max(1, count // LIST)}" for number in range(LIST)]
    question = Question("trede-2", DAY, date(2027, 6, 30))
    before = clock()
    answered(numbers, question, on=NOW)
    yield f"{LIST} numbers, over a contract", (clock() - before) * 1000, LIST_GOAL


def looking_up(clock: Callable[[], float], count: int) -> Iterator[tuple[str, float, int]]:
    """Each by another number, through all of the application but the server."""
    from django.test import Client

    client = Client()
    for name, address in (
        ("page", "/register/{}/"),
        ("program", "/api/v1/register/organisations/{}"),
        ("badge", "/register/{}/badge.svg"),
    ):
        took = []
        for number in range(LOOK_UPS):
            before = clock()
            client.get(address.format(FIRST_NUMBER + number * 31 % count))
            took.append((clock() - before) * 1000)
        yield (
            f"look-up, {name}, for the first time: 99 of 100 within",
            quantiles(took, n=100)[98],
            LOOK_UP_GOAL,
        )
        again = asked_again(address, count)
        yield f"look-up, {name}, asked before: 99 of 100 within", quantiles(again, n=100)[98], LOOK_UP_GOAL
        yield f"look-up, {name}, asked before: on average", sum(again) / len(again), AVERAGE_GOAL


def asked_again(address: str, count: int) -> list[float]:
    """Milliseconds of the processor for each of so many that somebody asked a moment ago, as a web process has them."""
    from io import BytesIO

    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler

    from trede.office.server.at_hand import AtHand
    from trede.office.server.register_state import register_state

    at_hand = AtHand(WSGIHandler(), register_state, settings.CSRF_COOKIE_NAME)
    asked = {
        "REQUEST_METHOD": "GET",
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "HTTP_HOST": "testserver",
    }
    took = []
    for _ in range(2):
        took = []
        for number in range(LOOK_UPS):
            place = address.format(FIRST_NUMBER + number * 31 % count)
            environ = {**asked, "PATH_INFO": place, "wsgi.url_scheme": "http", "wsgi.input": BytesIO()}
            before = process_time()
            b"".join(at_hand(environ, lambda status, headers, *more: None))
            took.append((process_time() - before) * 1000)
    return took


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
