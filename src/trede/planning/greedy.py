# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A good answer at once: the cheapest links first, then the cheapest way to finish, then less where it can.

No answer leaves here that does not reach the target and keep to the limits, exactly.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trede.planning.bounds import Link
    from trede.planning.conditions import Cover
    from trede.planning.problem import Figures, Problem

# How many of the last steps are tried anew with one option that finishes at once.
LOOK_BACK = 60


def greedy(problem: Problem, cover: Cover, links: Sequence[Link]) -> dict[int, int] | None:
    """Counts by kind that reach the target, or None when this way leads nowhere."""
    walk = Walk(problem, problem.start)
    if not _walked(walk, links):
        return None
    answers = [dict(walk.counts), *_finished(walk, cover)]
    best = min(answers, key=problem.value)
    return less(problem, best)


@dataclass(slots=True)
class Walk:
    """An answer in the making: counts, figures, what the limits have used, and the steps so far."""

    problem: Problem
    figures: Figures
    counts: dict[int, int] = field(default_factory=dict)
    steps: list[tuple[int, int]] = field(default_factory=list)
    used: list[int] = field(default_factory=list)

    def move(self, before: int, after: int) -> None:
        """One slot goes from kind ``before`` to kind ``after``; -1 is an empty slot."""
        for kind, times in ((before, -1), (after, 1)):
            if kind >= 0:
                self.figures = self.figures.plus(self.problem.kinds[kind].adds, times)
                self._count(kind, times)

    def _count(self, kind: int, times: int) -> None:
        self.counts[kind] = self.counts.get(kind, 0) + times
        if not self.counts[kind]:
            del self.counts[kind]

    def take(self, link: Link) -> bool:
        """Follow a link once, if its start is there and the limits leave room."""
        if link.before >= 0 and not self.counts.get(link.before):
            return False
        after = self._used_after(link)
        if any(used > limit.most for used, limit in zip(after, self.problem.limits, strict=True)):
            return False
        self.used = after
        self.steps.append((link.before, link.after))
        self.move(link.before, link.after)
        return True

    def _used_after(self, link: Link) -> list[int]:
        used = self.used or [0] * len(self.problem.limits)
        return [
            so_far + limit.weights.get(link.after, 0) - limit.weights.get(link.before, 0)
            for so_far, limit in zip(used, self.problem.limits, strict=True)
        ]

    def undo(self) -> None:
        """Undo the last step; what the limits have used is no longer kept after this."""
        before, after = self.steps.pop()
        self.move(after, before)


def _walked(walk: Walk, links: Sequence[Link]) -> bool:
    """Follow the links from the cheapest on until the target is reached."""
    for link in links:
        for _ in range(link.most):
            if walk.problem.reached(walk.figures):
                return True
            if not walk.take(link):
                break
    return walk.problem.reached(walk.figures)


def _finished(walk: Walk, cover: Cover) -> Iterator[dict[int, int]]:
    """Earlier points of the walk, each finished with the cheapest single option that gains enough."""
    problem = walk.problem
    by_gain = sorted(range(len(problem.kinds)), key=lambda kind: cover.gains[kind])
    gains = [cover.gains[kind] for kind in by_gain]
    cheapest = _cheapest_from(problem, by_gain)
    left = cover.need - sum(cover.gains[kind] * count for kind, count in walk.counts.items())
    for _ in range(min(LOOK_BACK, len(walk.steps))):
        before, after = walk.steps[-1]
        left += cover.gains[after] - (cover.gains[before] if before >= 0 else 0)
        walk.undo()
        place = bisect_left(gains, left)
        if place < len(gains):
            counts = dict(walk.counts)
            counts[cheapest[place]] = counts.get(cheapest[place], 0) + 1
            if problem.allowed(counts) and problem.reached(problem.after(counts)):
                yield counts


def _cheapest_from(problem: Problem, order: Sequence[int]) -> list[int]:
    """For each place in the order: the kind with the least value from there to the end."""
    cheapest: list[int] = []
    for kind in reversed(order):
        least = cheapest[-1] if cheapest else kind
        cheapest.append(min(least, kind, key=lambda number: problem.kinds[number].value))
    return cheapest[::-1]


def less(problem: Problem, counts: dict[int, int]) -> dict[int, int]:
    """Leave out, or replace by a cheaper kind of the same group, whatever the target does not need."""
    figures = problem.after(counts)
    for kind in sorted(counts, key=lambda number: -problem.kinds[number].value):
        for other in (-1, *_cheaper(problem, kind)):
            while counts.get(kind):
                walk = Walk(problem, figures, dict(counts))
                walk.move(kind, other)
                if not problem.reached(walk.figures) or not problem.allowed(walk.counts):
                    break
                counts, figures = walk.counts, walk.figures
    return counts


def _cheaper(problem: Problem, kind: int) -> list[int]:
    """Kinds of the same group with a lower value, the cheapest first."""
    this = problem.kinds[kind]
    same = [n for n, each in enumerate(problem.kinds) if each.group == this.group and each.value < this.value]
    return sorted(same, key=lambda number: problem.kinds[number].value)
