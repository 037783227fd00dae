# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes when this part is switched off, or when the organisation ends: all of it; with a dossier its plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.growth.models import Review, Step
from trede.office.growth.states import GROWTH
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@part
def throw_away(organisation: UUID) -> int:
    """Everything that is kept here of an organisation; how many rows there were."""
    rows = 0
    for table in reversed(GROWTH.versions[-1]):
        rows += table.model._default_manager.filter(**{table.owner: organisation}).delete()[0]
    return rows


@part
def end_growth(organisation: UUID, on: datetime) -> dict[str, str]:
    """Likewise; the states of what that changed."""
    return GROWTH.fact(organisation) if throw_away(organisation) else {}


@part
def end_plan(organisation: UUID, dossier: UUID, on: datetime) -> dict[str, str]:
    """The plan of action of a dossier that is removed; the states of what that changed."""
    plan = (each.objects.filter(organisation=organisation, dossier=dossier) for each in (Step, Review))
    gone = sum(rows.delete()[0] for rows in plan)
    return GROWTH.fact(organisation) if gone else {}
