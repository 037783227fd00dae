# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lists of the office with 10,000 dossiers, on both databases.

Each database in a process of its own (``python -m bench.office sqlite``): Django knows one for each process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from bench.table import Result, seconds

if TYPE_CHECKING:
    import uuid
    from collections.abc import Callable, Iterator

    from trede.office.dossier.models import Dossier, Measurement

DOSSIERS, QUICK, ORGANISATIONS = 10_000, 500, 100
GOAL_MILLISECONDS = 200
DATABASES = ("sqlite", "postgres")
NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def office_lists(quick: bool) -> Iterator[Result]:
    """A page of dossiers, for an organisation that has half of them and for an adviser of all."""
    count = QUICK if quick else DOSSIERS
    for database in DATABASES:
        command = [sys.executable, "-m", "bench.office", database, str(count)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for name, milliseconds, queries in json.loads(told.splitlines()[-1]):
            work = f"{database}, {count} dossiers: {name} ({queries} queries)"
            yield Result(work, milliseconds, "ms", GOAL_MILLISECONDS)


PARTS = (office_lists,)


def main(database: str, count: int) -> None:
    """Fill a database, time each list, and print the times as JSON."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.settings", "TREDE_TEST_DATABASE": database}
    import django

    django.setup()
    from django.test.utils import setup_databases, teardown_databases

    made = setup_databases(verbosity=0, interactive=False)
    try:
        print(json.dumps(list(timed(count))))
    finally:
        teardown_databases(made, verbosity=0)


def timed(count: int) -> Iterator[tuple[str, float, int]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for name, look in lists(count):
        with CaptureQueriesContext(connection) as counted:
            look()
        yield name, seconds(look, 15) * 1000, len(counted)


def lists(count: int) -> list[tuple[str, Callable[[], object]]]:
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier import queries

    person, first = filled(count)
    by = Member(person, first, frozenset({"adviser"}))
    last = count // 2 // 25
    return [
        ("first page", lambda: queries.dossiers(by)),
        ("last page", lambda: queries.dossiers(by, number=last)),
        ("one stage", lambda: queries.dossiers(by, stage="definitive")),
        ("adviser, first page", lambda: queries.dossiers_of_person(person, on=NOW)),
        ("adviser, last page", lambda: queries.dossiers_of_person(person, on=NOW, number=2 * last)),
    ]


def filled(count: int) -> tuple[uuid.UUID, uuid.UUID]:
    """An adviser of many organisations, dossiers with two measurements each; half of them in the first."""
    from trede.office.accounts.models import Membership, Organisation, Person
    from trede.office.dossier.models import Dossier, Measurement

    adviser = Person.objects.create(email="adviser@voorbeeld.example")
    places = Organisation.objects.bulk_create(
        Organisation(name=f"Organisatie {number}", kvk=f"{99_100_000 + number}", created_at=NOW)
        for number in range(ORGANISATIONS + 1)
    )
    Membership.objects.bulk_create(
        Membership(person=adviser, organisation=place, role="adviser", since=NOW) for place in places
    )
    made = [
        dossier(places[0 if number % 2 else 1 + number // 2 % ORGANISATIONS].pk, number)
        for number in range(count)
    ]
    Dossier.objects.bulk_create(made, batch_size=500)
    several = (measurement(each, number) for each in made for number in (1, 2))
    Measurement.objects.bulk_create(several, batch_size=500)
    return adviser.pk, places[0].pk


def dossier(organisation: uuid.UUID, number: int) -> Dossier:
    from trede.office.dossier.models import Dossier

    return Dossier(
        organisation=organisation,
        title=f"Aanvraag {number}",
        wanted_level="trede-1",
        intended_on=date(2027, 2, 1),
        stage=("draft", "test", "definitive")[number % 3],
        purchases=[{"order": "x" * 2_000}],
        opened_at=NOW - timedelta(minutes=number),
    )


def measurement(of: Dossier, number: int) -> Measurement:
    from trede.office.dossier.models import Measurement

    return Measurement(
        dossier=of,
        number=number,
        source="file",
        first_day=date(2026, 1, 1),
        last_day=date(2026, 12, 31),
        edition="pso-2.1",
        level="trede-1",
        total_percent="3.500000",
        organisation_document={"name": "x", "kvk": "99100000", "entities": []},
        purchases=[{"order": "x" * 2_000}],
        seal={"root": "0" * 64},
        made_at=NOW,
        made_by="system:bench",
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
