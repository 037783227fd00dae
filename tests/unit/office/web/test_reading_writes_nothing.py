# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page that one only looks at writes nothing, so it waits for nobody who writes, and for no disk.

Every page is looked at twice: what is noted of a session is noted once a minute.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.unit.office.strangers import parties
from tests.unit.office.web.routes import OURS, of_things

from trede.office.accounts.rules.kinds import Kind

if TYPE_CHECKING:
    from django.test import Client

WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE")
HOME = "/mijn-account/"
REMEMBERS = "uitnodiging/<str:token>/"
"""The one page that writes: whoever must log in first finds the invitation back in their session."""


def written(browser: Client, place: str, **told: str) -> list[str]:
    """What was written for one look."""
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        browser.get(place, headers=told or None)
    return [each["sql"] for each in asked.captured_queries if each["sql"].startswith(WRITING)]


@pytest.mark.parametrize("kind", [Kind.EMPLOYER, Kind.CERTIFIER, Kind.SCHEME])
def test_whoever_looks_writes_nothing(kind: Kind) -> None:
    party = parties.founded("kwartel", "10000000", kind)
    if kind is Kind.EMPLOYER:
        parties.fill(party)
    things = {"organisation": party.home, **party.things}
    wrong = {}
    for pattern, route in OURS.items():
        place = "/" + of_things(pattern, things).lstrip("/")
        if "GET" in route.methods and "<" not in place and pattern != REMEMBERS:
            written(party.browsers["administrator"], place)
            if found := written(party.browsers["administrator"], place):
                wrong[pattern] = found
    assert wrong == {}


@pytest.fixture
def browser() -> Client:
    made = parties.founded("kwartel", "10000000").browsers["administrator"]
    made.get(HOME)
    return made


def test_a_session_is_noted_again_after_a_minute(browser: Client) -> None:
    seen = UserSession.objects.get()
    assert written(browser, HOME) == []
    UserSession.objects.update(last_seen_at=seen.last_seen_at - timedelta(minutes=2))
    assert len(written(browser, HOME)) == 1
    assert UserSession.objects.get().last_seen_at >= seen.last_seen_at


@pytest.mark.parametrize("told", [{"user-agent": "Firefox"}])
def test_another_browser_with_the_same_session_is_noted_at_once(
    browser: Client, told: dict[str, str]
) -> None:
    assert len(written(browser, HOME, **told)) == 1
    assert UserSession.objects.get().user_agent == "Firefox"
