# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every route, every role: who gets in, who is sent to log in, and who learns that there is nothing here."""

import pytest
from django.urls import URLResolver, get_resolver
from tests.unit.office.web.routes import EVERYONE, LIBRARIES, METHODS, OURS, PEOPLE, address

from trede.office.accounts.models import Person
from trede.office.accounts.receivers import STRONG
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.roles import ROLES, roles_for

ANONYMOUS, NEWCOMER, STRANGER, WEAK = "anonymous", "newcomer", "stranger", "without second factor"
ACTORS = (ANONYMOUS, NEWCOMER, STRANGER, WEAK, *roles_for(Kind.EMPLOYER))
LOGIN, SECOND_FACTOR, NOT_ALLOWED, NOT_FOUND, WRONG_METHOD, IN = (
    *("login", "second factor", 403, 404, 405),
    "in",
)


def patterns(resolver, prefix=""):
    for each in resolver.url_patterns:
        pattern = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, pattern)
        else:
            yield pattern, each.callback


FOUND = dict(patterns(get_resolver()))


def test_every_route_stands_in_the_table():
    assert set(FOUND) == set(OURS) | set(LIBRARIES)


@pytest.mark.parametrize("pattern", OURS)
def test_the_view_says_what_the_table_says(pattern):
    view = FOUND[pattern]
    assert (view.access, frozenset(view.methods)) == (OURS[pattern].access, OURS[pattern].methods)


@pytest.fixture
def visit(client, administrator, organisation, colleague, stranger, sign_up):
    """Makes the client one of the actors; what it gives asks for a page."""

    def log_in(person, strong):
        client.force_login(person)
        session = client.session
        session[STRONG] = strong
        session.save()

    def become(actor):
        if actor == NEWCOMER:
            log_in(sign_up("Nieuw"), strong=True)
        elif actor == STRANGER:
            log_in(Person.objects.get(pk=stranger.person), strong=True)
        elif actor == WEAK:
            log_in(Person.objects.get(pk=administrator.person), strong=False)
        elif actor != ANONYMOUS:
            log_in(Person.objects.get(pk=colleague(actor).person), strong=True)

    def ask(method, pattern):
        return client.generic(method, address(pattern, organisation))

    def enter(actor):
        become(actor)
        return ask

    return enter


def outcome(response):
    if response.status_code == 302 and response.url.startswith("/account/login/"):
        return LOGIN
    if response.status_code == 302 and response.url.startswith("/tweede-factor/"):
        return SECOND_FACTOR
    return response.status_code if response.status_code in {403, 404, 405} else IN


def decided(route, actor, method):
    """What must happen, by the table alone."""
    if not route.allows(method):
        return WRONG_METHOD
    if route.access == EVERYONE:
        return IN
    if actor == ANONYMOUS:
        return LOGIN
    if route.access == PEOPLE:
        return IN
    if actor == WEAK:
        return SECOND_FACTOR
    if actor in {NEWCOMER, STRANGER}:
        return NOT_FOUND
    return IN if route.access in ROLES[actor].permissions else NOT_ALLOWED


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize("pattern", OURS)
def test_the_table_decides(visit, pattern, actor):
    ask = visit(actor)
    for method in METHODS:
        response = ask(method, pattern)
        assert response.status_code < 500
        expected, found = decided(OURS[pattern], actor, method), outcome(response)
        # Who may come in asks for a thing that does not exist wherever an address holds one more id.
        assert found == expected or (expected == IN and found == NOT_FOUND and "<" in pattern), method


@pytest.mark.parametrize("actor", [ANONYMOUS, NEWCOMER])
@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("pattern", LIBRARIES)
def test_routes_of_libraries_answer(visit, pattern, method, actor):
    response = visit(actor)(method, pattern)
    assert response.status_code < 500
    if LIBRARIES[pattern] == PEOPLE and actor == ANONYMOUS:
        assert outcome(response) == LOGIN
