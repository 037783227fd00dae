# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a second visitor notices: the pages of somebody else, while each heavy or hostile thing is done (``heavy.py``).

A running office is visited a while in peace and a while under each of them, in turns in the same minute, so that other
work on the machine counts in both. The goal in peace is 100 ms for 95 of 100 pages; under the worst at most double.

Two clocks run: the one on the wall, and that of the web process, which says how much it worked, for whomever, between
a question and its answer. On a machine that does nothing else they agree, and only the second means something on one
that is busy: there whoever works much is put back, and an office that only answers now and then is not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from bench.heavy import HEAVY, QUICK_ROWS, ROWS, Person
from bench.table import Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[1]
GOAL_MILLISECONDS, GOAL_TIMES = 100, 2
ROUNDS, SECONDS = 3, 8.0
QUICK_SECONDS = 3.0
BETWEEN = 0.05
"""Seconds between two pages; each is asked by another visitor, for somebody who reads does not keep an office busy."""
VISITORS, OTHERS, SESSIONS = 8, 8, 7
LISTED = 1_000
"""Organisations in the register beside those."""


@dataclass
class Waited:
    """Milliseconds for each page: on the wall, and of work of the web process."""

    wall: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)


@dataclass
class Noticed:
    """A visitor in peace and while others kept the office busy; ``did`` is how often those got each status."""

    name: str
    peace: Waited = field(default_factory=Waited)
    busy: Waited = field(default_factory=Waited)
    did: dict[str, int] = field(default_factory=dict)

    @property
    def times(self) -> float:
        """How many times as much work 95 of 100 pages waited for at most."""
        return p95(self.busy.work) / p95(self.peace.work)


def p95(milliseconds: list[float]) -> float:
    return quantiles(milliseconds, n=20, method="inclusive")[-1]


@dataclass(frozen=True)
class Office:
    """A running one: its address, its web process, and who is logged in there, the visitors first."""

    address: str
    web: int
    people: list[Mapping[str, str]]

    def worked(self) -> float:
        """Milliseconds of a processor that the web process took: its clock, as ``clock_getcpuclockid`` names it."""
        return time.clock_gettime(~self.web << 3 | 2) * 1000


def a_second_visitor(quick: bool) -> Iterator[Result]:
    """The 95th percentile of a visitor's pages in peace, and under each heavy thing."""
    rounds, seconds, rows = (1, QUICK_SECONDS, QUICK_ROWS) if quick else (ROUNDS, SECONDS, ROWS)
    with office() as there:
        found = [notice(name, there, seconds, rows, rounds) for name in HEAVY]
    for clock in ("wall", "work"):
        peace = [each for one in found for each in getattr(one.peace, clock)]
        yield Result(f"pages of a visitor, nobody else: p95 ({clock})", p95(peace), "ms", GOAL_MILLISECONDS)
    for each in found:
        yield Result(f"the same during {each.name}: p95 (wall)", p95(each.busy.wall), "ms")
        yield Result("  (work)", p95(each.busy.work), "ms", GOAL_TIMES * GOAL_MILLISECONDS)
        yield Result("  that is so many times as much work", each.times, "times", GOAL_TIMES)


PARTS = (a_second_visitor,)


@contextmanager
def office() -> Iterator[Office]:
    """A running office on SQLite."""
    from tests.integration.office.running import family, health, running, within

    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("TREDE_")},
            "DJANGO_SETTINGS_MODULE": "trede.office.server.settings",
            "TREDE_CONFIG": f"{folder}/none.toml",
            "TREDE_DATA": folder,
        }
        with running(environment) as (_, address):
            within(60, lambda: health(address))
            (web,) = (number for number, kind in family(environment).items() if kind == "web")
            yield Office(address, web, settled(environment))


def settled(environment: Mapping[str, str]) -> list[Mapping[str, str]]:
    """People in this office, each with an organisation, a dossier and a session."""
    command = [sys.executable, "-W", "ignore", "-m", "bench.visitor"]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    found: list[Mapping[str, str]] = json.loads(told.stdout.splitlines()[-1])
    return found


def notice(name: str, there: Office, seconds: float, rows: int, rounds: int) -> Noticed:
    """Visit in peace and while the others are busy, in turns."""
    found = Noticed(name)
    _visit(there, _visitors(there, rows), seconds / 4, Waited())  # the first pages of a process are slow
    for _ in range(rounds):
        _visit(there, _visitors(there, rows), seconds, found.peace)
        keep_busy(found, there, seconds, rows)
    return found


def keep_busy(found: Noticed, there: Office, seconds: float, rows: int) -> Noticed:
    """Visit while the others do what ``found`` is named after, and add to it what was noticed."""
    with _busy(found.name, there, seconds, rows) as others:
        time.sleep(seconds / 8)
        _visit(there, _visitors(there, rows), seconds, found.busy)
        told, _ = others.communicate(timeout=180)
    for status, times in json.loads(told).items():
        found.did[status] = found.did.get(status, 0) + times
    return found


