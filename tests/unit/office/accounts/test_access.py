# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The table of access beside the one of routes: cases of another organisation, one team, and links without account."""

from datetime import timedelta
from uuid import uuid4

import pytest

from trede.errors import NotAllowedError, NotFoundError, RefusedError
from trede.office.accounts import actions, queries
from trede.office.accounts.links import give_link
from trede.office.accounts.models import Assignment, Person, PurposeLink
from trede.office.accounts.rules.assignments import LONGEST, Assigned, require_case
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.links import GIVEN_WITH, HOLDS, LinkHolder, Purpose, require_topic
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import ROLES
from trede.office.journal.actions import action, record
from trede.office.journal.models import Event

DAY = timedelta(days=1)
CASE, OTHER_CASE, TEAM, OTHER_TEAM = (uuid4() for _ in range(4))
IN, NOT_FOUND, NOT_ALLOWED = "in", NotFoundError, NotAllowedError
TOKEN_LENGTH = 43


def outcome(ask):
    try:
        ask()
    except (NotFoundError, NotAllowedError) as refused:
        return type(refused)
    return IN


def refusal(give, **asked):
    with pytest.raises(RefusedError) as refused:
        give(**asked)
    return refused.value.findings[0].code


@pytest.fixture
def assign(administrator, auditor, now):
    def give(**other):
        usual = {
            "by": administrator,
            "on": now,
            "person": auditor.person,
            "home": auditor.organisation,
            "case": CASE,
            "permission": Permission.DOSSIER_VIEW,
            "since": now,
            "until": now + 30 * DAY,
        }
        return actions.assign(**{**usual, **other})

    return give


CASES = {
    "the assigned case": ({}, IN),
    "another case": ({"case": OTHER_CASE}, NOT_FOUND),
    "before it begins": ({"on": -DAY}, NOT_FOUND),
    "on its last moment": ({"on": 30 * DAY - timedelta(microseconds=1)}, IN),
    "after it ended": ({"on": 30 * DAY}, NOT_FOUND),
    "the same case id in another organisation": ({"organisation": "theirs"}, NOT_FOUND),
    "another permission": ({"permission": Permission.ANSWER_EDIT}, NOT_ALLOWED),
    "signing": ({"permission": Permission.APPLICATION_SIGN}, NOT_ALLOWED),
}


class TestCasesOfAnotherOrganisation:
    @pytest.mark.parametrize("asked", CASES)
    def test_the_table(self, administrator, auditor, stranger, assign, now, asked):
        assign()
        told, expected = CASES[asked]
        case, on = told.get("case", CASE), now + told.get("on", timedelta())
        organisation = stranger.organisation if "organisation" in told else administrator.organisation
        permission = told.get("permission", Permission.DOSSIER_VIEW)

        def enter():
            by = queries.assigned(auditor.person, organisation, case, on=on)
            require_case(by, permission, organisation, case)

        assert outcome(enter) == expected

    def test_nobody_gets_in_without_one(self, administrator, auditor, now):
        with pytest.raises(NotFoundError):
            queries.assigned(auditor.person, administrator.organisation, CASE, on=now)

    def test_an_assigned_person_is_no_member(self, administrator, auditor, assign, now):
        assign()
        by = queries.assigned(auditor.person, administrator.organisation, CASE, on=now)
        for permission in Permission:
            with pytest.raises(NotFoundError):
                require(by, permission, administrator.organisation)
        for case, organisation in ((OTHER_CASE, by.organisation), (CASE, by.home)):
            with pytest.raises(NotFoundError):
                require_case(by, Permission.DOSSIER_VIEW, organisation, case)

    def test_a_member_of_the_organisation_of_the_case_needs_none(self, administrator, stranger):
        require_case(administrator, Permission.DOSSIER_VIEW, administrator.organisation, CASE)
        with pytest.raises(NotFoundError):
            require_case(stranger, Permission.DOSSIER_VIEW, administrator.organisation, CASE)

    @pytest.mark.parametrize("side", ["owner", "home"])
    def test_either_side_ends_it(self, administrator, body, auditor, assign, now, side):
        made, later = assign(), now + DAY
        actions.end_assignment(by=administrator if side == "owner" else body, on=later, assignment=made.pk)
        with pytest.raises(NotFoundError):
            queries.assigned(auditor.person, administrator.organisation, CASE, on=later)
        with pytest.raises(NotFoundError):
            actions.end_assignment(by=administrator, on=later, assignment=made.pk)

    def test_nobody_else_does(self, stranger, colleague, assign, now):
        made = assign()
        with pytest.raises(NotFoundError):
            actions.end_assignment(by=stranger, on=now, assignment=made.pk)
        with pytest.raises(NotAllowedError):
            actions.end_assignment(by=colleague("signatory"), on=now, assignment=made.pk)

    def test_it_ends_with_the_role_at_home(self, administrator, body, auditor, assign, now):
        assign()
        actions.take_role(by=body, on=now + DAY, person=auditor.person, role="auditor")
        with pytest.raises(NotFoundError):
            queries.assigned(auditor.person, administrator.organisation, CASE, on=now + DAY)

    def test_and_with_the_account(self, administrator, auditor, assign, now):
        assign()
        Person.objects.filter(pk=auditor.person).update(is_active=False)
        with pytest.raises(NotFoundError):
            queries.assigned(auditor.person, administrator.organisation, CASE, on=now)

    def test_both_organisations_read_of_it(self, administrator, auditor, assign):
        assign()
        told = Event.objects.latest("number")
        assert told.kind == "assignment.given"
        concerned = {each.organisation for each in told.concerns.all()}
        assert concerned == {administrator.organisation, auditor.organisation}

    @pytest.mark.parametrize(
        "permission", [each for each in Permission if each not in ROLES["auditor"].assignable]
    )
    def test_a_role_is_assigned_what_it_declares_and_no_more(self, assign, permission):
        assert refusal(assign, permission=permission) == "accounts.not-assignable"

    def test_a_colleague_gets_a_role_instead(self, assign, administrator, colleague):
        asked = {"person": colleague("adviser").person, "home": administrator.organisation}
        assert refusal(assign, **asked) == "accounts.assigned-colleague"

    def test_somebody_who_does_not_work_there_is_not_there(self, assign, stranger):
        with pytest.raises(NotFoundError):
            assign(person=stranger.person)

    def test_only_who_manages_people_assigns(self, assign, colleague):
        with pytest.raises(NotAllowedError):
            assign(by=colleague("signatory"))

    def test_days(self, assign, now):
        wrong = (
            {"until": now},
            {"since": now - 2 * DAY, "until": now - DAY},
            {"since": now + 2 * DAY, "until": now + DAY},
            {"until": now + LONGEST + DAY},
        )
        for days in wrong:
            assert refusal(assign, **days) == "accounts.assignment-days"
        assert not Assignment.objects.exists()

    def test_the_owner_sees_who_was_let_in(self, administrator, stranger, assign, now):
        made = assign()
        assert [each.pk for each in queries.assignments_of(administrator, CASE, on=now)] == [made.pk]
        assert queries.assignments_of(stranger, CASE, on=now) == []


