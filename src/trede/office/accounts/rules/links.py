# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who holds a link and has no account: one purpose, a short life, no dossier and no figure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.office.accounts.rules.permissions import Permission

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.journal.rules import Actor


class Purpose(StrEnum):
    """The one thing that a link is for. The names never change and are never reused."""

    ANSWERS = "answers"
    WORKER = "worker"
    CLIMATE = "climate"


GIVEN_WITH = {
    Purpose.ANSWERS: Permission.ANSWER_EDIT,
    Purpose.WORKER: Permission.WORK_EDIT,
    Purpose.CLIMATE: Permission.PEOPLE_MANAGE,
}
"""What somebody must be allowed to give such a link, and to take it back."""
HOLDS = {
    Purpose.ANSWERS: timedelta(days=14),
    Purpose.WORKER: timedelta(days=28),
    Purpose.CLIMATE: timedelta(days=28),
}
"""How long it works."""


@dataclass(frozen=True, slots=True)
class LinkHolder:
    """Whoever has a link in hand; the ``by`` of the one thing that it is for. No member: ``require`` stops them."""

    link: UUID
    purpose: Purpose
    organisation: UUID
    case: UUID
    topic: str

    @property
    def actor_id(self) -> str:
        return f"link:{self.link}"


def require_topic(by: Actor, purpose: Purpose, case: UUID, topic: str) -> None:
    """Let a link-holder pass for their own topic of their own case. Raises NotFoundError otherwise."""
    if not isinstance(by, LinkHolder) or (by.purpose, by.case, by.topic) != (purpose, case, topic):
        raise NotFoundError("There is no such thing here.")
