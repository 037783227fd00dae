# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""People who keep working while processes and databases are killed, and note what they were told was kept."""

from __future__ import annotations

import http.client
import json
import re
import threading
import time
from contextlib import contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from tests.integration.office import warm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TOKEN, KEPT = "a" * 32, 302
VOICE = re.compile(r"/organisaties/[^/]+/[^\"]*/antwoord/[^\"]+/")
SEEN = re.compile(r'name="seen" value="([^"]*)"')
NUMBERS = count(1)
"""Of all who work: what one of them added another would be refused."""
SETTLE = """
import django, json
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
from datetime import datetime, UTC
from django.test import Client
from trede.office.accounts import actions
from trede.office.accounts.receivers import STRONG
from trede.office.journal.rules import System
on = datetime.now(UTC)
person = actions.sign_up(by=System("test"), on=on, email="noor@voorbeeld.example", name="Noor")
made = actions.found_organisation(by=person, on=on, name="Voorbeeld BV", kvk="12345678")
browser = Client()
browser.force_login(person)
session = browser.session
session[STRONG] = True
session.save()
from tests.unit.office.placements import small
from trede.office.accounts.queries import member
from trede.office.placements.actions import give_worker_link
by = member(person.pk, made.pk, on=on)
worker = small.worker(small.divided(by, on), "T1")
talk = [give_worker_link(by=by, on=on, worker=worker.pk), str(worker.team_id)]
print(json.dumps([session.session_key, str(made.pk), talk]))
"""
LOOK = """
import django, json
django.setup()
from trede.office.accounts.models import Entity
from trede.office.journal.models import Event
from trede.office.journal.queries import broken_rows
from trede.office.placements.models import Voice
names = sorted(Entity.objects.values_list("name", flat=True))
said = dict(Voice.objects.values_list("text", "answer"))
kinds = ("entity.added", "placements.said", "placements.answered")
told = [Event.objects.filter(kind=kind).count() for kind in kinds]
print(json.dumps([names, said, told, len(broken_rows())]))
"""


def program(environment: Mapping[str, str], text: str) -> object:
    """What a program prints as JSON, in an office that need not run."""
    done = warm.text(environment, text)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


class Workers:
    """Several people who each add one thing after another; ``kept`` is what they were told is kept.

    One more does divided work: says something by a link of their own, of which ``said`` was told as kept, and is
    answered by who leads the team: ``answered``.
    """

    def __init__(
        self, address: str, session: str, organisation: str, talk: tuple[str, str], people: int = 4
    ) -> None:
        self.netloc, self.home = urlsplit(address).netloc, f"/organisaties/{organisation}/"
        self.cookies = f"trede-session={session}; trede-csrf={TOKEN}"
        self.kept: set[str] = set()
        self.statuses: dict[int, int] = {}
        (self._link, self._team), self.said, self.answered = talk, set[str](), set[str]()
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(people)]
        self._threads.append(threading.Thread(target=self._talk, daemon=True))

    def _work(self) -> None:
        while not self._over.is_set():
            number = next(NUMBERS)
            name = f"Deel {number}"
            try:
                status = self.add(name, f"{50_000_000 + number}")
            except (OSError, http.client.HTTPException):
                status = 0
            self.statuses[status] = self.statuses.get(status, 0) + 1
            if status == KEPT:
                self.kept.add(name)
            else:
                time.sleep(0.1)

    def _talk(self) -> None:
        while not self._over.is_set():
            words = f"Bericht {next(NUMBERS)}"
            with suppress(OSError, http.client.HTTPException):
                if (
                    self._asked(f"/mijn-werk/{self._link}/laten-weten/", {"kind": "need", "text": words})
                    == KEPT
                ):
                    self.said.add(words)
                self._answer_one()
            time.sleep(0.1)

    def _answer_one(self) -> None:
        """The first that waits, with words of which the answer can be known again."""
        waits = VOICE.search(self._read(f"{self.home}teams/{self._team}/"))
        if not waits:
            return
        seen = SEEN.search(self._read(waits[0]))
        words = f"Antwoord {next(NUMBERS)}"
        if seen and self._asked(waits[0], {"seen": seen[1], "text": words}) == KEPT:
            self.answered.add(words)

    def add(self, name: str, kvk: str) -> int:
        """The status of the answer; 401 instead of the way to a log-in."""
        return self._sent("onderdelen/", {"name": name, "kvk": kvk})

    def invite(self, address: str) -> int:
        """Likewise."""
        return self._sent("mensen/uitnodigen/", {"email": address, "role": "adviser"})

    def _sent(self, place: str, fields: Mapping[str, str]) -> int:
        return self._asked(self.home + place, fields)

    def _read(self, path: str) -> str:
        return self._answer("GET", path)[1]

    def _asked(self, path: str, fields: Mapping[str, str]) -> int:
        return self._answer("POST", path, urlencode({"csrfmiddlewaretoken": TOKEN, **fields}))[0]

    def _answer(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection(self.netloc, timeout=30)
        try:
            kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookies}
            connection.request(method, path, body, kind)
            answer = connection.getresponse()
            page = answer.read().decode()
            return (answer.status if "/account/" not in answer.headers.get("Location", "") else 401), page
        finally:
            connection.close()

    @contextmanager
    def working(self) -> Iterator[Workers]:
        for each in self._threads:
            each.start()
        try:
            yield self
        finally:
            self._over.set()
            for each in self._threads:
                each.join(60)


def judge(environment: Mapping[str, str], *all_workers: Workers) -> None:
    """Everything that was acknowledged is there, and the journal tells of what is there and of nothing else."""
    names, voices, (added, said, answered), broken = program(environment, LOOK)
    kept = set().union(*(each.kept for each in all_workers))
    assert kept, [each.statuses for each in all_workers]
    assert kept <= set(names), "acknowledged and lost"
    assert len(names) == len(set(names)) == added
    told = set().union(*(each.said for each in all_workers))
    assert told, "nobody was heard"
    assert told <= set(voices), "said, acknowledged and lost"
    answers = [each for each in voices.values() if each]
    assert set().union(*(each.answered for each in all_workers)) <= set(answers), (
        "answered, acknowledged and lost"
    )
    assert (len(voices), len(answers)) == (said, answered)
    assert broken == 0
