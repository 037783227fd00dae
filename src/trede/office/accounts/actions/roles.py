# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Roles: given by somebody who may, and taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import queries
from trede.office.accounts.holding import checked_role, hold_role, on_our_turn, tell
from trede.office.accounts.models import Membership
from trede.office.accounts.rules.duties import objection
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import ROLES, Administrator
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet


@action
def give_role(
    *,
    by: Member,
    on: datetime,
    person: UUID,
    role: str,
    until: datetime | None = None,
    team: UUID | None = None,
    knowingly: bool = False,
) -> None:
    """Give a colleague one more role, or the same one until another moment; ``team`` for a role for one team.

    A role that decides is given by somebody else; by oneself only ``knowingly``, when nobody else works here. Raises
    NotFoundError; RefusedError also when the last administrator would end, or ``until`` is over.
    """
    require(by, Permission.PEOPLE_MANAGE, by.organisation)
    queries.member(person, by.organisation, on=on)
    held = Membership.objects.filter(Membership.on(on_our_turn(on)), organisation=by.organisation)
    checked_role(role, by.organisation, team)
    alone = queries.is_alone(by, on=on_our_turn(on))
    if code := objection(role, own=person == by.person, alone=alone, knowingly=knowingly):
        raise RefusedError([finding(code, "role", role)])
    if until is not None:
        _check_ending(held, person, role, on, until)
    hold_role(person, by.organisation, role, by=by.actor_id, on=on, until=until, team=team)
    itself = ROLES[role].decides and person == by.person
    _tell_of_role("role.given-to-self" if itself else "role.given", person, role, by=by, on=on)


@action
def take_role(*, by: Member, on: datetime, person: UUID, role: str) -> None:
    """End a role from this moment.

    Raises NotFoundError when it is not held, RefusedError for the last administrator.
    """
    require(by, Permission.PEOPLE_MANAGE, by.organisation)
    held = Membership.objects.filter(Membership.on(on_our_turn(on)), organisation=by.organisation)
    mine = held.filter(person=person, role=role)
    if not mine:
        raise NotFoundError("This person does not have this role.")
    _check_administered(held, person, role)
    mine.update(until=on)
    _tell_of_role("role.taken", person, role, by=by, on=on)


def _check_ending(held: QuerySet[Membership], person: UUID, role: str, on: datetime, until: datetime) -> None:
    """Raises RefusedError."""
    if until <= on:
        raise RefusedError([finding("accounts.role-over", "until")])
    if held.filter(person=person, role=role):
        _check_administered(held, person, role)


def _check_administered(held: QuerySet[Membership], person: UUID, role: str) -> None:
    """Raises RefusedError when nobody would administer this for good any more."""
    lasting = held.filter(role=Administrator.key, until=None).exclude(person=person)
    if role == Administrator.key and not lasting:
        raise RefusedError([finding("accounts.last-administrator", "role")])


def _tell_of_role(kind: str, person: UUID, role: str, *, by: Member, on: datetime) -> None:
    subject = f"person:{person}"
    tell(kind, by.organisation, subject, by=by, on=on, person=subject, role=role)
