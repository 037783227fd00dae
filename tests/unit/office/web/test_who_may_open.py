# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may open a page, whatever page it is: the door itself, with a page that only says that one is in."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.account.internal.userkit import user_id_to_str
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory

from trede.errors import NotAllowedError, NotFoundError
from trede.office.accounts import actions
from trede.office.accounts.receivers import STRONG
from trede.office.accounts.rules.permissions import Permission
from trede.office.web.kit.access import opened, second_factor_again
from trede.office.web.kit.pages import EVERYONE, PEOPLE, READ_AND_WRITE, Page

TEAM, OTHER_TEAM = uuid4(), uuid4()


def request_of(method, address, user):
    request = RequestFactory().generic(method, address)
    request.user, request.session, request.htmx = user or AnonymousUser(), SessionStore(), False
    return request


@pytest.fixture
def knock():
    """Where one comes to, with whom the view meets."""
    met = []

    def view(visit, **place):
        met.append((visit.by, place))
        return HttpResponse("in")

    def at(access, user=None, *, strong=True, method="GET", methods=("GET",), **place):
        page = Page("door", "deur/", view, access, methods)
        request = request_of(method, "/deur/", user)
        request.session[STRONG] = strong
        return opened(page)(request, **place)

    at.met = met
    return at


def asked_at(answer):
    """Which page asks who one is."""
    assert answer.status_code == 302
    return answer["Location"].partition("?")[0]


def test_a_page_for_everyone_asks_nobody_who_they_are(knock, person):
    for user in (None, person):
        assert knock(EVERYONE, user).content == b"in"
    assert knock.met == [(None, {}), (None, {})]


def test_a_page_of_oneself_is_for_who_logged_in(knock, person):
    first = asked_at(knock(PEOPLE))
    assert knock(PEOPLE, person, strong=False).content == b"in"
    assert knock.met == [(person, {})]
    assert asked_at(knock(Permission.PEOPLE_VIEW, organisation=uuid4())) == first


def test_in_an_organisation_also_a_second_factor(knock, person, organisation, stranger):
    there = {"organisation": organisation.pk, "thing": 1}
    asked = asked_at(knock(Permission.PEOPLE_VIEW, person, strong=False, **there))
    assert asked != asked_at(knock(PEOPLE))
    assert knock.met == []
    knock(Permission.PEOPLE_VIEW, person, **there)
    ((by, place),) = knock.met
    assert (by.person, by.organisation, place) == (person.pk, organisation.pk, {"thing": 1})
    with pytest.raises(NotFoundError):
        knock(Permission.PEOPLE_VIEW, person, organisation=stranger.organisation)
    with pytest.raises(NotAllowedError):
        knock(Permission.SCHEME_VIEW, person, **there)


def test_who_leads_a_team_sees_which_there_are_and_opens_their_own(knock, administrator, sign_up, now):
    lead = sign_up("Lea")
    sent = actions.invite(by=administrator, on=now, email=lead.email, role="guest-reader")
    actions.accept_invitation(by=lead, on=now, token=sent.token)
    asked = {"by": administrator, "on": now, "person": lead.pk}
    actions.give_role(**asked, role="team-lead", team=TEAM)
    actions.take_role(**asked, role="guest-reader")
    there = {"organisation": administrator.organisation}
    assert knock(Permission.TEAM_VIEW, lead, **there).content == b"in"
    assert knock(Permission.TEAM_VIEW, lead, team=TEAM, **there).content == b"in"
    with pytest.raises(NotFoundError):
        knock(Permission.TEAM_VIEW, lead, team=OTHER_TEAM, **there)
    with pytest.raises(NotAllowedError):
        knock(Permission.PEOPLE_VIEW, lead, **there)


@pytest.mark.parametrize(
    ("methods", "method", "is_in"),
    [
        (("GET",), "GET", True),
        (("GET",), "HEAD", True),
        (("GET",), "POST", False),
        (("POST",), "POST", True),
        (("POST",), "GET", False),
        (("POST",), "HEAD", False),
        (READ_AND_WRITE, "DELETE", False),
    ],
)
def test_only_what_the_page_declares_is_done(knock, methods, method, is_in):
    answer = knock(EVERYONE, method=method, methods=methods)
    assert answer.status_code == (200 if is_in else 405)
    assert len(knock.met) == is_in
    if not is_in:
        assert set(answer["Allow"].split(", ")) == {*methods, *({"HEAD"} if "GET" in methods else ())}


class TestOnceMore:
    """Before something that matters."""

    @pytest.fixture
    def ask(self, person, now):
        def at(*records):
            request = request_of("GET", "/deur/?a=b", person)
            request.session["account_authentication_methods_user"] = user_id_to_str(person)
            request.session["account_authentication_methods"] = [
                {"method": method, "at": (now - ago).timestamp()} for method, ago in records
            ]
            return second_factor_again(request, now)

        return at

    def test_not_within_five_minutes_of_the_last_time(self, ask):
        minutes = timedelta(minutes=5)
        assert ask(("mfa", minutes - timedelta(seconds=1))) is None
        assert ask(("mfa", minutes)) is not None
        assert ask(("password", timedelta(seconds=1))) is not None

    def test_who_has_none_sets_one_and_others_are_asked_for_theirs(self, ask, person):
        places = [asked_at(ask())]
        for kind in (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP):
            Authenticator.objects.create(user=person, type=kind, data={})
            places.append(asked_at(ask()))
        assert len(set(places)) == len(places)
        assert "webauthn" in places[1]
        assert ask()["Location"].endswith("?next=/deur/%3Fa%3Db")
