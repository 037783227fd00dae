# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every route, every method, every role, and whose things it is about: who gets in, who is sent to log in, and who
learns that there is nothing here.

Two employers stand side by side with the same things. Whoever may come in meets their own; the things of the other are
not there, under the address of either. A link opens the page in ``OPENED`` and no other. Access to one case opens no
page yet: a page that it opens says so here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLResolver, get_resolver
from django.utils import timezone
from tests.unit.office import conftest
from tests.unit.office.strangers import parties
from tests.unit.office.web.routes import (
    EVERYONE,
    LIBRARIES,
    METHODS,
    OPERATIONS,
    OURS,
    PEOPLE,
    WAITING,
    Route,
    of_things,
    places,
)

from trede.office.accounts import actions
from trede.office.accounts.models import Person
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.links import Purpose
from trede.office.accounts.rules.permissions import SCHEMES_WORK
from trede.office.accounts.rules.roles import ROLES, roles_for
from trede.office.api.interface import api
from trede.office.placements import actions as placements

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMBERS = tuple(roles_for(Kind.EMPLOYER))
NOT_LOGGED_IN = ("anonymous", "expired session", "revoked person", "link-holder")
NO_MEMBERS = (
    *("newcomer", "administrator of another", "role that ended"),
    *("assigned", "assignment that ended", "assigned for another case"),
)
ONE_TEAM, OWN_TEAM, WEAK = (
    *("role for another team", "role for the team of the things"),
    "without second factor",
)
TEAMS = "organisaties/<uuid:organisation>/teams/"
LOGIN, SECOND_FACTOR, NOT_ALLOWED, NOT_FOUND, WRONG_METHOD, IN = (
    *("login", "second factor", 403, 404, 405),
    "in",
)
OWN, THEIRS, THEIRS_UNDER_OURS, OURS_UNDER_THEIRS = (
    *("own", "of another", "of another, under our address", "ours, under the address of another"),
)
ROW = "kanarie-2"
OPENED = {Purpose.ANSWERS: "antwoorden", Purpose.WORKER: "mijn-werk"}
"""How the address begins that a link of each purpose opens."""
FILE = {"year_from": "01-01-2026"}
MANUAL = ("handleiding/<", "handleiding/woorden/<", "handleiding/beelden/<")
PUBLISHED = ("log/", ".well-known/", "open-data/", "status/", "register/<slug:kvk>/", *MANUAL)
"""For everybody once something was published (``test_published.py``); in this world nothing was yet, for anybody.

Of the manual there is no part with the name that is asked for here.
"""
OWN_WORK = "organisaties/"
"""Of several organisations at once, for who has a log-in: what stands in it asks for a second factor."""
ANSWERED = {"log/", "register/<slug:kvk>/badge.svg"}
"""Among those: of what is not in the register, or not there yet, that it is not."""


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, object]]:
    for each in resolver.url_patterns:
        pattern = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, pattern)
        else:
            yield pattern, each.callback


FOUND = dict(patterns(get_resolver()))


def test_every_route_stands_in_the_table() -> None:
    assert set(FOUND) == set(OURS) | set(LIBRARIES)


def test_every_operation_of_the_interface_stands_in_the_table() -> None:
    paths = api.get_openapi_schema()["paths"]
    there = {(method.upper(), f"/api/v1{path}") for path, methods in paths.items() for method in methods}
    assert there == set(OPERATIONS)


@pytest.mark.parametrize("pattern", OURS)
def test_the_view_says_what_the_table_says(pattern: str) -> None:
    page = FOUND[pattern].page
    assert (page.access, frozenset(page.methods)) == (OURS[pattern].access, OURS[pattern].methods)


