# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who acts in which organisation, and what they may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import NotAllowedError, NotFoundError
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import ROLES
from trede.office.journal.rules import Actor, System

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Member:
    """A person at work in one organisation, with the roles of this day; the ``by`` of most actions."""

    person: UUID
    organisation: UUID
    roles: frozenset[str]

    @property
    def actor_id(self) -> str:
        return f"person:{self.person}"

    @property
    def permissions(self) -> frozenset[Permission]:
        """Everything that the roles together allow."""
        return frozenset[Permission]().union(*(ROLES[role].permissions for role in self.roles))

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions


def require(by: Actor, permission: Permission, organisation: UUID) -> None:
    """Let ``by`` pass or not; the first line of an action.

    Raises NotFoundError when the organisation is another one (so that nobody learns that it is there) and
    NotAllowedError without the permission. trede itself may do everything.
    """
    if isinstance(by, System):
        return
    if not isinstance(by, Member) or by.organisation != organisation:
        raise NotFoundError("There is no such thing here.")
    if not by.may(permission):
        raise NotAllowedError(f"This needs the permission {permission.value}.")
