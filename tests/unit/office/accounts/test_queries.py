# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works where and at which case, now and before, on the border of every moment."""

from datetime import timedelta
from uuid import uuid4

import pytest

from trede.errors import NotFoundError, RefusedError
from trede.office.accounts import actions, assigning, queries
from trede.office.accounts.holding import make_person, who_may
from trede.office.accounts.links import LINKS_A_DAY, give_link
from trede.office.accounts.models import Assignment, Membership, Organisation, Person, PurposeLink
from trede.office.accounts.queries import TIES_LAST
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.links import HOLDS, Purpose
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.states import ASSIGNMENT
from trede.office.journal.actions import action, record
from trede.office.journal.rules import System

DAY, MOMENT = timedelta(days=1), timedelta(microseconds=1)
CASE, OTHER_CASE = uuid4(), uuid4()
SEE, ANSWER = Permission.DOSSIER_VIEW, Permission.ANSWER_EDIT


def within_an_action(do, *args, by, on, **asked):
    """What a part of another room's action gives."""

    @action
    def acting(*, by, on):
        found = do(*args, on=on, **asked)
        record("link.revoked", by=by, on=on, subject="link:x", organisations=[], holder="x")
        return found

    return acting(by=by, on=on)


@action
def link_given(*, by, on, case):
    found = give_link(by=by, on=on, purpose=Purpose.ANSWERS, case=case, topic="t", name="Piet")
    record("link.revoked", by=by, on=on, subject="link:x", organisations=[], holder="x")
    return found


def opened(auditor, organisation, case, now, **other):
    asked = {"permissions": [SEE], "given_by": "system:test", "until": now + 30 * DAY, **other}
    where = (auditor.person, auditor.organisation, organisation, case)
    return within_an_action(assigning.open_case, *where, by=System("test"), on=now, **asked)


def held(case):
    return [(each.permission, each.until) for each in Assignment.objects.filter(case=case)]


