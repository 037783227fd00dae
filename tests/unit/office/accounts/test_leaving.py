# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Going away: an account that is erased or unused, and what is kept about oneself; see also ``test_closing.py``."""

import json
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client
from tests.unit.office.dossier.test_canary import database_text

from trede.errors import NotFoundError, RefusedError
from trede.office.accounts import actions, queries
from trede.office.accounts.models import Membership, Person
from trede.office.accounts.own_data import own_data
from trede.office.accounts.receivers import STRONG, forget_ended_sessions
from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.office.journal.states import changed, told
from trede.office.server.doctor.kept import rooms

NAME, ADDRESS = "Kanariepiet", "kanariepiet@voorbeeld.example"
YEARS = timedelta(days=2 * 365 + 1)
TREDE = System("test")


@pytest.fixture
def leaver(now, administrator):
    """A colleague with a role, a way to log in, and something that they did."""
    made = actions.sign_up(by=TREDE, on=now, email=ADDRESS, name=NAME)
    sent = actions.invite(by=administrator, on=now, email=ADDRESS, role="administrator")
    actions.accept_invitation(by=made, on=now, token=sent.token)
    Authenticator.objects.create(user=made, type="totp", data={"secret": "kanarie-geheim"})
    seen = queries.organisation(administrator).version
    by = queries.member(made.pk, administrator.organisation, on=now)
    actions.change_organisation(by=by, on=now, name="Voorbeeld BV", kvk="12345678", seen=seen)
    return made


def as_the_journal_says():
    said = told()
    return [each for kept in rooms() for each in changed(kept, said)]


def log_in(person):
    browser = Client()
    browser.force_login(person)
    session = browser.session
    session[STRONG] = True
    session.save()
    return browser


def test_who_erases_an_account_is_nowhere_afterwards(now, administrator, leaver):
    actions.erase_account(by=leaver, on=now)
    text = database_text(pages=False)
    assert NAME not in text
    assert ADDRESS not in text
    assert "kanarie-geheim" not in text
    assert not EmailAddress.objects.filter(user=leaver).exists()
    with pytest.raises(NotFoundError):
        queries.member(leaver.pk, administrator.organisation, on=now)
    assert Event.objects.filter(actor=leaver.actor_id, kind="organisation.changed").exists()
    assert queries.names_in(administrator)[leaver.actor_id] == "iemand die hier niet meer is"
    assert as_the_journal_says() == []
    with pytest.raises(NotFoundError):
        actions.erase_account(by=leaver, on=now)


def test_the_same_address_can_begin_anew(now, leaver):
    actions.erase_account(by=leaver, on=now)
    again = actions.sign_up(by=TREDE, on=now, email=ADDRESS, name=NAME)
    assert again.pk != leaver.pk
    assert not Membership.objects.filter(person=again).exists()


def test_the_last_administrator_cannot_go_first(now, administrator):
    with pytest.raises(RefusedError) as refused:
        actions.erase_account(by=Person.objects.get(pk=administrator.person), on=now)
    assert [each.code for each in refused.value.findings] == ["accounts.administers-alone"]


def test_an_account_that_nobody_uses_goes_after_two_years(now, administrator, leaver):
    alone = actions.sign_up(by=TREDE, on=now, email="niemand@voorbeeld.example", name="Zonder Rol")
    actions.take_role(by=administrator, on=now, person=leaver.pk, role="administrator")
    actions.tidy(by=TREDE, on=now + YEARS - timedelta(days=2))
    assert Person.objects.filter(is_active=True).count() == 3
    Person.objects.filter(pk=alone.pk).update(last_login=now + timedelta(days=30))
    actions.tidy(by=TREDE, on=now + YEARS)
    assert set(Person.objects.filter(is_active=True).values_list("name", flat=True)) == {"Noor", "Zonder Rol"}
    assert NAME not in database_text(pages=False)
    assert as_the_journal_says() == []