@dataclass
class World:
    """Two employers, a certifying body, and everybody who could knock on a door of the first."""

    ours: parties.Party
    theirs: parties.Party
    browsers: dict[str, Client]
    tokens: dict[str, str]
    """Of links, by how the address begins that they open; an invitation stands among the things."""

    def things(self, whose: str) -> dict[str, str]:
        ours, theirs = self.ours.things, self.theirs.things
        return {
            OWN: ours,
            THEIRS: theirs,
            THEIRS_UNDER_OURS: {**theirs, "organisation": ours["organisation"]},
            OURS_UNDER_THEIRS: {**ours, "organisation": theirs["organisation"]},
        }[whose]


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Made once; what a test does in it is undone."""
    waiting = tmp_path_factory.mktemp("strangers") / "waiting"
    with (
        pytest.MonkeyPatch.context() as patch,
        override_settings(TREDE_WAITING=waiting),
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        transaction.atomic(),
    ):
        patch.setattr(conftest.readings, "start", conftest._do_now)
        made = side_by_side()
        seen(made.browsers)
        yield made
        transaction.set_rollback(True)


def side_by_side() -> World:
    ours, theirs = parties.founded("kanarie", "11110000"), parties.founded("geelvink", "22220000")
    for party in (ours, theirs):
        parties.fill(party)
        for role in MEMBERS:
            if role != "administrator":
                parties.joined(party, role)
        party.things["session"] = str(session_of(party))
    browsers = {role: ours.browsers[role] for role in MEMBERS}
    boss = ours.people["administrator"].pk
    welcome = actions.make_login_link(by=parties.TREDE, on=timezone.now(), person=boss)
    answers = parties.ask_by_link(
        by=ours.by(), on=timezone.now(), case=ours.things["dossier"], purpose=Purpose.ANSWERS, name="Piet"
    )
    work = placements.give_worker_link(by=ours.by(), on=timezone.now(), worker=UUID(ours.things["worker"]))
    opened = {OPENED[Purpose.ANSWERS]: answers, OPENED[Purpose.WORKER]: work}
    tokens = {"welkom": welcome, "hoe-gaat-het": ours.things["slip"], **opened}
    return World(ours, theirs, browsers | outsiders(ours, theirs), tokens)


def seen(browsers: dict[str, Client]) -> None:
    """Everybody's session was noted just now, for as long as this takes: what each request would note is undone."""
    from allauth.usersessions.models import UserSession

    for browser in browsers.values():
        browser.get("/")
    UserSession.objects.update(last_seen_at=timezone.now() + timedelta(days=1))


def session_of(party: parties.Party) -> int:
    """One more device on which the administrator is logged in."""
    from allauth.usersessions.models import UserSession

    person, browser = party.people["administrator"], parties.browser_of(party.people["administrator"])
    told = {"ip": "127.0.0.1", "user_agent": "x", "session_key": browser.session.session_key}
    return UserSession.objects.create(user=person, **told).pk


def outsiders(ours: parties.Party, theirs: parties.Party) -> dict[str, Client]:
    """Everybody but those who have a role in the whole of our organisation."""
    boss, case = ours.by(), ours.things["dossier"]
    body = parties.founded("keurvogel", "33330000", Kind.CERTIFIER)
    for name in ("assigned", "assignment that ended", "assigned for another case"):
        parties.joined(body, "auditor", name)
    parties.assign(ours, case, body, "assigned")
    parties.assign(ours, case, body, "assignment that ended", ended=True)
    parties.assign(theirs, theirs.things["dossier"], body, "assigned for another case")

    gone, ended = parties.joined(ours, "hr-editor", "weg"), parties.joined(ours, "hr-editor", "klaar")
    actions.take_role(by=boss, on=timezone.now(), person=ended.pk, role="hr-editor")
    for name, team in (("teamleider", uuid4()), ("eigen teamleider", UUID(ours.things["team"]))):
        lead = parties.joined(ours, "guest-reader", name)
        asked = {"by": boss, "on": timezone.now(), "person": lead.pk}
        actions.give_role(**asked, role="team-lead", team=team)
        actions.take_role(**asked, role="guest-reader")
    Person.objects.filter(pk=gone.pk).update(is_active=False)
    parties.signed_up(ours, "nieuw")
    return {
        "anonymous": Client(),
        "expired session": parties.expired(ours.people["administrator"]),
        "revoked person": ours.browsers["weg"],
        "link-holder": Client(),
        "newcomer": ours.browsers["nieuw"],
        "administrator of another": theirs.browsers["administrator"],
        "role that ended": ours.browsers["klaar"],
        ONE_TEAM: ours.browsers["teamleider"],
        OWN_TEAM: ours.browsers["eigen teamleider"],
        WEAK: parties.browser_of(ours.people["administrator"], strong=False),
        **{name: body.browsers[name] for name in body.browsers if name != "administrator"},
    }


def outcome(response: object) -> object:
    if response.status_code == 302 and response.url.startswith("/account/login/"):
        return LOGIN
    if response.status_code == 302 and response.url.startswith("/tweede-factor/"):
        return SECOND_FACTOR
    return response.status_code if response.status_code in {403, 404, 405} else IN


