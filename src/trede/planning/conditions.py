# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reaching a level as linear conditions: one set for each row of sizes with the same norm.

With T total fte, W weighted fte, F fte bought, n the norm and c the factor of the cap, a level asks

    W/T + F/(T+F) >= n      and      (1+c) W/T >= n.

The second is linear. The first is W + (1-n) T >= T²/(T+F), and the right side is convex: for every number q it
lies on or above 2qT - q²(T+F), and touches it at q = T/(T+F). So for each q

    W + (1-n-2q+q²) T + q² F >= 0

holds for all that reach the level (such a *cut* loses nothing), and cuts at the right q leave nothing else.
Without purchases q = 1 says it all. The reasoning stands in docs/adr.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import gcd, lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trede.planning.problem import Figures, Problem


@dataclass(frozen=True, slots=True)
class Row:
    """Sizes with one norm (thousandths): total fte from ``low``, included, to ``high``, excluded (None: no end)."""

    norm: int
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Cover:
    """``gains[k]`` for each time kind k is taken must add up to ``need`` at least.

    ``weighted_fte`` is what one weighted fte gains; 0 where the condition is about total fte alone.
    """

    gains: tuple[int, ...]
    need: int
    weighted_fte: Fraction

    def rounded(self, measure: int, *, outward: bool) -> Cover:
        """With smaller numbers: outward every answer is kept, inward every answer that is left is one."""
        if measure == 1:
            return self
        gains = (-(-gain // measure) if outward else gain // measure for gain in self.gains)
        return Cover(tuple(gains), -(-self.need // measure), self.weighted_fte / measure)


def rows(problem: Problem) -> tuple[Row, ...]:
    """The rows that can be reached from the start, from small to large."""
    smallest, largest = reach(problem)
    found = []
    for norm, sizes in groupby(sorted(problem.norms), key=lambda size: problem.norms[size]):
        group = list(sizes)
        low = 0 if group[0] == min(problem.norms) else _first_of(problem, group[0])
        high = None if group[-1] == max(problem.norms) else _first_of(problem, group[-1] + 1)
        low = max(low, problem.least_total)
        if low <= largest and (high is None or smallest < high):
            found.append(Row(norm, low, high))
    return tuple(found)


def _first_of(problem: Problem, size: int) -> int:
    """The least total fte (units) that rounds half up to this size."""
    return -(-(2 * size - 1) * problem.unit // 2)


def reach(problem: Problem) -> tuple[int, int]:
    """The least and the most total fte that can be reached (units)."""
    up, down = [0] * len(problem.groups), [0] * len(problem.groups)
    for kind in problem.kinds:
        up[kind.group] = max(up[kind.group], kind.adds.total)
        down[kind.group] = min(down[kind.group], kind.adds.total)
    start = problem.start.total
    return (
        start + sum(most * least for most, least in zip(problem.groups, down, strict=True)),
        start + sum(most * best for most, best in zip(problem.groups, up, strict=True)),
    )


def first_covers(problem: Problem, row: Row) -> list[Cover]:
    """The conditions of this row, with the cut at the start; they lose nothing."""
    covers = [cut(problem, row, slope(problem.start))]
    if problem.start.bought or any(kind.adds.bought for kind in problem.kinds):
        covers.append(_cap(problem, row))
    if reach(problem)[0] < row.low:
        covers.append(_cover(problem, (0, 1, 0), row.low))
    return covers


def ceiling_cover(problem: Problem, row: Row) -> Cover | None:
    """Total fte stays below the end of the row; None when the row has no end, or it cannot be reached."""
    if row.high is None or reach(problem)[1] < row.high:
        return None
    return _cover(problem, (0, -1, 0), 1 - row.high)


def slope(figures: Figures) -> Fraction:
    """The q at which the cut touches in these figures."""
    return Fraction(figures.total, figures.total + figures.bought) if figures.bought else Fraction(1)


def cut(problem: Problem, row: Row, q: Fraction) -> Cover:
    """The cut at q: loses nothing, whatever q is."""
    norm = Fraction(row.norm, 1000)
    return _cover(problem, _whole(Fraction(1), 1 - norm - 2 * q + q * q, q * q), 0)


def _cap(problem: Problem, row: Row) -> Cover:
    return _cover(problem, _whole(1 + problem.cap, -Fraction(row.norm, 1000), Fraction(0)), 0)


def _whole(*factors: Fraction) -> tuple[int, int, int]:
    scale = lcm(*(factor.denominator for factor in factors))
    weighted, total, bought = (int(factor * scale) for factor in factors)
    return weighted, total, bought


def _cover(problem: Problem, factors: tuple[int, int, int], need: int) -> Cover:
    """The condition ``factors`` · (W, T, F) >= need, less the start, over its greatest common measure."""
    gains = [_product(factors, kind.adds) for kind in problem.kinds]
    left = need - _product(factors, problem.start)
    measure = gcd(*gains) or 1
    fte = Fraction(factors[0] * problem.unit, measure)
    return Cover(tuple(gain // measure for gain in gains), -(-left // measure), fte)


def _product(factors: tuple[int, int, int], figures: Figures) -> int:
    return factors[0] * figures.weighted + factors[1] * figures.total + factors[2] * figures.bought


SHARPNESS = (10**3, 10**6)


def separating(problem: Problem, row: Row, counts: Sequence[tuple[int, int]]) -> Cover | None:
    """A cut that these counts do not satisfy, with numbers as short as can be; None when there is none."""
    figures = problem.after(dict(counts))
    for q in _slopes(slope(figures)):
        cover = cut(problem, row, q)
        if sum(cover.gains[kind] * count for kind, count in counts) < cover.need:
            return cover
    return None


def _slopes(q: Fraction) -> Iterator[Fraction]:
    yield from (q.limit_denominator(most) for most in SHARPNESS)
    yield q
