# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Organisations that work side by side, at random: each follows its own links and sends its own forms, and now and
then tries an address, a form or an id of another.

Whatever comes back is searched, headers, files and letters too, for the marks and the ids of everybody else. A page or
a form that is new is walked without being named here.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID

from django.core import mail
from django.core.cache import cache
from django.urls import Resolver404, resolve
from tests.unit.office.strangers import owners, parties
from tests.unit.office.strangers.filling import filled
from tests.unit.office.strangers.reading import UUID as WRITTEN_ID
from tests.unit.office.strangers.reading import Form, page_of, text_of
from tests.unit.office.web.routes import OURS, of_things

from trede.office.accounts.models import Organisation
from trede.office.accounts.rules.kinds import Kind
from trede.office.journal.models import Event

if TYPE_CHECKING:
    from django.http import HttpResponse
    from tests.unit.office.strangers.parties import Party

KINDS = (
    *(Kind.EMPLOYER, Kind.EMPLOYER, Kind.CERTIFIER, Kind.CERTIFIER),
    *(Kind.BUYER, Kind.JOB_COACH),
)
MARKS = ("qaviro", "qebuno", "qixola", "qodemu", "qufari", "qyteno")
ROLES = {
    Kind.EMPLOYER: ("hr-editor", "signatory", "adviser", "guest-reader"),
    Kind.CERTIFIER: ("auditor",),
    Kind.BUYER: ("contract-manager",),
}
LEFT_ALONE = ("/account/", "/mijn-account/sessies/", "/welkom/")
"""Forms there end the walk of whoever sends them: a password, a second factor, an address, a session."""
ASKS_A_BODY = "/onderzoek/offerte/"
"""There an employer chooses among the certifying bodies, whose names are public. The form is not sent: from then on the
two share a case, as they should."""
SLOW = ("/pdf/", "/rapport/", "/kleinste-stap/", "/vooruitblik/", "/opmerkingen/", "/rijen/")
LINK = re.compile(r"http://testserver(/\S+)")
KEPT = 12
"""Addresses and forms of a kind that a party remembers."""
FOREIGN, MIXED, MOST_ONWARD = 0.2, 0.1, 3
REFUSED = {302, 400, 403, 404, 405}


@dataclass
class Known:
    """What a party came across, by the route that it belongs to."""

    addresses: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    forms: defaultdict[str, list[Form]] = field(default_factory=lambda: defaultdict(list))

    def remember(self, place: str, form: Form | None = None) -> None:
        route = route_of(place)
        if route is None:
            return
        there: list = self.forms[route] if form else self.addresses[route]
        if (form or place) not in there:
            there.append(form or place)
        if len(there) > KEPT:
            del there[1]  # the first stays: it is of what the party began with


def route_of(place: str) -> str | None:
    """The route of an address, as in ``urls.py``."""
    with suppress(Resolver404):
        return str(resolve(urlsplit(place).path).route)
    return None


def _replaced(value: object, change: tuple[str, str]) -> object:
    return value.replace(*change) if isinstance(value, str) else value


def _with_ids(known: dict) -> dict:
    """Without what is of everybody, and without links whose token is all that one needs."""
    return {route: there for route, there in known.items() if "uuid" in route}


