# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes when this part is switched off or the organisation ends, with a dossier, or when somebody asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.growth.models import Guide, Guided, Review, Start, Step
from trede.office.growth.queries import about
from trede.office.growth.states import GROWTH
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


NAMED = ((Start, "buddy"), (Guided, "guide"), (Guide, "stand_in"))
"""Where a code stands in a row about somebody else."""


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


@part
def end_one(organisation: UUID, code: str) -> dict[str, str]:
    """Every row about somebody, and their code in rows about others; the states of what that changed."""
    gone = sum(rows.delete()[0] for rows in about(organisation, code).values())
    for table, field in NAMED:
        named = table._default_manager.filter(organisation=organisation, **{f"{field}__iexact": code})
        gone += named.update(**{field: ""})
    return GROWTH.fact(organisation) if gone else {}
