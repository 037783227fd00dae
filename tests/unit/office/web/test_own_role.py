# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of one's own roles says for a role that decides who gives it, and offers only what can be done."""

import html
import re

import pytest
from django.test import Client
from tests.unit.office.web.test_attacks import log_in

from trede.office.accounts import actions, queries
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.roles import ROLES, roles_for

ALONE, ANOTHER = "U bent hier de enige.", "Deze rol geeft u niet aan uzelf."


@pytest.fixture
def row(administrator, person):
    """Of the role of the signatory, on the page of a person: its text, and whether it can be given."""

    def shown(somebody):
        place = f"/organisaties/{administrator.organisation}/mensen/{somebody}/rollen/"
        page = html.unescape(log_in(Client(), person).get(place).content.decode())
        (found,) = [each for each in re.findall(r"<li><div>.*?</li>", page, re.S) if "Ondertekenaar" in each]
        return found, 'name="give"' in found

    return shown


def test_the_only_member_reads_what_it_means_beside_the_button(row, administrator):
    text, may_give = row(administrator.person)
    assert may_give
    assert ALONE in text
    assert ANOTHER not in text


def test_with_a_colleague_there_is_no_button_and_whom_to_ask(row, administrator, colleague):
    colleague("guest-reader")
    text, may_give = row(administrator.person)
    assert not may_give
    assert ANOTHER in text
    assert ALONE not in text


def test_somebody_else_simply_gets_it(row, colleague):
    text, may_give = row(colleague("guest-reader").person)
    assert may_give
    assert ANOTHER not in text
    assert ALONE not in text


def test_who_has_it_reads_neither(row, administrator, colleague, now):
    other = colleague("administrator")
    actions.give_role(by=other, on=now, person=administrator.person, role="signatory")
    assert queries.is_alone(administrator, on=now) is False
    text, may_give = row(administrator.person)
    assert not may_give
    assert "heeft deze rol" in text
    assert ANOTHER not in text


@pytest.mark.parametrize("kind", Kind)
def test_no_role_says_of_itself_who_gives_it(kind):
    """That depends on who reads it."""
    for role in roles_for(kind).values():
        assert "geeft u deze rol" not in ROLES[role.key].prose["nl"]
