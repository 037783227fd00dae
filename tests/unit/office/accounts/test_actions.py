# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""People and organisations, on a real database."""

from datetime import timedelta

import pytest

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.office.accounts import actions, queries
from trede.office.accounts.models import Invitation, LoginLink, Person
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.roles import ROLES
from trede.office.journal.rules import System

DAY = timedelta(days=1)
TREDE = System("test")


def test_the_founder_is_administrator(administrator):
    assert administrator.roles == {"administrator"}


def test_an_address_is_kept_in_one_form(now, person):
    found = Person.objects.get_by_natural_key(" NOOR@voorbeeld.example ")
    assert found == person


def test_a_wrong_kvk_number_is_refused(now, person):
    with pytest.raises(RefusedError) as refusal:
        actions.found_organisation(by=person, on=now, name="x", kvk="123")
    assert [found.code for found in refusal.value.findings] == ["accounts.kvk-wrong"]


def test_details_can_be_changed(now, administrator):
    seen = queries.organisation(administrator).version
    changed = {"by": administrator, "on": now, "kvk": "1234 5679", "seen": seen}
    actions.change_organisation(**changed, name=" Nieuw BV ")
    with pytest.raises(RefusedError, match="changed since"):
        actions.change_organisation(**changed, name="Te laat BV")
    changed = queries.organisation(administrator)
    assert (changed.name, changed.kvk) == ("Nieuw BV", "12345679")


def test_entities_come_and_go(now, administrator):
    entity = actions.add_entity(by=administrator, on=now, name="Dochter BV", kvk="11112222")
    assert [each.kvk for each in queries.organisation(administrator).entities.all()] == ["11112222"]
    actions.remove_entity(by=administrator, on=now, entity=entity.pk)
    assert not queries.organisation(administrator).entities.exists()


@pytest.mark.parametrize("kvk", ["12345678", "11112222"])
def test_a_kvk_number_stands_once_in_an_organisation(now, administrator, kvk):
    actions.add_entity(by=administrator, on=now, name="Dochter BV", kvk="11112222")
    with pytest.raises(RefusedError, match="already belongs"):
        actions.add_entity(by=administrator, on=now, name="Nog een", kvk=kvk)


def test_an_entity_may_be_called_by_its_number(administrator, now):
    """Eight digits that could be a citizen service number: nine, or a name beside them, are refused."""
    assert actions.add_entity(by=administrator, on=now, name="10000008", kvk="10000008").name == "10000008"
    for name in ("111222333", "Jansen 10000008"):
        with pytest.raises(RefusedError):
            actions.add_entity(by=administrator, on=now, name=name, kvk="10000016")


def test_an_entity_of_another_organisation_is_not_there(now, administrator, stranger):
    entity = actions.add_entity(by=administrator, on=now, name="Dochter BV", kvk="11112222")
    with pytest.raises(NotFoundError):
        actions.remove_entity(by=stranger, on=now, entity=entity.pk)


HELD_HERE = [key for key, role in ROLES.items() if Kind.EMPLOYER in role.kinds and not role.per_team]
"""What somebody can be in the whole of an employer's organisation."""


@pytest.mark.parametrize("role", HELD_HERE)
def test_an_invitation_gives_the_role(colleague, role):
    assert colleague(role).roles == {role}


@pytest.mark.parametrize("role", sorted(ROLES.keys() - HELD_HERE))
def test_a_role_of_one_team_or_of_another_kind_of_organisation_cannot_be_offered_here(colleague, role):
    with pytest.raises(RefusedError):
        colleague(role)


def test_an_unknown_role_is_refused(now, administrator):
    with pytest.raises(RefusedError, match="does not exist"):
        actions.invite(by=administrator, on=now, email="a@b.example", role="king")


def test_only_who_manages_people_invites(now, colleague):
    with pytest.raises(NotAllowedError):
        actions.invite(by=colleague("hr-editor"), on=now, email="a@b.example", role="administrator")


def test_an_invitation_works_once(now, administrator, sign_up):
    piet = sign_up("Piet")
    sent = actions.invite(by=administrator, on=now, email=piet.email, role="adviser")
    actions.accept_invitation(by=piet, on=now, token=sent.token)
    with pytest.raises(NotFoundError):
        actions.accept_invitation(by=piet, on=now, token=sent.token)


def test_an_invitation_ends(now, administrator, sign_up):
    piet = sign_up("Piet")
    sent = actions.invite(by=administrator, on=now, email=piet.email, role="adviser")
    with pytest.raises(NotFoundError):
        actions.accept_invitation(by=piet, on=now + actions.INVITATION_HOLDS, token=sent.token)


