# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a session was last used is known to the minute, and a page that is read writes nothing more."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test.utils import CaptureQueriesContext

WRITING = ("INSERT", "UPDATE", "DELETE", "SAVEPOINT", "BEGIN")


def written(client, place, **headers):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(place, **headers).status_code == 200
    return [each["sql"] for each in asked if each["sql"].startswith(WRITING)]


@pytest.fixture
def seen(client, person):
    client.force_login(person)
    client.get("/mijn-account/")
    return UserSession.objects.get(user=person)


@pytest.mark.parametrize("place", ["/", "/mijn-account/", "/mijn-account/sessies/"])
def test_a_page_that_is_read_writes_nothing(client, seen, place):
    assert written(client, place) == []


def test_after_a_minute_it_is_noted_again(client, seen):
    before = seen.last_seen_at - timedelta(seconds=61)
    UserSession.objects.update(last_seen_at=before)
    assert written(client, "/mijn-account/")
    seen.refresh_from_db()
    assert seen.last_seen_at > before
    assert written(client, "/mijn-account/") == []


@pytest.mark.parametrize("headers", [{"HTTP_USER_AGENT": "Another browser"}, {"REMOTE_ADDR": "192.0.2.7"}])
def test_another_browser_or_address_is_noted_at_once(client, seen, headers):
    assert written(client, "/mijn-account/", **headers)
    assert written(client, "/mijn-account/", **headers) == []


def test_a_session_that_was_ended_elsewhere_is_not_seen_again(client, seen):
    client.session.delete()
    assert client.get("/mijn-account/").status_code == 302
