# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole sets of packages: the best for each person beside every set there is, and what changes hands."""

from __future__ import annotations

import random
from itertools import chain, combinations

import numpy as np

from trede.matching.arcs import Wanted
from trede.matching.solvers.sets import Knapsacks, Side
from trede.matching.solvers.trading import traded


def some_wanted(seed: int, odd: bool) -> Wanted:
    """Four people and seven packages; ``odd`` hours have no measure but a hundredth."""
    draw = random.Random(seed)
    hours = [draw.randint(101, 700) if odd else draw.randrange(100, 700, 25) for _ in range(7)]
    rooms = [draw.choice((0, 450, 900, 1505)) for _ in range(4)]
    classes = [
        [(points, 1 << who) for who in range(4) if (points := draw.choice((0, 500, 700)))] for _ in hours
    ]
    return Wanted(rooms, hours, classes, {0: draw.randrange(4)})


def points(wanted: Wanted, package: int, person: int) -> int:
    if wanted.never.get(package) == person:
        return 0
    return next((each for each, mask in wanted.classes[package] if mask >> person & 1), 0)


def test_nobody_has_a_better_set():
    """In steps that measure all hours: what each person would take is worth as much as any set that fits."""
    for seed in range(40):
        wanted = some_wanted(seed, odd=False)
        order = sorted(range(7), key=lambda each: wanted.hours[each])
        grid = np.array([[points(wanted, each, who) for each in order] for who in range(4)], np.int16)
        side = Side(grid, np.array(wanted.hours)[order], np.array(wanted.rooms))
        hours = side.hours.astype(np.int32)
        offers = side.offers(np.arange(4), lambda packages, each, hours=hours: each * hours[packages])
        found = Knapsacks(side.rooms // side.step, offers)
        for who, (value, chosen) in enumerate(zip(found.values(), found.sets(), strict=True)):
            every = chain.from_iterable(combinations(range(7), size) for size in range(8))
            fits = [each for each in every if side.hours[list(each)].sum() <= side.rooms[who]]
            assert value == max(int((grid[who] * hours)[list(each)].sum()) for each in fits), seed
            assert tuple(sorted(chosen)) in fits
            assert (grid[who] * hours)[chosen].sum() == value


def test_what_changes_hands_fits_and_never_brings_less():
    for seed in range(60):
        wanted = some_wanted(seed, odd=seed % 2 > 0)
        start, left = {}, list(wanted.rooms)
        for package, hours in enumerate(wanted.hours):
            who = next((w for w in range(4) if points(wanted, package, w) and left[w] >= hours), None)
            if who is not None:
                start[package] = who
                left[who] -= hours
        found = traded(wanted, start, [0] * 4, seed)
        assert found == traded(wanted, start, [0] * 4, seed)
        assert all(points(wanted, *pair) for pair in found.items()), seed
        for who, room in enumerate(wanted.rooms):
            assert sum(wanted.hours[each] for each, having in found.items() if having == who) <= room
        value, before = (
            sum(points(wanted, *pair) * wanted.hours[pair[0]] for pair in of.items()) for of in (found, start)
        )
        assert value >= before, seed
