# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules about people and organisations by themselves, on both sides of every border."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from trede.errors import NotAllowedError, NotFoundError
from trede.office.accounts.rules import links
from trede.office.accounts.rules.addresses import is_free_mail, is_nobodys, is_plain, nobodys, normal
from trede.office.accounts.rules.assignments import Assigned, can_be_assigned, objection_to_days, require_case
from trede.office.accounts.rules.devices import browser_and_system
from trede.office.accounts.rules.duties import objection
from trede.office.accounts.rules.kinds import CAN_CLOSE, JUDGES, Kind
from trede.office.accounts.rules.kvk import normal_kvk
from trede.office.accounts.rules.links import LinkHolder, Purpose, require_topic
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.passkeys import counts_on, is_readable
from trede.office.accounts.rules.permissions import EMPLOYERS_WORK, SCHEMES_WORK, Permission
from trede.office.accounts.rules.roles import ROLES, roles_for, titles
from trede.office.accounts.rules.services import is_meant_for, is_subject, one_line, shows_second_factor
from trede.office.accounts.rules.tokens import TOKEN_BYTES, token_checksum
from trede.office.journal.rules import System

HERE, ELSEWHERE, CASE, OTHER_CASE, TEAM, OTHER_TEAM = (uuid4() for _ in range(6))
NOW, DAY, MOMENT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC), timedelta(days=1), timedelta(microseconds=1)


def outcome(ask, *asked, **named):
    try:
        ask(*asked, **named)
    except (NotFoundError, NotAllowedError) as refused:
        return type(refused)
    return "in"


class TestAddresses:
    """RFC 5321, section 4.5.3.1: 64 signs before the @, and 254 in all."""

    @pytest.mark.parametrize(
        ("address", "plain"),
        [
            ("jan@bedrijf.nl", True),
            ("j.de-vries+pso@sub.bedrijf.nl", True),
            (f"{'a' * 64}@bedrijf.nl", True),
            (f"{'a' * 65}@bedrijf.nl", False),
            (f"a@{'b' * 249}.nl", True),
            (f"a@{'b' * 250}.nl", False),
            ("jan@bedrijf..nl", False),
            ("jan@-bedrijf.nl", False),
            ("jan@bedrijf-.nl", False),
            ("jan@b.n", True),
            ("j an@bedrijf.nl", False),
            ("j?n@bedrijf.nl", False),
            (".jan@bedrijf.nl", False),
            ("jan.@bedrijf.nl", False),
            ("@bedrijf.nl", False),
            ("jan@", False),
            ("jan", False),
        ],
    )
    def test_plain_ones(self, address, plain):
        assert is_plain(address) is plain

    def test_as_we_keep_them(self):
        assert normal("  Jan@Bedrijf.NL ") == "jan@bedrijf.nl"

    @pytest.mark.parametrize(
        ("address", "free"),
        [
            ("jan@gmail.com", True),
            ("jan@a.b.gmail.com", True),
            ("jan@gmail.com.bedrijf.example", False),
            ("jan@com", False),
            ("jan@ziggo.nl.", True),
        ],
    )
    def test_free_mail_is_the_domain_or_one_above_it(self, address, free):
        assert is_free_mail(address) is free


