# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may what; which addresses and numbers are accepted."""

from uuid import uuid4

import pytest

from trede.errors import NotAllowedError, NotFoundError
from trede.office.accounts.rules.addresses import free_mail_domains, is_free_mail, mailbox, normal
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.kvk import normal_kvk
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import ROLES
from trede.office.journal.rules import System

HERE, ELSEWHERE = uuid4(), uuid4()


def member(*roles: str) -> Member:
    return Member(uuid4(), HERE, frozenset(roles))


def test_every_permission_belongs_to_a_role():
    """In one's own organisation, at the owner of the scheme, or in a case that was assigned."""
    of_scheme = Member(uuid4(), HERE, frozenset(ROLES), kind=Kind.SCHEME).permissions
    by_assignment = frozenset[Permission]().union(*(role.assignable for role in ROLES.values()))
    assert set(Permission) == member(*ROLES).permissions | of_scheme | by_assignment


def test_examining_and_deciding_are_for_who_was_assigned():
    assert not member(*ROLES).permissions & {Permission.AUDIT_WORK, Permission.DECISION_MAKE}


@pytest.mark.parametrize("role", ROLES.values(), ids=lambda role: role.key)
def test_every_role_is_told_in_both_languages(role):
    assert role.__doc__
    assert set(role.title) == set(role.prose) == {"nl", "en"}


def test_only_a_signatory_signs():
    assert [key for key in ROLES if member(key).may(Permission.APPLICATION_SIGN)] == ["signatory"]


def test_roles_add_up():
    both = member("guest-reader", "signatory")
    assert both.permissions == ROLES["guest-reader"].permissions | ROLES["signatory"].permissions


def test_without_permission_one_is_refused():
    with pytest.raises(NotAllowedError, match=r"people\.manage"):
        require(member("guest-reader"), Permission.PEOPLE_MANAGE, HERE)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("permission", Permission)
def test_another_organisation_is_not_there(role, permission):
    with pytest.raises(NotFoundError):
        require(member(role), permission, ELSEWHERE)


def test_trede_itself_may_everything():
    require(System("demo"), Permission.APPLICATION_SIGN, HERE)


@pytest.mark.parametrize(
    "address",
    [
        *("jan@gmail.com", "Jan@GMAIL.com ", "jan@mail.ziggo.nl", "jan@xs4all.nl."),
        *("jan@ｇmail.com", "jan@gmail。com", "jan@g\u00admail.com"),
    ],
)
def test_free_mail_is_known(address):
    assert is_free_mail(address)


@pytest.mark.parametrize("address", ["jan@bedrijf.example", "gmail.com@bedrijf.example", "jan@notgmail.com"])
def test_mail_of_an_organisation_is_no_free_mail(address):
    assert not is_free_mail(address)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Jan@Bedrijf.example", "jan@bedrijf.example"),
        ("jan@xn--bcher-kva.example", "jan@bücher.example"),
        ("jan@ﬁrma.example", "jan@firma.example"),
        ("jan@\u017fap.example", "jan@sap.example"),
        ("jan@a..b", "jan@a..b"),
        ("jan", "jan"),
    ],
)
def test_an_address_is_kept_as_mail_goes_to_it(written, kept):
    """Otherwise one mailbox can have two accounts, and be two people."""
    assert normal(written) == kept


def test_what_stands_after_a_plus_arrives_in_the_same_mailbox():
    assert mailbox("jan+audit@bedrijf.example") == mailbox("jan@bedrijf.example")
    assert mailbox("jan@bedrijf.example") != mailbox("jan@ander.example")


def test_the_list_of_free_mail_is_in_one_form():
    assert all(domain == domain.lower().strip(".") for domain in free_mail_domains())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12345678", "12345678"),
        (" 1234 5678", "12345678"),
        ("12.34.56.78", "12345678"),
        ("1234567", None),
        ("123456789", None),
        ("00000000", None),
        ("1234567a", None),
        ("١٢٣٤٥٦٧٨", None),
        ("", None),
    ],
)
def test_kvk_numbers(text, number):
    assert normal_kvk(text) == number
