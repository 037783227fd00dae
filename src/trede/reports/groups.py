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


def groups(result: Result) -> tuple[Group, ...]:
    """The classes of the target group, heaviest first; nothing when the rows are there."""
    return tuple(_group(result, each) for each, _ in weighted_by_class(result))


def weighted_by_class(result: Result) -> list[tuple[ClassSum, Fraction]]:
    """The classes of the target group with their weighted fte, heaviest first."""
    found = [(each, _weighted(result, each)) for each in result.classes if each.position is not None]
    return sorted(found, key=lambda each: (-each[1], each[0].key))


def _group(result: Result, each: ClassSum) -> Group:
    number = result.wording.numerals.number
    return Group(
        position=result.names.positions[each.position or ""],
        contract=result.names.contracts[each.contract],
        people=number(each.people, 0),
        fte=number(_fte(result, each.staff, each), FTE_PLACES),
        counted=number(_fte(result, each.counted, each), FTE_PLACES),
        weight=number(_weight(result, each)),
        weighted=number(_weighted(result, each), FTE_PLACES),
    )


def _fte(result: Result, total: int, each: ClassSum) -> Fraction:
    """Hundredths of hours x days as fte in the reference year."""
    return Fraction(total, each.fulltime_hours * result.measurement.reference_year.days)


def _weight(result: Result, each: ClassSum) -> Fraction:
    """Both weights are whole hundredths."""
    edition = result.edition
    position = edition.positions[each.position or ""].weight.value
    return Fraction(position * edition.contracts[each.contract].weight.value, 10_000)


def _weighted(result: Result, each: ClassSum) -> Fraction:
    return _fte(result, each.counted, each) * _weight(result, each)
