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
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import Administrator
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@action
def give_role(*, by: Member, on: datetime, person: UUID, role: str, until: datetime | None = None) -> None:
    """Give a colleague one more role, or the same one until another moment. Raises NotFoundError, RefusedError."""
    require(by, Permission.PEOPLE_MANAGE, by.organisation)
    queries.member(person, by.organisation, on=on)
    hold_role(person, by.organisation, checked_role(role), on, until)
    _tell_of_role("role.given", person, role, by=by, on=on)


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
    lasting = held.filter(role=Administrator.key, until=None).exclude(person=person)
    if role == Administrator.key and not lasting:
        raise RefusedError([finding("accounts.last-administrator", "role")])
    mine.update(until=on)
    _tell_of_role("role.taken", person, role, by=by, on=on)


def _tell_of_role(kind: str, person: UUID, role: str, *, by: Member, on: datetime) -> None:
    subject = f"person:{person}"
    tell(kind, by.organisation, subject, by=by, on=on, person=subject, role=role)
