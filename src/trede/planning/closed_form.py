# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The fewest without a solver: every single option and every pair is tried, exactly.

What can be done with one or two options is what most organisations need, and then this is the optimum with its
proof. Sizes need no rows here: the exact figures decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.planning.conditions import cut, rows, slope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.planning.problem import Problem

# Above this the pairs take longer than a person waits.
MOST_KINDS_FOR_PAIRS = 1000


def best_single(problem: Problem) -> dict[int, int] | None:
    """The least value that one option reaches the target with."""
    found = (
        number
        for number in _by_value(problem)
        if problem.reached(problem.start.plus(problem.kinds[number].adds)) and problem.allowed({number: 1})
    )
    number = next(found, None)
    return None if number is None else {number: 1}


def best_pair(problem: Problem) -> dict[int, int] | None:
    """The least value that two options reach the target with."""
    best: dict[int, int] | None = None
    for first, seconds in _pairs(problem):
        for second in seconds:
            counts = {first: 2} if first == second else {first: 1, second: 1}
            if best is not None and problem.value(counts) >= problem.value(best):
                break
            if problem.reached(problem.after(counts)) and problem.allowed(counts):
                best = counts
    return best


def _pairs(problem: Problem) -> Iterator[tuple[int, list[int]]]:
    """For each option those that may reach the target together with it, the least value first.

    A pair must satisfy the loosest condition there is: the cut for the lowest norm. That is two whole numbers added
    up, so that the exact figures are worked out for hardly any pair.
    """
    loosest = min(rows(problem), key=lambda row: row.norm, default=None)
    if loosest is None:
        return
    cover = cut(problem, loosest, slope(problem.start))
    gains, need = cover.gains, cover.need
    order = _by_value(problem)
    for place, first in enumerate(order):
        left = need - gains[first]
        yield first, [second for second in order[place:] if gains[second] >= left]


def _by_value(problem: Problem) -> list[int]:
    return sorted(range(len(problem.kinds)), key=lambda number: problem.kinds[number].value)
