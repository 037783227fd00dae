# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Access to one case of another organisation: only as an assignment, and decided here and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from trede.errors import NotAllowedError, NotFoundError
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.permissions import Permission
    from trede.office.journal.rules import Actor

LONGEST = timedelta(days=731)
"""An assignment: two years, the longest that an audit with its review can take."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """Somebody of one organisation at work on one case of another; the ``by`` of what they do there."""

    person: UUID
    home: UUID
    organisation: UUID
    case: UUID
    permissions: frozenset[Permission]

    @property
    def actor_id(self) -> str:
        return f"person:{self.person}"

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


def can_be_assigned(permission: Permission, roles: Iterable[str]) -> bool:
    """Whether who has these roles at home may be given this in a case of another organisation."""
    return any(permission in ROLES[role].assignable for role in roles)


def objection_to_days(since: datetime, until: datetime, on: datetime) -> bool:
    """Whether an assignment from and until these moments would be none, be over, or be one for good."""
    return not since < until or until <= on or until - since > LONGEST


def require_case(by: Actor, permission: Permission, organisation: UUID, case: UUID) -> None:
    """Let ``by`` pass or not, in one case: who works in its organisation, or who is assigned to it.

    Raises NotFoundError in another organisation or case, NotAllowedError without the permission.
    """
    if not isinstance(by, Assigned):
        require(by, permission, organisation)
    elif (by.organisation, by.case) != (organisation, case):
        raise NotFoundError("There is no such thing here.")
    elif not by.may(permission):
        raise NotAllowedError(f"This needs the permission {permission.value}.")