def decided(route: Route, actor: str, method: str, whose: str = OWN) -> object:
    """What must happen, by the table alone."""
    if not route.allows(method):
        return WRONG_METHOD
    if route.access == EVERYONE:
        return IN
    if actor in NOT_LOGGED_IN:
        return LOGIN
    if route.access == PEOPLE:
        return IN
    if actor == WEAK:
        return SECOND_FACTOR
    if actor in NO_MEMBERS or whose in {THEIRS, OURS_UNDER_THEIRS}:
        return NOT_FOUND
    if actor in (ONE_TEAM, OWN_TEAM):
        return _for_a_team(route, actor, whose)
    if route.access not in ROLES[actor].permissions - SCHEMES_WORK:  # we are an employer
        return NOT_ALLOWED
    return NOT_FOUND if whose == THEIRS_UNDER_OURS else IN


def _for_a_team(route: Route, actor: str, whose: str) -> object:
    """Who leads one team opens the list of their own, and that team; another team is not there."""
    if route.access not in ROLES["team-lead"].permissions:
        return NOT_ALLOWED
    if route is OURS[TEAMS]:
        return IN
    return IN if actor == OWN_TEAM and whose == OWN else NOT_FOUND


def ask(browser: Client, method: str, place: str, sent: str = "") -> object:
    """What comes of it, and nothing stays of it."""
    cookies = SimpleCookie({name: morsel.value for name, morsel in browser.cookies.items()})
    with transaction.atomic():
        response = browser.generic(method, place, sent, "application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    browser.cookies = cookies
    assert response.status_code < 500
    return response


ACTORS = (*MEMBERS, *NOT_LOGGED_IN, *NO_MEMBERS, ONE_TEAM, OWN_TEAM, WEAK)


REFUSED_FIRST = ("administrator", "anonymous", "administrator of another")
"""For the methods that a page does not know: those are refused before anybody looks at who asks."""
SENT = {"organisaties/<uuid:organisation>/mensen/<uuid:person>/rollen/": "give=guest-reader"}
"""What is sent where an empty form is about something that is not there."""


def test_everybody_is_there(world: World) -> None:
    assert set(world.browsers) == set(ACTORS)


@pytest.mark.parametrize("pattern", OURS)
def test_the_table_decides(world: World, pattern: str) -> None:
    first = pattern.split("/")[0]
    things = world.things(OWN) | ({"token": world.tokens[first]} if first in world.tokens else {})
    place, route = of_things(pattern, things), OURS[pattern]
    wrong = []
    for actor in ACTORS:
        for method in METHODS if actor in REFUSED_FIRST else filter(route.allows, METHODS):
            found = outcome(ask(world.browsers[actor], method, place, SENT.get(pattern, "")))
            expected = decided(route, actor, method)
            if pattern == OWN_WORK and actor == WEAK and expected == IN:
                expected = SECOND_FACTOR
            if pattern.startswith(PUBLISHED) != (pattern in ANSWERED) and expected == IN:
                expected = NOT_FOUND
            if found != expected and not is_not_theirs(pattern, actor, found, expected):
                wrong.append((actor, method, found, expected))
    assert wrong == []


def is_not_theirs(pattern: str, actor: str, found: object, expected: object) -> bool:
    """Whoever may open such a page, but it is about a session or a file of one person, and they are another.

    Of files ``TestFilesThatWait`` tells who may have them.
    """
    of_one = WAITING in pattern or ("<int:session>" in pattern and actor != "administrator")
    return of_one and (expected, found) == (IN, NOT_FOUND)


def tells(answer: object, party: parties.Party) -> bool:
    """Whether it holds anything that this party wrote."""
    return party.mark in answer.content.decode("latin-1") + str(answer.headers)


THINGS = {
    pattern: [
        name
        for _, name in places(pattern)
        if name
        not in {
            "organisation",
            "aspect",
            "question",
            "token",
            "rest",
            "purpose",
            "kvk",
            "key",
            "kind",
            "number",
            "year",
            "sort",
            "package",
            "language",
            "part",
            "name",
        }
    ]
    for pattern in OURS
}
ABOUT_A_THING = [pattern for pattern, names in THINGS.items() if names and WAITING not in pattern]


@pytest.mark.parametrize("whose", [THEIRS, THEIRS_UNDER_OURS, OURS_UNDER_THEIRS])
@pytest.mark.parametrize("pattern", [each for each in ABOUT_A_THING if "organisation" in each])
def test_a_thing_of_another_is_not_there(world: World, pattern: str, whose: str) -> None:
    place, route = of_things(pattern, world.things(whose)), OURS[pattern]
    wrong = []
    for actor in (*MEMBERS, "assigned", ONE_TEAM, OWN_TEAM):
        for method in filter(route.allows, METHODS):
            answer = ask(world.browsers[actor], method, place)
            expected = decided(route, actor, method, whose)
            if outcome(answer) != expected or tells(answer, world.theirs):
                wrong.append((actor, method, outcome(answer), expected))
    assert wrong == []


@pytest.mark.parametrize("pattern", ABOUT_A_THING)
def test_neither_is_any_one_thing_of_another_between_ours(world: World, pattern: str) -> None:
    """The dossier is ours and the scenario is theirs, or the other way around."""
    wrong = []
    for name in THINGS[pattern]:
        place = of_things(pattern, {**world.ours.things, name: world.theirs.things[name]})
        for actor in MEMBERS:
            for method in filter(OURS[pattern].allows, METHODS):
                answer = ask(world.browsers[actor], method, place)
                expected = decided(OURS[pattern], actor, method, THEIRS_UNDER_OURS)
                expected = NOT_FOUND if expected == IN else expected
                if outcome(answer) != expected or tells(answer, world.theirs):
                    wrong.append((name, actor, method, outcome(answer), expected))
    assert wrong == []


class TestFilesThatWait:
    """For whoever brought it, in the browser in which they did."""

    @pytest.fixture
    def brought(self, world: World) -> tuple[Client, str]:
        place = of_things(next(each for each in OURS if each.endswith("medewerkers/")), world.ours.things)
        browser = world.ours.browsers["administrator"]
        file = parties.as_file(parties.rows_of(world.ours))
        return browser, browser.post(place, {**FILE, "file": file}).url

    def test_is_there_for_who_brought_it(self, world: World, brought: tuple[Client, str]) -> None:
        browser, place = brought
        assert ROW in browser.get(place).content.decode()

    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_and_for_nobody_else_with_the_address_and_the_key(
        self, world: World, brought: tuple[Client, str], method: str
    ) -> None:
        mine, place = brought
        key = next(morsel for name, morsel in mine.cookies.items() if name.endswith("trede-key"))
        for name, other in world.browsers.items():
            if name == "administrator":
                continue
            other.cookies["trede-key"] = key.value
            answer = ask(other, method, place)
            assert ROW not in answer.content.decode()
            assert outcome(answer) in {LOGIN, SECOND_FACTOR, NOT_ALLOWED, NOT_FOUND} or is_gone(answer), name
        assert ROW in mine.get(place).content.decode(), "and it still waits"


def is_gone(answer: object) -> bool:
    """Away from a page of a file that does not wait: to where one brings one."""
    return answer.status_code == 302 and answer.url.endswith(("medewerkers/", "uitkomst/"))


class TestLinkHolders:
    @pytest.mark.parametrize("purpose", Purpose)
    def test_a_link_for_one_purpose_opens_no_page_of_another(self, world: World, purpose: Purpose) -> None:
        case = world.ours.things["dossier"]
        token = parties.ask_by_link(
            by=world.ours.by(), on=timezone.now(), case=case, purpose=purpose, name="Piet"
        )
        for pattern in (each for each in OURS if "<str:token>" in each):
            if pattern.split("/")[0] == OPENED.get(purpose):
                continue
            for method in ("GET", "POST"):
                answer = ask(world.browsers["link-holder"], method, of_things(pattern, {"token": token}))
                assert answer.status_code == (404 if method in OURS[pattern].methods else 405)
                assert world.ours.mark not in answer.content.decode()


@pytest.mark.parametrize("pattern", LIBRARIES)
def test_routes_of_libraries_answer(world: World, pattern: str) -> None:
    wrong = []
    for actor in ACTORS:
        for method in METHODS:
            found = outcome(ask(world.browsers[actor], method, of_things(pattern, {})))
            if LIBRARIES[pattern] == PEOPLE and actor in NOT_LOGGED_IN and found not in {LOGIN, WRONG_METHOD}:
                wrong.append((actor, method, found))
    assert wrong == []


@pytest.mark.parametrize("operation", OPERATIONS, ids=" ".join)
def test_operations_answer_whoever_may_ask(world: World, operation: tuple[str, str]) -> None:
    _asked, place = operation
    for actor in ACTORS:
        for method in METHODS:
            found = outcome(ask(world.browsers[actor], method, place))
            allowed = (method, place) in OPERATIONS
            assert found == (IN if allowed else WRONG_METHOD), (actor, method)