class TestAssignments:
    BY = Assigned(uuid4(), ELSEWHERE, HERE, CASE, frozenset({Permission.DOSSIER_VIEW}))

    def test_who_acts_is_the_person(self):
        assert self.BY.actor_id == f"person:{self.BY.person}"

    @pytest.mark.parametrize(
        ("since", "until", "wrong"),
        [
            (NOW, NOW + DAY, False),
            (NOW - DAY, NOW + MOMENT, False),
            (NOW - DAY, NOW, True),
            (NOW - 2 * DAY, NOW - DAY, True),
            (NOW + DAY, NOW + DAY, True),
            (NOW + DAY, NOW + DAY + MOMENT, False),
            (NOW + 2 * DAY, NOW + DAY, True),
            (NOW, NOW + timedelta(days=731), False),
            (NOW, NOW + timedelta(days=731) + MOMENT, True),
            (NOW + 300 * DAY, NOW + 1031 * DAY, False),
        ],
    )
    def test_it_is_some_time_ahead_and_two_years_at_most(self, since, until, wrong):
        assert objection_to_days(since, until, NOW) is wrong

    @pytest.mark.parametrize(
        ("roles", "can"),
        [
            (["auditor"], True),
            (["guest-reader", "auditor"], True),
            (["guest-reader"], False),
            (["administrator"], False),
            ([], False),
        ],
    )
    def test_one_of_the_roles_at_home_must_allow_it(self, roles, can):
        assert can_be_assigned(Permission.HISTORY_VIEW, roles) is can

    @pytest.mark.parametrize(
        ("permission", "organisation", "case", "expected"),
        [
            (Permission.DOSSIER_VIEW, HERE, CASE, "in"),
            (Permission.HISTORY_VIEW, HERE, CASE, NotAllowedError),
            (Permission.DOSSIER_VIEW, HERE, OTHER_CASE, NotFoundError),
            (Permission.DOSSIER_VIEW, ELSEWHERE, CASE, NotFoundError),
        ],
    )
    def test_the_assigned_case_and_no_other(self, permission, organisation, case, expected):
        assert outcome(require_case, self.BY, permission, organisation, case) == expected

    @pytest.mark.parametrize(
        ("role", "organisation", "expected"),
        [
            ("administrator", HERE, "in"),
            ("administrator", ELSEWHERE, NotFoundError),
            ("team-lead", HERE, NotAllowedError),
        ],
    )
    def test_at_home_it_is_the_role_that_counts(self, role, organisation, expected):
        by = Member(uuid4(), HERE, frozenset({role}))
        assert outcome(require_case, by, Permission.DOSSIER_VIEW, organisation, CASE) == expected


@pytest.mark.parametrize(
    ("user_agent", "told"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120 Safari/537.36 Edg/120",
            ("Edge", "Windows"),
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", ("Firefox", "Linux")),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            ("Safari", "iPhone"),
        ),
        (
            "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36",
            ("Chrome", "Android"),
        ),
        ("curl/8.5.0", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_browser_by_the_name_that_people_know(user_agent, told):
    assert browser_and_system(user_agent) == told


@pytest.mark.parametrize(
    ("own", "alone", "knowingly", "code"),
    [
        (False, False, False, None),
        (False, True, False, None),
        (True, False, False, "accounts.own-role"),
        (True, False, True, "accounts.own-role"),
        (True, True, False, "accounts.own-role-unasked"),
        (True, True, True, None),
    ],
)
def test_who_signs_is_made_so_by_somebody_else(own, alone, knowingly, code):
    assert objection("signatory", own=own, alone=alone, knowingly=knowingly) == code
    assert objection("adviser", own=own, alone=alone, knowingly=knowingly) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12345678", "12345678"),
        ("00000001", "00000001"),
        ("1234 5678", "12345678"),
        ("12\t34.56\u00a078", "12345678"),
        ("12-345678", None),
        ("1234567", None),
        ("123456789", None),
        ("00000000", None),
        ("1234567a", None),
        ("²2345678", None),
    ],
)
def test_kvk_numbers(text, number):
    assert normal_kvk(text) == number


class TestLinks:
    BY = LinkHolder(uuid4(), Purpose.ANSWERS, HERE, CASE, "talks")

    def test_who_acts_is_the_link(self):
        assert self.BY.actor_id == f"link:{self.BY.link}"

    @pytest.mark.parametrize(
        ("purpose", "case", "topic", "expected"),
        [
            (Purpose.ANSWERS, CASE, "talks", "in"),
            (Purpose.WORKER, CASE, "talks", NotFoundError),
            (Purpose.ANSWERS, OTHER_CASE, "talks", NotFoundError),
            (Purpose.ANSWERS, CASE, "training", NotFoundError),
        ],
    )
    def test_its_own_topic_and_no_other(self, purpose, case, topic, expected):
        assert outcome(require_topic, self.BY, purpose, case, topic) == expected

    @pytest.mark.parametrize("by", [Member(uuid4(), HERE, frozenset(ROLES)), System("test")])
    def test_nobody_without_a_link(self, by):
        assert outcome(require_topic, by, Purpose.ANSWERS, CASE, "talks") == NotFoundError

    def test_it_works_for_weeks(self):
        """A colleague has two weeks (docs/tutorials/office/6-vragen.md), a worker and a list four (ADR 0042)."""
        assert {purpose.value: time.days for purpose, time in links.HOLDS.items()} == {
            "answers": 14,
            "worker": 28,
            "climate": 28,
        }


