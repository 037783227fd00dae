# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Add first, divide last: whole-number sums per full-time hours, and exact ratios from them.

Every sum is of hundredths of hours x days, so that the order of the rows cannot matter.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.scoring.relations import lasted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.kernel.periods import Period
    from trede.scoring.rows import Row

WEIGHTS = 100 * 100  # both weights are whole hundredths


def _sums() -> defaultdict[int, int]:
    return defaultdict(int)


@dataclass(slots=True)
class Sums:
    """Sums by full-time hours (hundredths); ``jobs`` by itself, because a job has hours of its own."""

    staff: defaultdict[int, int] = field(default_factory=_sums)
    weighted: defaultdict[int, int] = field(default_factory=_sums)
    thirty_plus: defaultdict[int, int] = field(default_factory=_sums)
    thirty_plus_own: defaultdict[int, int] = field(default_factory=_sums)
    outside_thirty_plus: defaultdict[int, int] = field(default_factory=_sums)
    register: int = 0


def add_up(rows: Iterable[Row], year: Period) -> Sums:
    """The sums over these rows."""
    sums = Sums()
    for row in rows:
        if row.days:
            _add(sums, row, year)
    return sums


def _add(sums: Sums, row: Row, year: Period) -> None:
    fulltime = row.employment.fulltime_hours
    eligible = counts_for_thirty_plus(row, year)
    if row.contract.in_total.value:
        sums.staff[fulltime] += row.fte_days
        if not eligible:
            sums.outside_thirty_plus[fulltime] += row.fte_days
    if row.position is None or not row.counts:
        return
    sums.weighted[fulltime] += row.weighted
    if row.position.register.value:
        sums.register += row.counted
    if eligible and row.position.thirty_plus.value:
        sums.thirty_plus[fulltime] += row.counted
        if row.contract.own_staff and row.contract.own_staff.value:
            sums.thirty_plus_own[fulltime] += row.counted


def counts_for_thirty_plus(row: Row, year: Period) -> bool:
    """Whether the contract of this row counts for 30+ on the last day of the reference year."""
    terms = row.contract.thirty_plus
    return terms.fact.value and (not terms.months or lasted(row.relation.stretch, terms, year))


def fte(sums: Mapping[int, int], year: Period, scale: int = 1) -> Fraction:
    """Full-time equivalents: each sum over its full-time hours and the days of the year, added as exact ratios."""
    days = year.days * scale
    return sum((Fraction(total, fulltime * days) for fulltime, total in sums.items()), Fraction(0))
