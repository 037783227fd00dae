# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Separation of duties, and roles that exist in some organisations only."""

import json
from datetime import timedelta

import pytest
from tests.unit.office.dossier.filled import INTENDED, declared

from trede.errors import RefusedError
from trede.office.accounts import actions, queries
from trede.office.accounts.models import Invitation, Membership, Organisation, Person
from trede.office.accounts.rules.duties import objection
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.roles import ROLES
from trede.office.dossier import actions as dossiers
from trede.office.dossier import queries as dossier_queries
from trede.office.journal.models import Event

DAY = timedelta(days=1)
DECIDING = [key for key, role in ROLES.items() if role.decides and Kind.EMPLOYER in role.kinds]


def refusal(give, **asked):
    with pytest.raises(RefusedError) as refused:
        give(**asked)
    return refused.value.findings[0].code


def again(by, now):
    return queries.member(by.person, by.organisation, on=now)


def test_who_signs_is_a_role_that_decides():
    assert "signatory" in DECIDING
    assert "administrator" not in DECIDING


@pytest.mark.parametrize("role", DECIDING)
class TestNobodyMakesOneselfDecide:
    def test_not_where_somebody_else_works(self, administrator, colleague, now, role):
        colleague("guest-reader")
        for knowingly in (False, True):
            asked = {"by": administrator, "on": now, "person": administrator.person, "role": role}
            assert refusal(actions.give_role, **asked, knowingly=knowingly) == "accounts.own-role"
        assert not Membership.objects.filter(role=role).exists()

    def test_not_by_an_invitation_to_oneself(self, administrator, person, now, role):
        sent = actions.invite(by=administrator, on=now, email=person.email, role=role)
        asked = {"by": person, "on": now, "token": sent.token}
        assert refusal(actions.accept_invitation, **asked) == "accounts.own-role"
        assert not Membership.objects.filter(role=role).exists()
        assert Invitation.objects.get().accepted_at is None

    def test_another_administrator_does(self, administrator, colleague, now, role):
        other = colleague("administrator")
        actions.give_role(by=other, on=now, person=administrator.person, role=role)
        assert role in again(administrator, now).roles
        assert not queries.is_self_appointed(again(administrator, now))

    def test_the_only_one_does_so_knowingly_and_it_is_known_for_good(
        self, administrator, colleague, now, role
    ):
        asked = {"by": administrator, "on": now, "person": administrator.person, "role": role}
        assert refusal(actions.give_role, **asked) == "accounts.own-role-unasked"
        actions.give_role(**asked, knowingly=True)
        assert Event.objects.latest("number").kind == "role.given-to-self"
        other = colleague("administrator")
        assert queries.is_self_appointed(again(administrator, now))
        actions.give_role(by=other, on=now, person=administrator.person, role=role)
        assert not queries.is_self_appointed(again(administrator, now))

    def test_a_closed_account_is_no_second_person(self, administrator, colleague, now, role):
        Person.objects.filter(pk=colleague("adviser").person).update(is_active=False)
        asked = {"by": administrator, "on": now, "person": administrator.person, "role": role}
        assert refusal(actions.give_role, **asked) == "accounts.own-role-unasked"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("knowingly", [True, False])
def test_the_rule(role, own, alone, knowingly):
    """By the words of the rule: somebody else gives it, or the only one who was warned."""
    allowed = not ROLES[role].decides or not own or (alone and knowingly)
    assert (objection(role, own=own, alone=alone, knowingly=knowingly) is None) == allowed


class TestTheApplicationSaysSo:
    @pytest.fixture
    def dossier(self, administrator, now):
        opened = dossiers.open_dossier(
            by=administrator, on=now, title="Aanvraag", wanted_level="trede-1", intended_on=INTENDED
        )
        dossiers.measure(by=administrator, on=now, dossier=opened.pk, declared=declared())
        return opened.pk

    def test_in_the_document_that_is_signed(self, administrator, dossier, now):
        before = dossier_queries.to_freeze(administrator, dossier).document
        assert "self_appointed" not in before
        actions.give_role(
            by=administrator, on=now, person=administrator.person, role="signatory", knowingly=True
        )
        made = dossiers.hand_in_test(by=again(administrator, now), on=now, dossier=dossier)
        assert json.loads(made.document) == {**before, "self_appointed": True}

    def test_not_for_a_colleague_who_was_appointed(self, administrator, colleague, dossier, now):
        made = dossiers.hand_in_test(by=colleague("signatory"), on=now, dossier=dossier)
        assert "self_appointed" not in json.loads(made.document)


class TestTheLastAdministrator:
    def test_does_not_end_by_a_day_either(self, administrator, now):
        asked = {"by": administrator, "on": now, "person": administrator.person, "role": "administrator"}
        assert refusal(actions.give_role, **asked, until=now + DAY) == "accounts.last-administrator"
        assert again(administrator, now + 2 * DAY).roles == {"administrator"}

    def test_two_do_not_end_each_other(self, administrator, colleague, now):
        other = colleague("administrator")
        soon = {"role": "administrator", "until": now + DAY}
        actions.give_role(by=administrator, on=now, person=other.person, **soon)
        asked = {"by": other, "on": now, "person": administrator.person}
        assert refusal(actions.give_role, **asked, **soon) == "accounts.last-administrator"

    def test_a_second_one_may_be_for_a_while(self, administrator, colleague, now):
        adviser = colleague("adviser")
        actions.give_role(
            by=administrator, on=now, person=adviser.person, role="administrator", until=now + DAY
        )
        assert "administrator" not in again(adviser, now + DAY).roles

    def test_a_day_that_is_over_takes_nothing_away(self, administrator, colleague, now):
        editor = colleague("hr-editor")
        asked = {"by": administrator, "on": now, "person": editor.person, "role": "hr-editor"}
        for until in (now, now - DAY):
            assert refusal(actions.give_role, **asked, until=until) == "accounts.role-over"


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("role", [key for key, role in ROLES.items() if not role.per_team])
def test_a_role_exists_where_it_was_declared_and_nowhere_else(administrator, colleague, now, kind, role):
    guest = colleague("guest-reader")
    Organisation.objects.filter(pk=administrator.organisation).update(kind=kind)
    asked = {"by": administrator, "on": now, "role": role}
    if kind in ROLES[role].kinds:
        actions.give_role(**asked, person=guest.person)
        actions.invite(**asked, email="sam@bedrijf.example")
    else:
        assert refusal(actions.give_role, **asked, person=guest.person) == "accounts.role-elsewhere"
        assert refusal(actions.invite, **asked, email="sam@bedrijf.example") == "accounts.role-elsewhere"


def test_every_organisation_can_be_run():
    assert ROLES["administrator"].kinds == frozenset(Kind)
    assert all(role.kinds for role in ROLES.values())