def test_an_invitation_is_for_one_address(now, administrator, sign_up):
    sent = actions.invite(by=administrator, on=now, email="jan@voorbeeld.example", role="adviser")
    with pytest.raises(RefusedError, match="another e-mail address"):
        actions.accept_invitation(by=sign_up("Piet"), on=now, token=sent.token)


def test_a_withdrawn_invitation_is_useless_and_forgets_the_address(now, administrator, sign_up):
    piet = sign_up("Piet")
    sent = actions.invite(by=administrator, on=now, email=piet.email, role="adviser")
    actions.withdraw_invitation(by=administrator, on=now, invitation=sent.invitation.pk)
    with pytest.raises(NotFoundError):
        actions.accept_invitation(by=piet, on=now, token=sent.token)
    assert Invitation.objects.get().email == ""


def test_an_invitation_of_another_organisation_is_not_there(now, administrator, stranger):
    sent = actions.invite(by=administrator, on=now, email="a@b.example", role="adviser")
    with pytest.raises(NotFoundError):
        actions.withdraw_invitation(by=stranger, on=now, invitation=sent.invitation.pk)


def test_roles_are_given_and_taken(now, administrator, colleague):
    editor = colleague("hr-editor")
    actions.give_role(by=administrator, on=now, person=editor.person, role="signatory")
    assert queries.member(editor.person, editor.organisation, on=now).roles == {"hr-editor", "signatory"}
    actions.take_role(by=administrator, on=now + DAY, person=editor.person, role="hr-editor")
    assert queries.member(editor.person, editor.organisation, on=now + DAY).roles == {"signatory"}


def test_who_lost_every_role_finds_nothing(now, administrator, colleague):
    editor = colleague("hr-editor")
    actions.take_role(by=administrator, on=now + DAY, person=editor.person, role="hr-editor")
    with pytest.raises(NotFoundError):
        queries.member(editor.person, editor.organisation, on=now + DAY)


def test_a_role_may_end_by_itself(now, administrator, colleague):
    guest = colleague("guest-reader")
    actions.give_role(by=administrator, on=now, person=guest.person, role="guest-reader", until=now + DAY)
    assert queries.organisations_of(guest.person, on=now) != []
    assert queries.organisations_of(guest.person, on=now + DAY) == []


def test_a_role_that_is_not_held_cannot_be_taken(now, administrator, colleague):
    with pytest.raises(NotFoundError):
        actions.take_role(by=administrator, on=now, person=colleague("adviser").person, role="signatory")


def test_the_last_administrator_stays(now, administrator):
    with pytest.raises(RefusedError, match="last administrator"):
        actions.take_role(by=administrator, on=now, person=administrator.person, role="administrator")


def test_an_administrator_may_go_when_there_is_another(now, administrator, colleague):
    colleague("administrator")
    actions.take_role(by=administrator, on=now, person=administrator.person, role="administrator")
    assert queries.organisations_of(administrator.person, on=now) == []


def test_nobody_gives_a_role_to_somebody_from_outside(now, administrator, stranger):
    with pytest.raises(NotFoundError):
        actions.give_role(by=administrator, on=now, person=stranger.person, role="signatory")


def test_colleagues_are_listed_with_their_roles(now, administrator, colleague):
    colleague("adviser")
    found = {each.name: (each.roles, each.until) for each in queries.colleagues(administrator, on=now)}
    assert found == {"adviser": (("adviser",), None), "Noor": (("administrator",), None)}


def test_a_closed_account_has_no_role(now, administrator, person):
    Person.objects.filter(pk=person.pk).update(is_active=False)
    with pytest.raises(NotFoundError):
        queries.member(person.pk, administrator.organisation, on=now)


def test_a_login_link_works_once_and_only_its_checksum_is_kept(now, person):
    token = actions.make_login_link(by=TREDE, on=now, person=person.pk)
    assert token not in str(list(LoginLink.objects.values_list()))
    actions.use_login_link(by=person, on=now, token=token)
    with pytest.raises(NotFoundError):
        actions.use_login_link(by=person, on=now, token=token)


def test_a_login_link_ends(now, person):
    token = actions.make_login_link(by=TREDE, on=now, person=person.pk)
    with pytest.raises(NotFoundError):
        actions.use_login_link(by=person, on=now + actions.LOGIN_LINK_HOLDS, token=token)


def test_a_login_link_is_for_one_person(now, person, sign_up):
    token = actions.make_login_link(by=TREDE, on=now, person=person.pk)
    with pytest.raises(NotFoundError):
        actions.use_login_link(by=sign_up("Piet"), on=now, token=token)