class TestMembers:
    LEAD = Member(uuid4(), HERE, frozenset({"guest-reader"}), frozenset({("team-lead", TEAM)}))

    def test_who_acts_is_the_person(self):
        assert self.LEAD.actor_id == f"person:{self.LEAD.person}"

    @pytest.mark.parametrize(
        ("permission", "organisation", "team", "expected"),
        [
            (Permission.DOSSIER_VIEW, HERE, None, "in"),
            (Permission.DOSSIER_VIEW, HERE, TEAM, "in"),
            (Permission.TEAM_VIEW, HERE, TEAM, "in"),
            (Permission.TEAM_VIEW, HERE, OTHER_TEAM, NotFoundError),
            (Permission.TEAM_VIEW, HERE, None, NotAllowedError),
            (Permission.PEOPLE_MANAGE, HERE, None, NotAllowedError),
            (Permission.PEOPLE_MANAGE, HERE, TEAM, NotAllowedError),
            (Permission.TEAM_VIEW, ELSEWHERE, TEAM, NotFoundError),
        ],
    )
    def test_one_sees_ones_own_team(self, permission, organisation, team, expected):
        assert outcome(require, self.LEAD, permission, organisation, team=team) == expected

    def test_a_role_for_one_of_several_teams_is_enough_to_know_that_another_is_hidden(self):
        both = frozenset({("guest-reader", OTHER_TEAM), ("team-lead", TEAM)})
        by = Member(uuid4(), HERE, frozenset(), both)
        asked = {"team": OTHER_TEAM}
        assert outcome(require, by, Permission.TEAM_VIEW, HERE, **asked) == NotFoundError
        assert by.may(Permission.ORGANISATION_VIEW, OTHER_TEAM)
        assert not by.may(Permission.ORGANISATION_VIEW, TEAM)

    def test_who_holds_a_link_is_nobody_here(self):
        assert outcome(require, TestLinks.BY, Permission.DOSSIER_VIEW, HERE) == NotFoundError

    def test_trede_itself_may_everything_everywhere(self):
        assert outcome(require, System("test"), Permission.APPLICATION_SIGN, ELSEWHERE) == "in"


class TestPasskeys:
    @pytest.mark.parametrize(
        ("answer", "readable"),
        [
            ('{"id": "abc"}', True),
            ("a" * 50_000, True),
            ("a" * 50_001, False),
            ('{"id": "\\u0061"}', False),
            ('{"id": "é"}', False),
        ],
    )
    def test_what_is_worth_reading(self, answer, readable):
        assert is_readable(answer) is readable

    @pytest.mark.parametrize(
        ("before", "now", "on"),
        [
            (0, 0, True),
            (0, 1, True),
            (1, 2, True),
            (5, 900, True),
            (1, 1, False),
            (2, 1, False),
            (1, 0, False),
        ],
    )
    def test_a_counter_goes_up(self, before, now, on):
        assert counts_on(before, now) is on


class TestRoles:
    def test_an_employer_has_those_of_employers_for_the_whole_of_it(self):
        assert set(roles_for(Kind.EMPLOYER)) == {
            *("administrator", "hr-editor", "signatory", "adviser", "guest-reader", "recruiter")
        }

    def test_a_certifying_body_has_planners_and_auditors(self):
        assert set(roles_for(Kind.CERTIFIER)) == {"administrator", "auditor", "planner"}
        assert set(roles_for(Kind.SCHEME)) == {"administrator", "decider", "committee-member"}
        assert set(roles_for(Kind.JOB_COACH)) == {"administrator", "job-coach"}
        assert set(roles_for(Kind.BUYER)) == {"administrator", "contract-manager"}

    def test_by_their_own_key_and_title(self):
        assert all(role.key == key for key, role in ROLES.items())
        assert titles("nl")["signatory"] == "ondertekenaar"
        assert titles("en")["signatory"] == "signatory"