class TestCases:
    def test_what_was_agreed_opens_one(self, administrator, auditor, now):
        states = opened(auditor, administrator.organisation, CASE, now)
        (made,) = Assignment.objects.all()
        assert states == ASSIGNMENT.fact(made.pk)
        by = queries.assigned(auditor.person, administrator.organisation, CASE, on=now)
        assert (by.home, by.case, by.permissions) == (auditor.organisation, CASE, {SEE})

    def test_not_for_who_has_no_such_role_nor_for_good(self, administrator, auditor, stranger, now):
        wrong = {
            "accounts.not-assignable": {"permissions": [Permission.APPLICATION_SIGN]},
            "accounts.assignment-days": {"until": now},
        }
        for code, other in wrong.items():
            with pytest.raises(RefusedError) as refused:
                opened(auditor, administrator.organisation, CASE, now, **other)
            assert refused.value.findings[0].code == code
        with pytest.raises(NotFoundError):
            within_an_action(
                assigning.open_case,
                *(stranger.person, auditor.organisation, administrator.organisation, CASE),
                permissions=[SEE],
                given_by="system:test",
                until=now + DAY,
                by=System("test"),
                on=now,
            )
        assert not Assignment.objects.exists()

    def test_those_of_a_member_first_given_first(self, administrator, auditor, now):
        there = administrator.organisation
        opened(auditor, there, OTHER_CASE, now)
        opened(auditor, there, CASE, now + DAY, until=now + 9 * DAY)
        found = queries.assigned_cases(auditor, SEE, on=now + DAY)
        assert [each.case for each in found] == [OTHER_CASE, CASE]
        assert queries.assigned_cases(auditor, ANSWER, on=now + DAY) == []
        assert [each.case for each in queries.assigned_cases(auditor, SEE, on=now + 9 * DAY)] == [OTHER_CASE]

    def test_those_that_ended(self, administrator, auditor, now):
        there, end = administrator.organisation, now + 2 * DAY
        opened(auditor, there, CASE, now, until=end)
        opened(auditor, there, OTHER_CASE, now, until=end + DAY)

        def ended(on, after):
            return list(queries.ended_cases(auditor, SEE, on=on, after=after).items())

        first, last = (CASE, (there, end)), (OTHER_CASE, (there, end + DAY))
        assert ended(end - MOMENT, now) == []
        assert ended(end, now) == [first]
        assert ended(end + DAY, now) == [last, first]
        assert ended(end + DAY, end) == [last]
        opened(auditor, there, CASE, end, until=end + 9 * DAY)
        assert ended(end + DAY, now) == [last]

    def test_one_of_ours_also_when_it_is_over(self, administrator, auditor, stranger, now):
        opened(auditor, administrator.organisation, CASE, now)
        (made,) = Assignment.objects.all()
        assert queries.assignment_of(administrator, CASE, made.pk) == made
        for by, case in ((administrator, OTHER_CASE), (stranger, CASE)):
            with pytest.raises(NotFoundError):
                queries.assignment_of(by, case, made.pk)

    def test_closed_for_one_person_or_for_a_whole_body(self, administrator, auditor, body, now):
        there, later = administrator.organisation, now + DAY
        opened(auditor, there, CASE, now)
        opened(auditor, there, OTHER_CASE, now)

        def closed(case, home, **asked):
            where = (there, case, home)
            return within_an_action(assigning.close_case, *where, by=System("test"), on=later, **asked)

        assert closed(CASE, there) == {}
        assert closed(CASE, auditor.organisation, person=body.person) == {}
        assert held(CASE) == [(SEE, now + 30 * DAY)]
        assert len(closed(CASE, auditor.organisation, person=auditor.person)) == 1
        assert len(closed(OTHER_CASE, auditor.organisation)) == 1
        assert held(CASE) == held(OTHER_CASE) == [(SEE, later)]
        assert closed(CASE, auditor.organisation) == {}

    def test_with_a_case_that_is_thrown_away_all_access_to_it_goes(self, administrator, auditor, now):
        there, later = administrator.organisation, now + DAY
        opened(auditor, there, CASE, now)
        opened(auditor, there, OTHER_CASE, now)
        for case in (CASE, OTHER_CASE):
            link_given(by=administrator, on=now, case=case)
        by = System("test")
        states = within_an_action(assigning.end_access, there, [CASE], by=by, on=later)
        assert len(states) == 2
        assert (held(CASE), held(OTHER_CASE)) == ([(SEE, later)], [(SEE, now + 30 * DAY)])
        links = PurposeLink.objects.order_by("revoked_at").values_list("case", "name", "revoked_at")
        assert set(links) == {(CASE, "", later), (OTHER_CASE, "Piet", None)}
        assert within_an_action(assigning.end_access, there, [CASE], by=by, on=later + DAY) == {}
        assert PurposeLink.objects.get(case=CASE).revoked_at == later

    def test_a_home_without_the_role_gives_no_way_in_and_another_may(
        self, administrator, auditor, sign_up, now
    ):
        opened(auditor, administrator.organisation, CASE, now)
        other = sign_up("Toets")
        second = actions.found_organisation(
            by=other, on=now, name="Toetshuis", kvk="55554444", kind=Kind.CERTIFIER
        )
        chief = queries.member(other.pk, second.pk, on=now)
        person = queries.person(auditor.person)
        sent = actions.invite(by=chief, on=now, email=person.email, role="auditor")
        actions.accept_invitation(by=person, on=now, token=sent.token)
        there = queries.member(person.pk, second.pk, on=now)
        opened(there, administrator.organisation, CASE, now)
        Membership.objects.filter(person=person, organisation=auditor.organisation).update(
            role="guest-reader"
        )
        by = queries.assigned(person.pk, administrator.organisation, CASE, on=now)
        assert by.home == second.pk
        Membership.objects.filter(person=person).update(role="guest-reader")
        with pytest.raises(NotFoundError):
            queries.assigned(person.pk, administrator.organisation, CASE, on=now)

    def test_where_somebody_can_be_given_one(self, administrator, auditor, now):
        def where(person, beside, permission=SEE):
            return queries.where_can_be_assigned(person, permission, on=now, beside=beside)

        assert where(auditor.person, administrator.organisation) == auditor.organisation
        assert where(auditor.person, auditor.organisation) is None
        assert where(auditor.person, administrator.organisation, Permission.APPLICATION_SIGN) is None
        assert where(administrator.person, auditor.organisation) is None