def test_one_sees_what_is_kept_about_oneself_and_nothing_of_others(now, leaver):
    said = json.dumps(own_data(leaver))
    assert {NAME, ADDRESS} <= set(json.loads(said)["account"].values())
    assert "kanarie-geheim" not in said
    assert "noor@" not in said
    named = own_data(leaver)["named in"]
    assert [each["role"] for each in named["accounts.membership person"]] == ["administrator"]
    assert {each["kind"] for each in named["journal.event actor"]} >= {"organisation.changed"}


def test_one_sees_who_invited_one_and_what_others_did_with_ones_roles(now, administrator, leaver):
    actions.invite(by=administrator, on=now, email=ADDRESS, role="adviser")
    actions.take_role(by=administrator, on=now, person=leaver.pk, role="administrator")
    named = own_data(leaver)["named in"]
    assert [each["role"] for each in named["accounts.invitation email"]] == ["adviser"]
    assert named["journal.event facts"][-1]["kind"] == "role.taken"
    actions.erase_account(by=leaver, on=now)
    assert ADDRESS not in database_text(pages=False)
    assert queries.open_invitations(administrator, on=now) == []
    assert as_the_journal_says() == []


def test_an_account_that_nobody_proved_to_have_goes_after_a_week(now, leaver):
    """Anybody can sign up with the address of somebody else."""
    told = {"name": "Kanarie", "email": "wie@kanarie.example", "password1": "een lange zin om te onthouden"}
    Client().post("/account/signup/", told)
    Person.objects.filter(email=told["email"]).update(joined_at=now)
    actions.tidy(by=TREDE, on=now + timedelta(days=6))
    assert Person.objects.filter(email=told["email"]).exists()
    actions.tidy(by=TREDE, on=now + timedelta(days=7))
    assert "wie@kanarie" not in database_text(pages=False)
    assert Person.objects.filter(pk=leaver.pk, is_active=True).exists()


def test_where_and_with_what_one_logged_in_goes_with_the_session(leaver):
    browser = log_in(leaver)
    browser.get("/mijn-account/")
    forget_ended_sessions()
    assert UserSession.objects.count() == 1
    browser.session.flush()
    forget_ended_sessions()
    assert UserSession.objects.count() == 0


def test_the_pages_of_ones_own_account(now, leaver):
    browser = log_in(leaver)
    answer = browser.get("/mijn-account/gegevens/")
    assert answer.json()["account"]["name"] == NAME
    assert "attachment" in answer["Content-Disposition"]
    for sent in (
        browser.get("/mijn-account/verwijderen/?zeker=1"),
        browser.post("/mijn-account/verwijderen/", {"sure": "on"}),
    ):
        assert "2fa/reauthenticate" in sent["Location"], "the second factor once more"
    Authenticator.objects.filter(user=leaver).delete()
    assert "Wat weggaat" in browser.get("/mijn-account/verwijderen/").content.decode()
    assert browser.post("/mijn-account/verwijderen/", {}).status_code == 200
    assert browser.post("/mijn-account/verwijderen/", {"sure": "on"}).status_code == 302
    assert browser.get("/mijn-account/").status_code == 302, "logged out"
    assert not Person.objects.filter(email=ADDRESS).exists()


def test_the_page_says_what_goes_and_what_stays_before_it_does_it(now, administrator, monkeypatch):
    page = f"/organisaties/{administrator.organisation}/gegevens/sluiten/"
    browser = log_in(Person.objects.get(pk=administrator.person))
    for sent in (browser.get(f"{page}?zeker=1"), browser.post(page, {"name": "x"})):
        assert sent.status_code == 302, "the second factor once more"
    monkeypatch.setattr("trede.office.web.people.leaving.second_factor_again", lambda *_: None)
    shown = browser.get(page).content.decode()
    assert "Wat weggaat" in shown
    assert "Wat blijft" in shown
    assert browser.post(page, {"name": "Fout BV"}).status_code == 200
    name = queries.organisation(administrator).name
    assert browser.post(page, {"name": name}).status_code == 302
    assert browser.get(page).status_code == 404
