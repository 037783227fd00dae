# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Certifying bodies and the owner of the scheme: registered by whoever runs trede, and what their people see."""

from __future__ import annotations

import html

import pytest
from django.core import mail
from tests.unit.office.accounts.test_handing_over import refused
from tests.unit.office.strangers.parties import browser_of

from trede.errors import NotAllowedError
from trede.office.accounts import actions
from trede.office.accounts import queries as people
from trede.office.accounts.models import Organisation
from trede.office.accounts.rules.kinds import JUDGES, Kind
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import ROLES
from trede.office.journal.models import Event
from trede.office.journal.rules import System

OPERATOR = System("operator")
BODY = {"kind": Kind.CERTIFIER, "kvk": "69599068", "name": "Keur BV", "email": "hoofd@keur.example"}


@pytest.fixture
def head(now):
    return actions.sign_up(by=OPERATOR, on=now, email="hoofd@keur.example", name="Hoofd")


def appointed(now, **other):
    return actions.appoint(by=OPERATOR, on=now, **(BODY | other))


@pytest.mark.parametrize("kind", sorted(JUDGES))
def test_its_head_invites_colleagues_with_the_roles_of_that_kind(now, head, kind):
    made = appointed(now, kind=kind)
    by = people.member(head.pk, made.pk, on=now)
    role = {Kind.CERTIFIER: "planner", Kind.SCHEME: "decider"}[kind]
    actions.invite(by=by, on=now, email="collega@keur.example", role=role)
    assert [each.to for each in mail.outbox] == [[BODY["email"]], ["collega@keur.example"]]
    assert Event.objects.filter(kind="organisation.appointed").count() == 1


def test_what_is_refused(now, head):
    def tried(**other):
        return refused(actions.appoint, by=OPERATOR, on=now, **(BODY | other))

    assert tried(kind=Kind.EMPLOYER) == ["accounts.not-appointed"]
    assert tried(kvk="123") == ["accounts.kvk-wrong"]
    assert tried(email="niemand@keur.example") == ["accounts.nobody-with-address"]
    appointed(now)
    assert tried() == ["accounts.kvk-taken"]
    appointed(now, kind=Kind.SCHEME, kvk="12345678", name="Ladder")
    assert tried(kind=Kind.SCHEME, kvk="87654321") == ["accounts.one-scheme"]


def test_the_owner_of_the_scheme_appoints_bodies_and_nothing_else(now, head):
    owner = actions.sign_up(by=OPERATOR, on=now, email="baas@ladder.example", name="Baas")
    scheme = appointed(now, kind=Kind.SCHEME, kvk="12345678", name="Ladder", email=owner.email)
    by = people.member(owner.pk, scheme.pk, on=now)
    tried = {"by": by, "on": now} | BODY
    assert refused(actions.appoint, **tried | {"kind": Kind.SCHEME}) == ["accounts.not-appointed"]
    assert refused(actions.appoint, **tried | {"kind": Kind.EMPLOYER}) == ["accounts.not-appointed"]
    made = actions.appoint(**tried)
    assert people.member(head.pk, made.pk, on=now).roles == {"administrator"}
    assert mail.outbox[-1].to == [BODY["email"]]
    told = Event.objects.filter(kind="organisation.appointed").last()
    assert set(told.concerns.values_list("organisation", flat=True)) == {made.pk, scheme.pk}


@pytest.mark.parametrize("kind", [Kind.EMPLOYER, Kind.BUYER, Kind.CERTIFIER])
def test_no_other_administrator_appoints(now, head, kind):
    made = (
        appointed(now)
        if kind is Kind.CERTIFIER
        else actions.found_organisation(by=head, on=now, name="Werk BV", kvk="33445566", kind=kind)
    )
    by = people.member(head.pk, made.pk, on=now)
    with pytest.raises(NotAllowedError):
        actions.appoint(by=by, on=now, **BODY | {"kvk": "87654321"})


def test_a_demo_scheme_is_not_in_the_way(now, head):
    demo = {"name": "Verzonnen", "kvk": "33445566", "kind": Kind.SCHEME, "is_demo": True}
    actions.found_organisation(by=head, on=now, **demo)
    assert appointed(now, kind=Kind.SCHEME).kind == Kind.SCHEME


@pytest.mark.parametrize("kind", sorted(JUDGES))
@pytest.mark.parametrize("role", sorted(ROLES))
def test_who_judges_others_makes_no_application(now, head, kind, role):
    """Whatever role: nothing of an employer's work is open in such an organisation."""
    made = appointed(now, kind=kind)
    by = people.member(head.pk, made.pk, on=now)
    held = type(by)(by.person, by.organisation, frozenset({role}), kind=kind)
    works = {Permission.DOSSIER_VIEW, Permission.MEASUREMENT_EDIT, Permission.APPLICATION_SIGN}
    assert not held.permissions & works
    assert not any(held.may(each) for each in works)


@pytest.mark.parametrize("kind", sorted(JUDGES))
def test_the_administrator_starts_at_the_organisation_and_sees_no_page_of_an_employer(now, head, kind):
    made = appointed(now, kind=kind)
    browser = browser_of(head)
    answer = browser.get("/", follow=True)
    text = html.unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "Metingen" not in text
    assert "Nieuwe meting" not in text
    for place in ("", "dossiers/nieuw/", "certificaten/"):
        assert browser.get(f"/organisaties/{made.pk}/{place}").status_code in {403, 404}, place
    for place in ("mensen/", "gegevens/", "logboek/"):
        assert browser.get(f"/organisaties/{made.pk}/{place}").status_code == 200, place


def test_an_employer_keeps_its_pages(now, head):
    made = actions.found_organisation(by=head, on=now, name="Werk BV", kvk="33445566")
    assert Organisation.objects.get(pk=made.pk).kind == Kind.EMPLOYER
    assert people.member(head.pk, made.pk, on=now).may(Permission.MEASUREMENT_EDIT)