def _visitors(there: Office, rows: int) -> list[Person]:
    return [Person(there.address, each, rows, 0) for each in there.people[:VISITORS]]


@contextmanager
def _busy(name: str, there: Office, seconds: float, rows: int) -> Iterator[Any]:
    """A process of their own: the visitor's clock must not wait for theirs."""
    command = [sys.executable, "-m", "bench.heavy", name, there.address, str(seconds * 9 / 8)]
    with tempfile.TemporaryFile("w+") as asked:
        json.dump({"told": there.people[VISITORS:], "rows": rows}, asked)
        asked.seek(0)
        with subprocess.Popen(command, cwd=ROOT, stdin=asked, stdout=subprocess.PIPE, text=True) as others:
            try:
                yield others
            finally:
                others.kill()


def _visit(there: Office, visitors: list[Person], seconds: float, waited: Waited) -> None:
    """One page after the other, each of another visitor."""
    until = time.monotonic() + seconds
    for number in count():
        if time.monotonic() > until and number > 1:
            return
        visitor = visitors[number % len(visitors)]
        places = (visitor.home, visitor.dossier + "uitkomst/", visitor.dossier + "inkoop/", "/mijn-account/")
        worked, begun = there.worked(), time.perf_counter()
        answer = visitor.get(places[number // len(visitors) % len(places)])
        waited.wall.append((time.perf_counter() - begun) * 1000)
        waited.work.append(there.worked() - worked)
        assert answer.status_code == 200, answer.status_code
        time.sleep(BETWEEN)


def settle() -> None:
    """Run in the office: print who is there."""
    from datetime import UTC, datetime

    from bench.register import fill
    from tests.unit.office.dossier.filled import INTENDED, answer_all, declared
    from tests.unit.office.growth.agreed import AGREED

    from trede.office.accounts import actions, queries
    from trede.office.dossier import actions as dossiers
    from trede.office.dossier.models import Application
    from trede.office.growth.actions import switch_on
    from trede.office.journal.rules import System

    people: list[dict[str, str]] = []
    held = _held()
    fill(LISTED)
    for number in range(VISITORS + OTHERS):
        on = datetime.now(UTC)
        person = actions.sign_up(by=System("bench"), on=on, email=f"p{number}@voorbeeld.example", name="Noor")
        made = actions.found_organisation(by=person, on=on, name="Voorbeeld BV", kvk=f"{30_000_000 + number}")
        by = queries.member(person.pk, made.pk, on=on)
        told = {"title": "Aanvraag", "wanted_level": "trede-1", "intended_on": INTENDED}
        dossier = dossiers.open_dossier(by=by, on=on, **told).pk
        dossiers.measure(by=by, on=on, dossier=dossier, declared=declared())
        answer_all(by, on, dossier)
        dossiers.hand_in_test(by=by, on=on, dossier=dossier)
        application = Application.objects.get(dossier=dossier).pk
        there = {"organisation": made.pk, "dossier": dossier, "application": application, "person": person.pk}
        if number >= VISITORS:
            switch_on(by=by, on=on, **AGREED)
            there |= _reads_along(held, person.email)
        named = {name: str(each) for name, each in there.items()}
        people += [{**named, "session": _logged_in(person)} for _ in range(SESSIONS)]
    first = [people[number * SESSIONS] for number in range(VISITORS + OTHERS)]
    print(json.dumps([*first, *(each for each in people[VISITORS * SESSIONS :] if each not in first)]))


def _held() -> Any:
    """A certificate that one can take home, as a case that was decided."""
    from datetime import UTC, datetime

    from tests.unit.office.certificates.issued import logged

    from trede.office.certificates.queries import standings
    from trede.office.log.tasks import bring_up_to_date

    ready = logged(datetime.now(UTC))
    made = ready.issue()
    bring_up_to_date()
    assert standings([made])[made.pk].witnessed
    return ready.chain, made


def _reads_along(held: Any, email: str) -> dict[str, Any]:
    """Let somebody in at the holder; what they then can open there."""
    from datetime import UTC, datetime

    from trede.office.accounts import actions
    from trede.office.accounts.queries import person_with

    (chain, made), on = held, datetime.now(UTC)
    sent = actions.invite(by=chain.members["employer"], on=on, email=email, role="guest-reader")
    actions.accept_invitation(by=person_with(email), on=on, token=sent.token)
    return {"holder": made.organisation, "certificate": made.pk}


def _logged_in(person: Any) -> str:
    """The key of a session of its own."""
    from django.test import Client

    from trede.office.accounts.receivers import STRONG

    browser = Client()
    browser.force_login(person)
    session = browser.session
    session[STRONG] = True
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    import django

    django.setup()
    settle()
