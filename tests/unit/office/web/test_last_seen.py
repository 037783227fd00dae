# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""When a session was last used is known to the minute, and a page that is read writes nothing more."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from trede.errors import RefusedError
from trede.office.accounts.actions import log_out
from trede.office.journal.rules import System
from trede.office.server.middleware import LONGEST_SESSION, UNUSED_FOR

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


@pytest.mark.parametrize("column", ["last_seen_at", "created_at"])
def test_a_session_that_was_not_used_for_an_hour_or_is_half_a_day_old_has_ended(client, seen, column):
    old = timezone.now() - (UNUSED_FOR if column == "last_seen_at" else LONGEST_SESSION)
    UserSession.objects.update(**{column: old + timedelta(minutes=1)})
    assert client.get("/mijn-account/").status_code == 200
    UserSession.objects.update(**{column: old - timedelta(seconds=1)})
    refused = client.get("/mijn-account/")
    assert refused.status_code == 302
    assert refused["Clear-Site-Data"] == '"cache", "storage"'
    assert not UserSession.objects.exists()
    assert not Session.objects.exists()
    assert "U bent uitgelogd" in client.get(refused.url).content.decode()


def test_what_was_typed_meanwhile_waits(client, seen):
    typed = {"name": "Een naam die lang duurde", "language": "nl", "seen": "1"}
    UserSession.objects.update(last_seen_at=timezone.now() - 2 * UNUSED_FOR)
    answer = client.post("/mijn-account/", typed, headers={"origin": "http://testserver"})
    assert answer.status_code == 302
    client.force_login(seen.user)
    assert typed["name"] in client.get("/opnieuw-versturen/").content.decode()


def test_a_row_that_cannot_be_taken_away_opens_nothing(client, seen, monkeypatch):
    def full(_):
        raise DatabaseError

    monkeypatch.setattr(UserSession, "end", full)
    UserSession.objects.update(last_seen_at=timezone.now() - 2 * UNUSED_FOR)
    for _ in range(2):
        assert client.get("/mijn-account/").status_code == 302


def test_who_logs_out_leaves_nothing_in_the_browser(client, seen):
    assert client.post("/account/logout/")["Clear-Site-Data"] == '"cache", "storage"'


def test_the_operator_logs_somebody_out_everywhere(client, seen, now):
    other = Client()
    other.force_login(seen.user)
    other.get("/mijn-account/")
    assert log_out(by=System("operator"), on=now, email=seen.user.email.upper()) == 2
    assert {each.get("/mijn-account/").status_code for each in (client, other)} == {302}
    with pytest.raises(RefusedError):
        log_out(by=System("operator"), on=now, email="nobody@example.org")


def test_a_session_that_was_ended_elsewhere_is_not_seen_again(client, seen):
    client.session.delete()
    assert client.get("/mijn-account/").status_code == 302
