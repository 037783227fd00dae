# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""People who keep working while processes and databases are killed, and note what they were told was kept."""

from __future__ import annotations

import http.client
import json
import threading
import time
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from tests.integration.office import warm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TOKEN = "a" * 32
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
print(json.dumps([session.session_key, str(made.pk)]))
"""
LOOK = """
import django, json
django.setup()
from trede.office.accounts.models import Entity
from trede.office.journal.models import Event
from trede.office.journal.queries import broken_rows
names = sorted(Entity.objects.values_list("name", flat=True))
print(json.dumps([names, Event.objects.filter(kind="entity.added").count(), len(broken_rows())]))
"""


def program(environment: Mapping[str, str], text: str) -> object:
    """What a program prints as JSON, in an office that need not run."""
    done = warm.text(environment, text)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


class Workers:
    """Several people who each add one thing after another; ``kept`` is what they were told is kept."""

    def __init__(self, address: str, session: str, organisation: str, people: int = 4) -> None:
        self.netloc, self.home = urlsplit(address).netloc, f"/organisaties/{organisation}/"
        self.cookies = f"trede-session={session}; trede-csrf={TOKEN}"
        self.kept: set[str] = set()
        self.statuses: dict[int, int] = {}
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._work, daemon=True) for _ in range(people)]

    def _work(self) -> None:
        while not self._over.is_set():
            number = next(NUMBERS)
            name = f"Deel {number}"
            try:
                status = self.add(name, f"{50_000_000 + number}")
            except (OSError, http.client.HTTPException):
                status = 0
            self.statuses[status] = self.statuses.get(status, 0) + 1
            if status == 302:
                self.kept.add(name)
            else:
                time.sleep(0.1)

    def add(self, name: str, kvk: str) -> int:
        """The status of the answer; 401 instead of the way to a log-in."""
        return self._sent("onderdelen/", {"name": name, "kvk": kvk})

    def invite(self, address: str) -> int:
        """Likewise."""
        return self._sent("mensen/uitnodigen/", {"email": address, "role": "adviser"})

    def _sent(self, place: str, fields: Mapping[str, str]) -> int:
        connection = http.client.HTTPConnection(self.netloc, timeout=30)
        try:
            body = urlencode({"csrfmiddlewaretoken": TOKEN, **fields})
            kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookies}
            connection.request("POST", self.home + place, body, kind)
            answer = connection.getresponse()
            answer.read()
            return answer.status if "/account/" not in answer.headers.get("Location", "") else 401
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
    names, told, broken = program(environment, LOOK)
    kept = set().union(*(each.kept for each in all_workers))
    assert kept, [each.statuses for each in all_workers]
    assert kept <= set(names), "acknowledged and lost"
    assert len(names) == len(set(names)) == told
    assert broken == 0