class TestOneTeam:
    @pytest.fixture
    def lead(self, administrator, colleague, now):
        guest = colleague("guest-reader")
        asked = {"by": administrator, "person": guest.person}
        actions.give_role(**asked, on=now, role="team-lead", team=TEAM)
        actions.take_role(**asked, on=now, role="guest-reader")
        return queries.member(guest.person, guest.organisation, on=now)

    def test_the_table(self, lead, stranger):
        here = lead.organisation
        see = Permission.TEAM_VIEW
        assert outcome(lambda: require(lead, see, here, team=TEAM)) == IN
        assert outcome(lambda: require(lead, see, here, team=OTHER_TEAM)) == NOT_FOUND
        assert outcome(lambda: require(lead, see, here)) == NOT_ALLOWED
        assert outcome(lambda: require(lead, Permission.DOSSIER_VIEW, here, team=TEAM)) == NOT_ALLOWED
        assert outcome(lambda: require(lead, see, stranger.organisation, team=TEAM)) == NOT_FOUND
        assert outcome(lambda: require(stranger, see, here, team=TEAM)) == NOT_FOUND

    def test_has_no_permission_in_the_whole_organisation(self, lead):
        assert lead.permissions == frozenset()

    def test_a_role_for_one_team_needs_a_team_and_no_other_does(self, administrator, colleague, now):
        asked = {"by": administrator, "on": now, "person": colleague("adviser").person}
        assert refusal(actions.give_role, **asked, role="team-lead") == "accounts.role-team"
        assert refusal(actions.give_role, **asked, role="hr-editor", team=TEAM) == "accounts.role-team"
        asked = {"by": administrator, "on": now, "email": "sam@bedrijf.example"}
        assert refusal(actions.invite, **asked, role="team-lead") == "accounts.role-team"

    def test_two_teams_are_two_roles(self, administrator, lead, now):
        asked = {"by": administrator, "on": now, "person": lead.person, "role": "team-lead"}
        actions.give_role(**asked, team=OTHER_TEAM)
        both = queries.member(lead.person, lead.organisation, on=now)
        assert both.teams == {("team-lead", TEAM), ("team-lead", OTHER_TEAM)}


