# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The target group by class, where its rows were dropped: what a class is called, and what it adds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trede.reports.result import Result
    from trede.scoring.classes import ClassSum

# One more than the figures have, so that a column visibly adds up to them.
FTE_PLACES = 3


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one class together, in words."""

    position: str
    contract: str
    people: str
    fte: str
    counted: str
    weight: str
    weighted: str


@dataclass(frozen=True, slots=True)
class Worth:
    """What one class is in fte of the reference year: all of it, what counts, its weight, and those two together."""

    fte: Fraction
    counted: Fraction
    weight: Fraction

    @property
    def weighted(self) -> Fraction:
        return self.counted * self.weight


def groups(result: Result) -> tuple[Group, ...]:
    """The classes of the target group, heaviest first; nothing when the rows are there."""
    return tuple(_group(result, each) for each, _ in weighted_by_class(result))


def weighted_by_class(result: Result) -> list[tuple[ClassSum, Fraction]]:
    """The classes of the target group with their weighted fte, heaviest first."""
    found = [(each, worth(result, each).weighted) for each in result.classes if each.position is not None]
    return sorted(found, key=lambda each: (-each[1], each[0].key))


def _group(result: Result, each: ClassSum) -> Group:
    number, worth_of = result.wording.numerals.number, worth(result, each)
    return Group(
        position=result.names.positions[each.position or ""],
        contract=result.names.contracts[each.contract],
        people=number(each.people, 0),
        fte=number(worth_of.fte, FTE_PLACES),
        counted=number(worth_of.counted, FTE_PLACES),
        weight=number(worth_of.weight),
        weighted=number(worth_of.weighted, FTE_PLACES),
    )


def worth(result: Result, each: ClassSum) -> Worth:
    """Of a class of the target group, exactly; hours x days are hundredths, and so are both weights."""
    edition, whole = result.edition, each.fulltime_hours * result.measurement.reference_year.days
    position = edition.positions[each.position or ""].weight.value
    weight = Fraction(position * edition.contracts[each.contract].weight.value, 10_000)
    return Worth(Fraction(each.staff, whole), Fraction(each.counted, whole), weight)
