# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the actions of this room see that it is on, get hold of a step, add a row, and tell the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.growth import queries
from trede.office.growth.rules.rows import MOST_ROWS
from trede.office.growth.states import GROWTH
from trede.office.journal.actions import record
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from trede.office.accounts.rules.members import Member
    from trede.office.growth.models import Arrangement, Step
    from trede.office.journal.rules import Actor, Fact

GO_TOO: list[Callable[[UUID, datetime], Mapping[str, str]]] = []
"""Parts of rooms above: what they throw away of an organisation that switches this off, and the states after it."""


def to_work(by: Member) -> Arrangement:
    """What was agreed, for somebody who may work on this. Raises NotAllowedError; RefusedError while it is off."""
    require(by, Permission.WORK_EDIT, by.organisation)
    found = queries.arrangement(by)
    if found is None:
        raise RefusedError([finding("growth.off", "")])
    return found


def step_to_change(by: Member, dossier: UUID, step: UUID, seen: str) -> Step:
    """A step, as it was seen. Raises NotFoundError, NotAllowedError; RefusedError for another version."""
    to_work(by)
    found = queries.step(by, dossier, step)
    if seen != found.version:
        raise RefusedError([finding("growth.changed-meanwhile", "seen")])
    return found


def check_new(own: QuerySet[Any], told: Mapping[str, object], place: str = "who") -> None:
    """Raises RefusedError when such a row is there, or there are as many as may be."""
    if own.filter(**told).exists():
        raise RefusedError([finding("growth.row-there", place)])
    if own.count() >= MOST_ROWS:
        raise RefusedError([finding("growth.too-many", place, most=MOST_ROWS)])


def noted(by: Member, on: datetime) -> dict[str, Any]:
    """Whose row it is, and who noted it when."""
    return {"organisation": by.organisation, "noted_at": on, "noted_by": by.actor_id}


@part
def tell_of_rows(kind: str, *, by: Actor, on: datetime, organisation: UUID, **facts: Fact) -> None:
    """Record an event about rows with people in them; never of whom."""
    tell(kind, by=by, on=on, organisation=organisation, about=f"growth:{organisation}", **facts)


@part
def tell(kind: str, *, by: Actor, on: datetime, organisation: UUID, about: str, **facts: Fact) -> None:
    """Record an event about the work of an organisation."""
    record(
        kind,
        by=by,
        on=on,
        subject=about,
        organisations=[organisation],
        **facts,
        **GROWTH.fact(organisation),
    )
