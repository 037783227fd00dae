# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier as pages know it: one frozen value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


class Stage(StrEnum):
    """How far a dossier is; after the definitive application nothing in it changes any more."""

    DRAFT = "draft"
    TEST = "test"
    DEFINITIVE = "definitive"


@dataclass(frozen=True, slots=True)
class Case:
    """``measured`` when there is a result. ``year_from`` is the first day of the reference year: as chosen or measured,
    or else of the last year that is over on the intended day. ``version`` is of what can be changed.
    """

    id: UUID
    organisation: UUID
    title: str
    wanted_level: str
    intended_on: date
    stage: Stage
    measured: bool
    year_from: date
    version: str

    @property
    def frozen(self) -> bool:
        return self.stage == Stage.DEFINITIVE


def year_before(day: date) -> date:
    """The first day of the last calendar year that is over on this day."""
    return date(day.year - 1, 1, 1)


def year_after(first: date | None, day: date) -> date | None:
    """The first day of the latest twelve months that are over on ``day`` and begin as those from ``first`` on did.

    None without such a first day, or when none of them is over since.
    """
    if first is None:
        return None
    own = first.replace(day=28) if (first.month, first.day) == (2, 29) else first
    latest = own.replace(year=day.year)
    if latest > day:
        latest = latest.replace(year=day.year - 1)
    latest = latest.replace(year=latest.year - 1)
    return latest if latest > own else None