class Walk:
    """``steps`` of all parties; ``wrong`` says what one learned of another, ``reached`` which pages were shown."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.parties = [
            parties.founded(mark, f"{number}0000000", kind)
            for number, (mark, kind) in enumerate(zip(MARKS, KINDS, strict=True), 1)
        ]
        self.employers = [each for each in self.parties if each.kind is Kind.EMPLOYER]
        self.bodies = [each for each in self.parties if each.kind is Kind.CERTIFIER]
        self.known = {party.mark: Known() for party in self.parties}
        self.owners: dict[str, frozenset[str]] = {}
        self.wrong: list[str] = []
        self.reached: set[str] = set()
        self.taken = self.strange = 0
        for party in self.parties:
            self._settle(party)

    def _settle(self, party: Party) -> None:
        for role in ROLES.get(party.kind, ()):
            if role not in party.people:
                parties.joined(party, role)
        if party.kind is Kind.EMPLOYER:
            parties.fill(party)
            # An auditor of each body is let in at one case of each employer.
            for body in self.bodies:
                if "auditor" not in body.people:
                    parties.joined(body, "auditor")
                parties.assign(party, party.things["dossier"], body, "auditor")
        if party.kind is Kind.BUYER:
            parties.fill_buyer(party)
        for pattern in OURS if party.things else ("", "mijn-account/"):
            self.known[party.mark].remember("/" + of_things(pattern, party.things).lstrip("/"))

    def steps(self, count: int) -> None:
        """So many requests, or up to three more; each is a step."""
        until = self.taken + count
        while self.taken < until:
            party = self.chance.choice(self.parties + self.employers * 2)
            luck = self.chance.random()
            if luck < FOREIGN:
                self._strange(party)
            elif luck < FOREIGN + MIXED:
                self._mixed(party)
            else:
                self._own(party)

    def _own(self, party: Party) -> None:
        """Look at a page of one's own, or send a form of one."""
        known = self.known[party.mark]
        role = self._role(party)
        if known.forms and self.chance.random() < 0.4:
            answer = self._send(party, self._any(known.forms), role=role)
        else:
            answer = self._go(party, "GET", self._any(self._to_visit(known.addresses)), role=role)
        for _ in range(MOST_ONWARD):
            answer = self._onward(party, role, answer)

    def _to_visit(self, addresses: dict) -> dict:
        """Now and then only where nobody was yet, so that a short walk comes around too."""
        unseen = {route: places for route, places in addresses.items() if route not in self.reached}
        return unseen if unseen and self.chance.random() < 0.6 else addresses

    def _role(self, party: Party) -> str:
        """The administrator as often as all others together: most pages are theirs."""
        return self.chance.choice([*sorted(party.browsers), *["administrator"] * (len(party.browsers) - 2)])

    def _onward(self, party: Party, role: str, answer: HttpResponse | None) -> HttpResponse | None:
        """Where an answer leads to, or a form on that page: a file that waits is there for one browser only."""
        if answer is None or "text/html" not in answer.headers["Content-Type"]:
            return None
        if answer.status_code == 302:
            return self._go(party, "GET", answer.url, role=role) if answer.url.startswith("/org") else None
        place = answer.request["PATH_INFO"]
        forms = [each for each in page_of(place, answer).forms if each.method == "POST"]
        here = [each for each in forms if each.action.startswith("/org")]
        if not here or self.chance.random() < 0.5:
            return None
        return self._send(party, self.chance.choice(here), role=role)

    def _strange(self, party: Party) -> None:
        """An address or a form of another: nothing comes of it."""
        there = [each for each in self.parties if _with_ids(self.known[each.mark].addresses)]
        other = self.chance.choice([each for each in there if each is not party])
        known = self.known[other.mark]
        before = Event.objects.count()
        forms = _with_ids(known.forms)
        if forms and self.chance.random() < 0.5:
            form = self._any(forms)
            answer, theirs = self._send(party, form), self._is_of(form.action, other)
        else:
            place = self._any(_with_ids(known.addresses))
            answer, theirs = self._go(party, "GET", place), self._is_of(place, other)
        if theirs and answer is not None:  # None: a form that is left alone, and was not sent
            self.strange += 1
            if answer.status_code not in REFUSED or Event.objects.count() != before:
                self._tell(party, f"was let in at {answer.request['PATH_INFO']} of {other.mark}")

    def _mixed(self, party: Party) -> None:
        """An address or a form of one's own in which one id is of another."""
        other = self.chance.choice([each for each in self.parties if each is not party])
        known, theirs = self.known[party.mark], self.known[other.mark]
        routes = [route for route in known.addresses if "uuid" in route and theirs.addresses.get(route)]
        if not routes:
            return
        route = self.chance.choice(sorted(routes))
        ours, others = (self.chance.choice(each.addresses[route]) for each in (known, theirs))
        pairs = list(zip(WRITTEN_ID.findall(ours), WRITTEN_ID.findall(others), strict=False))
        mine, not_mine = self.chance.choice(pairs)
        self._go(party, "GET", ours.replace(mine, not_mine))
        if known.forms.get(route):
            form = self.chance.choice(known.forms[route])
            self._send(party, form, swapped=(mine, not_mine))

    def _any(self, known: dict) -> object:
        """Each kind as often as any other, but those that take long less often."""
        route = self.chance.choice(sorted(known))
        if any(each in f"/{route}" for each in SLOW) and self.chance.random() < 0.9:
            route = self.chance.choice(sorted(known))
        return self.chance.choice(known[route])

    def _is_of(self, place: str, other: Party) -> bool:
        """Whether an address is of something that is theirs, and not of everybody."""
        return any(self._owned(each) == {other.mark} for each in WRITTEN_ID.findall(place))

    def _send(
        self, party: Party, form: Form, swapped: tuple[str, str] | None = None, role: str = ""
    ) -> HttpResponse | None:
        data = filled(form, party, self.chance)
        place = form.action
        # Whoever sends the form of another puts their own words in it, and the ids of the other.
        changes = [(each.mark, party.mark) for each in self.parties] + ([swapped] if swapped else [])
        for change in changes:
            place = place.replace(*change)
            data = {name: _replaced(value, change) for name, value in data.items()}
        return self._go(party, form.method, place, data, role=role)

    def _go(
        self, party: Party, method: str, place: str, data: dict | None = None, role: str = ""
    ) -> HttpResponse | None:
        role = role or self.chance.choice(sorted(party.browsers))
        if method != "GET" and (place.startswith(LEFT_ALONE) or place.endswith(ASKS_A_BODY)):
            return None
        self.taken += 1
        cache.clear()  # bounds on how often are for one visitor, and here all come from one address
        mail.outbox.clear()
        browser = party.browsers[role]
        browser.raise_request_exception = False  # an error of ours is told, and the walk goes on
        answer = browser.generic("GET", place) if method == "GET" else browser.post(place, data)
        answer.request["PATH_INFO"] = place
        self._look(party, role, method, place, answer, f"{place} {list((data or {}).values())}")
        return answer

    def _look(
        self, party: Party, role: str, method: str, place: str, answer: HttpResponse, sent: str
    ) -> None:
        """What is wrong with it, and where it leads."""
        where = f"{role} at {method} {place}: {answer.status_code}"
        if answer.status_code >= 500:
            self._tell(party, f"{where}: something broke")
        for mark in self._marks_in(self._but_bodies(place, text_of(answer)), sent) - {party.mark}:
            self._tell(party, f"{where}: holds what {mark} wrote")
        for letter in mail.outbox:
            told = f"{letter.to} {letter.subject} {letter.body}".lower()
            for mark in {each for each in MARKS if each in told} - {party.mark}:
                self._tell(party, f"{where}: a letter holds what {mark} wrote")
            for link in LINK.findall(letter.body):
                self._remember(party, link)
        self._learn(party, role, place, answer)

    def _but_bodies(self, place: str, text: str) -> str:
        """Where an employer chooses who investigates, each body stands by its name and id: no more of it than that."""
        if not place.endswith(ASKS_A_BODY):
            return text
        for body in self.bodies:
            name = Organisation.objects.get(pk=body.home).name  # its administrator may have changed it
            for public in (name, body.home):
                text = re.sub(re.escape(public), "", text, flags=re.IGNORECASE)
        return text

    def _learn(self, party: Party, role: str, place: str, answer: HttpResponse) -> None:
        if answer.status_code == 302:
            if answer.url.startswith("/account/login/"):
                party.browsers[role] = parties.browser_of(party.people[role])
            elif answer.url.startswith("/"):
                self._remember(party, answer.url)
        elif answer.status_code == 200:
            self.reached.add(route_of(place) or "")
            if "text/html" in answer.headers["Content-Type"]:
                page = page_of(place, answer)
                for link in page.links:
                    self._remember(party, link)
                for form in page.forms:
                    self._remember(party, form.action, form)

    def _remember(self, party: Party, place: str, form: Form | None = None) -> None:
        if not (form and form.method == "POST" and place.startswith(LEFT_ALONE)):
            self.known[party.mark].remember(place, form)

    def _marks_in(self, text: str, sent: str) -> set[str]:
        """Whose words or ids stand in an answer; what was sent may be said back."""
        asked = {each.lower() for each in WRITTEN_ID.findall(sent)}
        lower = text.lower()
        found = {mark for mark in MARKS if mark in lower}
        for key in {each.lower() for each in WRITTEN_ID.findall(lower)} - asked:
            found |= self._owned(key) if len(self._owned(key)) == 1 else set()
        return found

    def _owned(self, key: str) -> frozenset[str]:
        if not self.owners.get(key):
            self.owners[key] = owners.marks_of(UUID(key), MARKS)
        return self.owners[key]

    def _tell(self, party: Party, what: str) -> None:
        self.wrong.append(f"step {self.taken}, {party.mark}: {what}")
