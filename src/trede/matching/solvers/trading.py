# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Packages change hands until nobody gains: each person in turn takes the set that brings most.

First at prices, as at an auction: whoever takes a package of somebody pays its price, which rises a little, and who
lost it looks for another set. Then strictly: a package costs what it brings to whom it is taken from.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np

from trede.matching.solvers.sets import Knapsacks, Side, points_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from trede.matching.arcs import Wanted
    from trede.matching.solvers.sets import Numbers, Worth

BATCH = 100
BIDS, TURNS = 60, 6
RISE = 3
"""Points that each change of hands adds to the price of an hour."""
WORTHWHILE = 20_000
"""A turn that brings less than one of so many parts is the last."""
NOBODY = -1


def traded(wanted: Wanted, start: Mapping[int, int], prices: Sequence[int], seed: int) -> dict[int, int]:
    """Who does each package, with as many points as were found; never fewer than ``start``, which has to fit.

    ``prices`` are of an hour of each person, in points.
    """
    order = sorted(range(len(wanted.hours)), key=lambda package: (wanted.hours[package], package))
    points = points_of(wanted.classes, len(wanted.rooms), order)
    side = Side(points, np.array(wanted.hours, np.int64)[order], np.array(wanted.rooms, np.int64))
    place = {package: number for number, package in enumerate(order)}
    for package, person in wanted.never.items():
        side.points[person, place[package]] = 0
    trade = Trade(side, np.array(prices, np.int16), Random(seed))  # noqa: S311
    for package, person in start.items():
        trade.owner[place[package]] = person
    trade.buy()
    trade.settle()
    owners = {package: int(trade.owner[place[package]]) for package in range(len(order))}
    return {package: person for package, person in owners.items() if person != NOBODY}


class Trade:
    """``owner`` says who has each package."""

    def __init__(self, side: Side, prices: NDArray[np.int16], draw: Random) -> None:
        self.side = side
        self.draw = draw
        self.owner: Numbers = np.full(len(side.hours), NOBODY, np.int64)
        above = np.where(side.points > 0, side.points - prices[:, None], 0)
        self.price: Numbers = above.max(axis=0, initial=0) * side.hours

    def bring(self) -> Numbers:
        """What each package brings to who has it."""
        had = np.maximum(self.owner, 0)
        points = self.side.points[had, np.arange(len(had))].astype(np.int64)
        return np.where(self.owner >= 0, points * self.side.hours, 0)

    def buy(self) -> None:
        """At prices, until nobody who lost something finds better; the best that was seen is kept."""
        best, kept = int(self.bring().sum()), self.owner.copy()
        who = self._shuffled()
        for _ in range(BIDS):
            who = self._round(who, strictly=False)
            reached = int(self.bring().sum())
            if reached > best:
                best, kept = reached, self.owner.copy()
        self.owner = kept

    def settle(self) -> None:
        """Until nobody gains, or long enough."""
        reached = int(self.bring().sum())
        for _ in range(TURNS):
            self._round(self._shuffled(), strictly=True)
            now = int(self.bring().sum())
            if (now - reached) * WORTHWHILE < now:
                break
            reached = now

    def _shuffled(self) -> Numbers:
        people = len(self.side.rooms)
        return np.array(self.draw.sample(range(people), people), np.int64)

    def _round(self, who: Numbers, *, strictly: bool) -> Numbers:
        """Each of these people takes what brings most; gives who should look again."""
        again: list[int] = []
        for first in range(0, len(who), BATCH):
            again += self._batch(who[first : first + BATCH], strictly)
        return np.array(sorted(set(again)), np.int64)

    def _batch(self, who: Numbers, strictly: bool) -> list[int]:
        """The best set for each of these people at once, given to who gains most first; gives who looks again."""
        brings = self.bring()
        costs = (brings if strictly else np.where(self.owner >= 0, self.price, 0)).astype(np.int32)
        hours = self.side.hours.astype(np.int32)

        def worth(packages: slice, points: Worth) -> Worth:
            own = self.owner[packages] == who[:, None]
            return points * hours[packages] - np.where(own, np.int32(0), costs[packages])

        found = Knapsacks(self.side.rooms[who] // self.side.step, self.side.offers(who, worth))
        had = np.zeros(len(self.side.rooms), np.int64)
        np.add.at(had, self.owner[self.owner >= 0], brings[self.owner >= 0])
        gains, sets = found.values() - had[who], found.sets()
        order = np.argsort(-gains, kind="stable").tolist()
        return self._given([(int(who[each]), set(sets[each])) for each in order if gains[each] > 0])

    def _given(self, bids: Sequence[tuple[int, set[int]]]) -> list[int]:
        """Sets to people; who comes too late looks again, and who lost something."""
        moved: set[int] = set()
        lost: set[int] = set()
        late: list[int] = []
        for person, new in bids:
            if person in lost or not moved.isdisjoint(new):
                late.append(person)
                continue
            before = set(np.flatnonzero(self.owner == person).tolist())
            for package in before - new:
                self.owner[package] = NOBODY
            for package in sorted(new - before):
                lost.update({int(self.owner[package])} - {NOBODY})
                self.price[package] += RISE * self.side.hours[package] * (self.owner[package] != NOBODY)
                self.owner[package] = person
            moved |= before ^ new
        return [*late, *lost]
