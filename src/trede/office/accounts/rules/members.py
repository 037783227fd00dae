# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who acts in which organisation, and what they may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import NotAllowedError, NotFoundError
from trede.office.accounts.rules.kinds import JUDGES, Kind
from trede.office.accounts.rules.permissions import EMPLOYERS_WORK, SCHEMES_WORK, Permission
from trede.office.accounts.rules.roles import ROLES
from trede.office.journal.rules import Actor, System

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Member:
    """A person at work in one organisation, with the roles of this day; the ``by`` of most actions.

    ``teams`` are the roles for one team only, each with its team. ``kind`` is what the organisation is.
    """

    person: UUID
    organisation: UUID
    roles: frozenset[str]
    teams: frozenset[tuple[str, UUID]] = frozenset()
    kind: Kind = Kind.EMPLOYER

    @property
    def actor_id(self) -> str:
        return f"person:{self.person}"

    @property
    def permissions(self) -> frozenset[Permission]:
        """Everything that the roles together allow in the whole organisation, as far as it is done there."""
        allowed = frozenset[Permission]().union(*(ROLES[role].permissions for role in self.roles))
        if self.kind is not Kind.SCHEME:
            allowed -= SCHEMES_WORK
        return allowed - EMPLOYERS_WORK if self.kind in JUDGES else allowed

    def may(self, permission: Permission, team: UUID | None = None) -> bool:
        """In the whole organisation, or in this team."""
        here = (role for role, of in self.teams if of == team)
        return permission in self.permissions or any(permission in ROLES[role].permissions for role in here)

    def may_in_a_team(self, permission: Permission) -> bool:
        """In the whole organisation, or in one team or more: enough to see which those are, and nothing of them."""
        return self.may(permission) or any(permission in ROLES[role].permissions for role, _ in self.teams)


def require(by: Actor, permission: Permission, organisation: UUID, *, team: UUID | None = None) -> None:
    """Let ``by`` pass or not, in their own organisation; the first line of an action.

    Raises NotFoundError when the organisation is another one, or the team another than theirs (so that nobody learns
    that it is there), and NotAllowedError without the permission. trede itself may do everything. A case of another
    organisation: ``require_case``; who holds a link: ``require_topic``.
    """
    if isinstance(by, System):
        return
    if not isinstance(by, Member) or by.organisation != organisation:
        raise NotFoundError("There is no such thing here.")
    if by.may(permission, team):
        return
    if team is not None and any(permission in ROLES[role].permissions for role, _ in by.teams):
        raise NotFoundError("There is no such team here.")
    raise NotAllowedError(f"This needs the permission {permission.value}.")