class TestRoles:
    def test_hold_from_a_moment_until_another(self, administrator, now):
        Membership.objects.filter(person=administrator.person).update(until=now + DAY)

        def is_there(on):
            return bool(queries.organisations_of(administrator.person, on=on))

        assert [is_there(now + each) for each in (-MOMENT, 0 * DAY, DAY - MOMENT, DAY)] == [
            *(False, True),
            *(True, False),
        ]

    def test_who_took_part_here_in_the_last_two_years(self, administrator, colleague, sign_up, now):
        adviser, end = colleague("adviser"), now + DAY
        there = administrator.organisation
        Membership.objects.filter(person=adviser.person).update(until=end)

        def took_part(person, on):
            return queries.took_part(person, there, on=on)

        borders = ((end + TIES_LAST - MOMENT, True), (end + TIES_LAST, False))
        for on, took in borders:
            assert took_part(adviser.person, on) is took
            assert took_part(administrator.person, on)
        again = sign_up("adviser+later")
        assert queries.accounts_of(again.pk) == {again.pk, adviser.person}
        assert took_part(again.pk, end)
        assert queries.accounts_of(sign_up("later").pk) & {again.pk, adviser.person} == set()

    def test_who_helped_here_took_part_and_who_judged_did_not(self, administrator, auditor, stranger, now):
        there, end = administrator.organisation, now + 30 * DAY
        opened(auditor, there, CASE, now)
        assert not queries.took_part(auditor.person, there, on=now)
        (made,) = Assignment.objects.all()
        Assignment.objects.filter(pk=made.pk).update(home=stranger.organisation)
        assert queries.took_part(auditor.person, there, on=end + TIES_LAST - MOMENT)
        assert not queries.took_part(auditor.person, there, on=end + TIES_LAST)
        assert not queries.took_part(auditor.person, stranger.organisation, on=now)

    def test_who_may_is_asked_by_permission(self, administrator, colleague, now):
        signs = colleague("signatory").person
        colleague("adviser")
        there = administrator.organisation
        assert [each.pk for each in who_may(Permission.APPLICATION_SIGN, there, on=now)] == [signs]
        assert [each.pk for each in who_may(Permission.PEOPLE_MANAGE, there, on=now)] == [
            administrator.person
        ]
        assert who_may(Permission.APPLICATION_SIGN, there, on=now - MOMENT) == []

    def test_whoever_gave_themselves_the_role_to_sign(self, administrator, colleague, now):
        chosen = colleague("signatory")
        assert not queries.is_self_appointed(administrator)
        assert not queries.is_self_appointed(chosen)
        Membership.objects.filter(person=chosen.person).update(given_by=chosen.actor_id)
        assert queries.is_self_appointed(chosen)

    def test_a_link_that_was_taken_back_works_for_nobody(self, administrator, now):
        link, token = link_given(by=administrator, on=now, case=CASE)
        by = queries.link_holder(token, Purpose.ANSWERS, on=now)
        end = now + HOLDS[Purpose.ANSWERS]
        queries.check_link_works(by, on=end - MOMENT)
        with pytest.raises(NotFoundError):
            queries.check_link_works(by, on=end)
        PurposeLink.objects.filter(pk=link.pk).update(revoked_at=now)
        with pytest.raises(NotFoundError):
            queries.check_link_works(by, on=now)

    def test_so_many_links_a_day_and_no_more(self, administrator, now):
        for number in range(LINKS_A_DAY):
            link_given(by=administrator, on=now + number * MOMENT, case=CASE)
        with pytest.raises(RefusedError) as refused:
            link_given(by=administrator, on=now + DAY - MOMENT, case=CASE)
        assert refused.value.findings[0].code == "accounts.too-many-links"
        link_given(by=administrator, on=now + DAY, case=CASE)

    def test_an_address_that_somebody_has_is_taken(self, person, now):
        asked = {"email": person.email, "name": "Nog een", "language": "nl"}
        with pytest.raises(RefusedError) as refused:
            within_an_action(make_person, by=System("test"), on=now, **asked)
        assert refused.value.findings[0].code == "accounts.address-taken"