@action
def ask_by_link(*, by, on, purpose=Purpose.ANSWERS, case=CASE, topic="integratie"):
    """An action of another room, as far as it gives a link."""
    link, token = give_link(by=by, on=on, purpose=purpose, case=case, topic=topic, name="Piet")
    record(
        "link.revoked", by=by, on=on, subject=f"link:{link.pk}", organisations=[by.organisation], holder="x"
    )
    return link, token


class TestLinkHolders:
    def test_a_link_opens_its_one_purpose(self, administrator, now):
        link, token = ask_by_link(by=administrator, on=now)
        by = queries.link_holder(token, Purpose.ANSWERS, on=now)
        assert (by.organisation, by.case, by.topic) == (administrator.organisation, CASE, "integratie")
        assert by.actor_id == f"link:{link.pk}"
        require_topic(by, Purpose.ANSWERS, CASE, "integratie")
        wrong = [
            (Purpose.WORKER, CASE, "integratie"),
            (Purpose.ANSWERS, OTHER_CASE, "integratie"),
            (Purpose.ANSWERS, CASE, "werkgever"),
        ]
        for asked in wrong:
            with pytest.raises(NotFoundError):
                require_topic(by, *asked)
        for purpose in set(Purpose) - {Purpose.ANSWERS}:
            with pytest.raises(NotFoundError):
                queries.link_holder(token, purpose, on=now)

    def test_and_nothing_of_the_organisation(self, administrator, now):
        _, token = ask_by_link(by=administrator, on=now)
        by = queries.link_holder(token, Purpose.ANSWERS, on=now)
        for permission in Permission:
            for ask in (
                lambda each=permission: require(by, each, by.organisation),
                lambda each=permission: require_case(by, each, by.organisation, CASE),
            ):
                with pytest.raises(NotFoundError):
                    ask()

    def test_no_member_passes_as_a_link_holder(self, administrator):
        assigned = Assigned(uuid4(), uuid4(), administrator.organisation, CASE, frozenset(Permission))
        for by in (administrator, assigned, Member(uuid4(), uuid4(), frozenset(ROLES))):
            with pytest.raises(NotFoundError):
                require_topic(by, Purpose.ANSWERS, CASE, "integratie")

    @pytest.mark.parametrize("purpose", Purpose)
    def test_a_short_life(self, administrator, now, purpose):
        _, token = ask_by_link(by=administrator, on=now, purpose=purpose)
        assert HOLDS[purpose] <= timedelta(days=31)
        queries.link_holder(token, purpose, on=now + HOLDS[purpose] - timedelta(seconds=1))
        with pytest.raises(NotFoundError):
            queries.link_holder(token, purpose, on=now + HOLDS[purpose])

    def test_is_taken_back_by_who_could_give_it(self, administrator, stranger, colleague, now):
        link, token = ask_by_link(by=administrator, on=now)
        with pytest.raises(NotFoundError):
            actions.revoke_link(by=stranger, on=now, link=link.pk)
        with pytest.raises(NotAllowedError):
            actions.revoke_link(by=colleague("signatory"), on=now, link=link.pk)
        assert [each.pk for each in queries.links_of(administrator, CASE, on=now)] == [link.pk]
        actions.revoke_link(by=colleague("adviser"), on=now, link=link.pk)
        with pytest.raises(NotFoundError):
            queries.link_holder(token, Purpose.ANSWERS, on=now)
        assert queries.links_of(administrator, CASE, on=now) == []

    def test_a_new_one_ends_the_one_before(self, administrator, now):
        (_, older), (_, newer) = (ask_by_link(by=administrator, on=now) for _ in range(2))
        with pytest.raises(NotFoundError):
            queries.link_holder(older, Purpose.ANSWERS, on=now)
        queries.link_holder(newer, Purpose.ANSWERS, on=now)

    @pytest.mark.parametrize("purpose", Purpose)
    @pytest.mark.parametrize("role", [each for each in ROLES if Kind.EMPLOYER in ROLES[each].kinds])
    def test_who_may_give_one(self, colleague, now, purpose, role):
        if ROLES[role].per_team:
            return
        by = colleague(role)
        found = outcome(lambda: ask_by_link(by=by, on=now, purpose=purpose))
        assert found == (IN if GIVEN_WITH[purpose] in ROLES[role].permissions else NOT_ALLOWED)

    def test_only_its_checksum_is_kept(self, administrator, now):
        _, token = ask_by_link(by=administrator, on=now)
        assert len(token) == TOKEN_LENGTH
        assert token not in str(list(PurposeLink.objects.values_list()))

    def test_is_an_actor_with_a_name_in_the_log(self, administrator, now):
        _, token = ask_by_link(by=administrator, on=now)
        by = queries.link_holder(token, Purpose.ANSWERS, on=now)
        assert isinstance(by, LinkHolder)
        assert queries.names_in(administrator)[by.actor_id] == "Piet"
