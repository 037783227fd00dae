# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading what was agreed, and plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.growth.models import Arrangement, Review, Step

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from trede.office.accounts.rules.members import Member


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps by their day, and the reviews, newest first."""

    steps: Sequence[Step]
    reviews: Sequence[Review]


def arrangement(by: Member) -> Arrangement | None:
    """What was agreed; None while this part is off."""
    require(by, Permission.WORK_VIEW, by.organisation)
    return Arrangement.objects.filter(organisation=by.organisation).first()


def plan(by: Member, dossier: UUID) -> Plan:
    """The plan that goes with a dossier of this organisation; empty when there is none."""
    require(by, Permission.WORK_VIEW, by.organisation)
    own = {"organisation": by.organisation, "dossier": dossier}
    return Plan(list(Step.objects.filter(**own)), list(Review.objects.filter(**own)))


def step(by: Member, dossier: UUID, step: UUID) -> Step:
    """One step of that plan. Raises NotFoundError."""
    require(by, Permission.WORK_VIEW, by.organisation)
    found = Step.objects.filter(organisation=by.organisation, dossier=dossier, pk=step).first()
    if found is None:
        raise NotFoundError("There is no such step.")
    return found


def steps_of(by: Member) -> dict[UUID, tuple[int, int]]:
    """By dossier: how many steps its plan has, and how many are done."""
    require(by, Permission.WORK_VIEW, by.organisation)
    found: dict[UUID, tuple[int, int]] = {}
    for dossier, done in Step.objects.filter(organisation=by.organisation).values_list("dossier", "done_on"):
        every, ready = found.get(dossier, (0, 0))
        found[dossier] = (every + 1, ready + (done is not None))
    return found
