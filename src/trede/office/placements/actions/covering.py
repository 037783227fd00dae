# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody is not there: the others take over at once, and give back when they are all there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.journal.actions import action
from trede.office.journal.parts import part
from trede.office.placements.holding import cover, tell, to_plan

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.members import Member
    from trede.office.placements.models import Coworker


@action
def report_away(*, by: Member | Assigned, on: datetime, worker: UUID) -> int:
    """Say that somebody is not there today, never why; others take over from today. How many packages moved.

    Raises NotFoundError, NotAllowedError; RefusedError when that was said already.
    """
    found = to_plan(by, worker)
    if found.away_since is not None:
        raise RefusedError([finding("growth.nothing-changed", "worker")])
    found.away_since = on
    return _moved("placements.away", found, by=by, on=on)


@action
def report_back(*, by: Member | Assigned, on: datetime, worker: UUID) -> int:
    """Say that somebody is back: everybody has their own work again, as far as all are there. Raises as above."""
    found = to_plan(by, worker)
    if found.away_since is None:
        raise RefusedError([finding("growth.nothing-changed", "worker")])
    found.away_since = None
    return _moved("placements.back", found, by=by, on=on)


@part
def _moved(kind: str, worker: Coworker, *, by: Member | Assigned, on: datetime) -> int:
    worker.save(update_fields=["away_since"])
    moved = cover(worker.division, by=by, on=on, starts_on=dutch_day(on))
    about = f"worker:{worker.pk}"
    tell(kind, by=by, on=on, organisation=worker.organisation, about=about, count=moved)
    return moved