class TestOrganisations:
    def test_of_a_kind(self, administrator, body):
        here = administrator.organisation
        assert queries.is_kind(here, Kind.EMPLOYER)
        assert not queries.is_kind(here, Kind.CERTIFIER)
        assert not queries.is_kind(uuid4(), Kind.EMPLOYER)
        assert queries.names_of_kind(Kind.EMPLOYER) == {here: "Voorbeeld BV"}
        assert queries.names_of_kind(Kind.EMPLOYER, beside=body.organisation) == {here: "Voorbeeld BV"}
        Organisation.objects.filter(pk=body.organisation).update(is_demo=True)
        assert queries.names_of_kind(Kind.EMPLOYER, beside=body.organisation) == {}
        assert queries.organisation_names([here, here, uuid4()]) == {here: "Voorbeeld BV"}
        assert queries.organisations_there() == (2, 2)

    def test_an_employer_by_its_number_until_it_closed(self, administrator, body, now):
        assert queries.employer_with("12345678").pk == administrator.organisation
        assert queries.employer_with("44445555") is None
        Membership.objects.filter(organisation=administrator.organisation).update(until=now)
        assert queries.employer_with("12345678") is None
        both = [administrator.organisation, body.organisation]
        assert queries.not_closed(both) == {body.organisation}
        assert queries.not_closed([]) == set()

    def test_the_scheme_beside_is_the_first_and_the_demo_has_its_own(self, administrator, now):
        assert queries.scheme_beside(administrator.organisation) is None
        made = [
            Organisation.objects.create(kind=Kind.SCHEME, name=name, kvk="1", created_at=at, is_demo=demo).pk
            for name, at, demo in (("b", now, False), ("a", now + DAY, False), ("c", now - DAY, True))
        ]
        assert queries.scheme_beside(administrator.organisation) == made[0]
        Organisation.objects.filter(pk=administrator.organisation).update(is_demo=True)
        assert queries.scheme_beside(administrator.organisation) == made[2]


class TestPeople:
    def test_one_by_id_and_by_address(self, person):
        assert queries.person(person.pk) == queries.fresh_person(person) == person
        assert queries.person_with(person.email) == person
        assert queries.person_with("niemand@voorbeeld.example") is None
        with pytest.raises(NotFoundError):
            queries.person(uuid4())

    def test_who_worked_here_has_a_name_and_never_an_address(self, administrator, auditor, colleague, now):
        opened(auditor, administrator.organisation, CASE, now)
        guest = colleague("adviser")
        Person.objects.filter(pk=guest.person).update(name="")
        assert queries.names_of_actors(administrator.organisation) == {
            administrator.actor_id: "Noor",
            auditor.actor_id: "Auke",
            guest.actor_id: "collega zonder naam",
        }

    def test_nobody_yet(self):
        assert queries.nobody_yet()


def test_somebody_is_somebody(person):
    assert not queries.nobody_yet()


def test_the_name_of_somebody_as_others_read_it(sign_up):
    person = sign_up("Noor")
    assert queries.name_of(person.pk) == person.name
    Person.objects.filter(pk=person.pk).update(name="")
    assert queries.name_of(person.pk) == "iemand zonder naam"
    with pytest.raises(NotFoundError):
        queries.name_of(uuid4())