class TestServices:
    """RFC 8176 for the methods, OpenID Connect Core 1.0 for audience and subject."""

    @pytest.mark.parametrize(
        ("claims", "levels", "shown"),
        [
            ({"acr": "loa3"}, ["loa3"], True),
            ({"acr": "loa1", "amr": ["mfa"]}, ["loa3"], False),
            ({"amr": ["mfa"]}, ["loa3"], False),
            ({"amr": ["mfa"]}, [], True),
            ({"amr": ["pwd", "otp"]}, [], True),
            ({"amr": ["face", "hwk"]}, [], True),
            ({"amr": ["pwd", "fpt"]}, [], True),
            ({"amr": ["pwd", "pin", "kba"]}, [], False),
            ({"amr": ["otp"]}, [], False),
            ({"amr": "mfa"}, [], False),
            ({"amr": []}, [], False),
            ({}, [], False),
        ],
    )
    def test_two_factors_are_of_two_kinds(self, claims, levels, shown):
        assert shows_second_factor(claims, levels) is shown

    @pytest.mark.parametrize(
        ("claims", "meant"),
        [
            ({"aud": "trede"}, True),
            ({"aud": ["trede"]}, True),
            ({"aud": ["trede", "other"]}, False),
            ({"aud": ["trede", "other"], "azp": "trede"}, True),
            ({"aud": ["trede", "other"], "azp": "other"}, False),
            ({"aud": "trede", "azp": "other"}, False),
            ({"aud": "trede", "azp": "trede"}, True),
            ({}, True),
        ],
    )
    def test_a_token_for_several_names_the_one_that_asked(self, claims, meant):
        assert is_meant_for(claims, "trede") is meant

    @pytest.mark.parametrize(
        ("told", "subject"),
        [
            ("a", True),
            ("a" * 191, True),
            ("a" * 192, False),
            ("", False),
            ("é", False),
            ("a\nb", False),
            (7, False),
            (None, False),
        ],
    )
    def test_a_subject_is_plain_and_short_enough_to_keep_whole(self, told, subject):
        assert is_subject(told) is subject

    @pytest.mark.parametrize(
        ("told", "longest", "line"),
        [
            ("  Noor\n de   Vries ", 20, "Noor de Vries"),
            ("Noor de Vries", 4, "Noor"),
            ("Noor de Vries", 5, "Noor"),
            ("Noor\u202e", 9, "Noor"),
            (["Noor"], 9, ""),
            (None, 9, ""),
        ],
    )
    def test_what_it_tells_becomes_one_line(self, told, longest, line):
        assert one_line(told, longest) == line


def test_of_a_token_its_checksum_is_kept():
    """FIPS 180-4 gives this digest for "abc"; a token has 256 bits, for nobody guesses those."""
    assert token_checksum("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert TOKEN_BYTES * 8 == 256


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("role", ROLES)
def test_the_work_of_the_scheme_is_done_there_and_that_of_employers_not_where_one_judges(role, kind):
    may = Member(uuid4(), uuid4(), frozenset({role}), kind=kind).permissions
    left_out = (set() if kind is Kind.SCHEME else SCHEMES_WORK) | (
        EMPLOYERS_WORK if kind in JUDGES else set()
    )
    assert may == ROLES[role].permissions - left_out


def test_what_one_may_in_one_of_more_teams_or_in_all():
    lead, other = sorted(ROLES, key=lambda name: len(ROLES[name].permissions))[-1], "guest-reader"
    permission = min(ROLES[lead].permissions - ROLES[other].permissions - SCHEMES_WORK)
    of_teams = Member(uuid4(), uuid4(), frozenset(), frozenset({(lead, uuid4()), (other, uuid4())}))
    assert of_teams.may_in_a_team(permission)
    assert not of_teams.may(permission)
    assert not Member(uuid4(), uuid4(), frozenset({other}), frozenset({(other, uuid4())})).may_in_a_team(
        permission
    )
    assert Member(uuid4(), uuid4(), frozenset({lead})).may_in_a_team(permission)


def test_who_was_erased_has_an_address_that_is_nobodys():
    one, other = uuid4(), uuid4()
    assert is_nobodys(nobodys(one))
    assert nobodys(one) != nobodys(other)
    assert nobodys(one).startswith(one.hex)
    assert not is_nobodys("noor@voorbeeld.example")


def test_who_judges_does_not_close_by_its_own_wish():
    assert {Kind.EMPLOYER, Kind.BUYER, Kind.ADVISER, Kind.JOB_COACH} == CAN_CLOSE
