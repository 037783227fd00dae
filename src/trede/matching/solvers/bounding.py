# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bound on the points of any pairs: everybody takes the whole set that is worth most to them, at prices of packages.

Whatever the prices are, no pairs bring more than what each package pays when it is done, or nothing, and what the best
set of each person brings above these prices. Where hours are rounded to steps it is down, so that more fits in a room.
Prices are moved to where as many people take a package as may: a descent along subgradients, in whole numbers.
Held, Wolfe and Crowder, "Validation of subgradient optimization", Mathematical Programming 6, 1974.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from trede.matching.solvers.sets import Knapsacks, Side, points_of, step_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from trede.matching.arcs import Class, Sizes
    from trede.matching.solvers.sets import Numbers, Worth

BATCH = 200
MOST_STEPS = 400
PATIENCE = 3
"""After so many rounds that bring nothing steps are half as long."""
KEPT = 5
"""Tenths of the last direction that are kept in the next."""
NO_BOUND = 1 << 62
HIGHEST = 2000
"""Points: no package pays more for an hour, nor less than this below nothing."""


def bounded(
    sizes: Sizes,
    classes: Sequence[Sequence[Class]],
    prices: tuple[Sequence[int], Sequence[int]],
    reached: int,
    rounds: int,
) -> int:
    """At least the points times hundredths of hours of any pairs, of which ``reached`` is one.

    ``prices`` are of an hour of each person, for doing and for looking along, in points: where it starts. Who looks
    along may do it too: that only makes it higher.
    """
    order = sorted(range(len(sizes.hours)), key=lambda package: (sizes.hours[package], package))
    points = points_of(classes, len(sizes.rooms), order)
    sides = [
        Demand(points, np.array(hours, np.int64)[order], np.array(rooms, np.int64))
        for hours, rooms in ((sizes.hours, sizes.rooms), (sizes.beside, sizes.rooms_beside))
    ]
    descent = Descent(sides, [side.pays(each) for side, each in zip(sides, prices, strict=True)])
    for _ in range(rounds):
        if descent.at_rest(reached):
            break
    return descent.least


@dataclass(frozen=True)
class Demand:
    """``points[person, package]``; packages stand by their hours."""

    points: NDArray[np.int16]
    hours: Numbers
    rooms: Numbers

    @cached_property
    def step(self) -> int:
        return step_of(self.hours, self.rooms, MOST_STEPS)

    @cached_property
    def free(self) -> int:
        """How many packages take less than a step."""
        return int(np.searchsorted(self.hours, self.step))

    @cached_property
    def side(self) -> Side:
        """Of the others, in steps."""
        steps = self.hours[self.free :] // self.step
        return Side(self.points[:, self.free :], steps, self.rooms // self.step, MOST_STEPS)

    def pays(self, prices: Sequence[int]) -> Numbers:
        """What each package has left when the best of its people is paid, less than nothing too; 0 without people."""
        left = np.where(self.points > 0, self.points - np.array(prices, np.int16)[:, None], np.int16(-10_000))
        most = left.max(axis=0, initial=-10_000)
        found: Numbers = np.where(self.points.any(axis=0), most, 0) * self.hours
        return found

    def best(self, pays: Numbers) -> tuple[int, Numbers]:
        """What the best sets of everybody bring above what packages pay, and how many people take each package."""
        free, weights, costs = self.free, self.hours.astype(np.int32), pays.astype(np.int32)

        def worth(packages: slice, points: Worth) -> Worth:
            own = slice(packages.start + free, packages.stop + free)
            return points * weights[own] - costs[own]

        total, takers = 0, np.zeros(len(pays), np.int64)
        for first in range(0, len(self.rooms), BATCH):
            who = np.arange(first, min(first + BATCH, len(self.rooms)))
            small = self.points[who, :free].astype(np.int32)
            gains = np.where(small > 0, np.maximum(small * weights[:free] - costs[:free], 0), 0)
            found = Knapsacks(self.side.rooms[who] // self.side.step, self.side.offers(who, worth))
            total += int(found.values().sum(dtype=np.int64)) + int(gains.sum(dtype=np.int64))
            takers[:free] += (gains > 0).sum(axis=0)
            takers[free:] += found.takers(len(pays) - free)
        return total, takers


class Descent:
    """``least`` is the lowest bound that was seen; 0 people take a package that is not done, and 1 one that is."""

    def __init__(self, sides: Sequence[Demand], pays: Sequence[Numbers]) -> None:
        self.sides = sides
        self.pays = list(pays)
        self.least = NO_BOUND
        self.directions = [np.zeros(len(each), np.int64) for each in pays]
        self.idle, self.halves = 0, 2

    def at_rest(self, reached: int) -> bool:
        """The bound at these prices, and the next prices; whether there are none."""
        found = [side.best(pays) for side, pays in zip(self.sides, self.pays, strict=True)]
        both = self.pays[0] + self.pays[1]
        bound = int(np.maximum(both, 0).sum()) + sum(value for value, _ in found)
        self.idle = 0 if bound < self.least else self.idle + 1
        self.least = min(self.least, bound)
        if self.idle == PATIENCE:
            self.idle, self.halves = 0, self.halves * 2
        done = (both > 0) | ((both == 0) & (found[0][1] > 0))
        self.directions = [
            (done - takers) * 10 + before * KEPT // 10
            for before, (_, takers) in zip(self.directions, found, strict=True)
        ]
        length = sum(
            int((side.hours * each * each).sum())
            for side, each in zip(self.sides, self.directions, strict=True)
        )
        if length and bound > reached:
            self._move((bound - reached) * 10 // self.halves, length)
        return not length or bound <= reached

    def _move(self, step: int, length: int) -> None:
        """Against the directions, per hour of each package."""
        for number, (side, each) in enumerate(zip(self.sides, self.directions, strict=True)):
            moved = self.pays[number] - step * side.hours * each // length
            self.pays[number] = np.clip(moved, -HIGHEST * side.hours, HIGHEST * side.hours)
