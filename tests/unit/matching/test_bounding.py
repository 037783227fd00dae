# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bound at prices of packages: never under what some way reaches, whatever the prices and the hours are."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.unit.matching.cases import some_case
from tests.unit.matching.every_way import most_points

from trede.matching.arcs import Sizes
from trede.matching.pairing import Together
from trede.matching.solvers.bounding import MOST_STEPS, bounded
from trede.matching.work import package_of


@pytest.mark.parametrize("odd", [False, True])
def test_never_under_what_can_be_reached(odd):
    """``odd`` hours have no measure but a hundredth: a room has more than the most steps, so hours are rounded."""
    near = 0
    for seed in range(30):
        draw = random.Random(seed)
        case = some_case(seed, 4, 3)
        tasks = [
            replace(
                each,
                hours_hundredths=draw.choice((1, draw.randint(60, 700))) if odd else each.hours_hundredths,
            )
            for each in case.tasks
        ]
        packages = [package_of(each.code, [each]) for each in tasks]
        together = Together(case.people, packages, case.places, case.terms)
        sizes, classes = together.sizes(), together.classes_in(range(3))
        assert not odd or max(sizes.rooms) > MOST_STEPS
        most = most_points(case, packages)
        for highest in (0, 50, 800):
            prices, beside = ([draw.randint(0, highest) for _ in range(3)] for _ in range(2))
            once, often = (bounded(sizes, classes, (prices, beside), 0, rounds) for rounds in (1, 6))
            assert once >= often >= most, seed
            assert often == bounded(sizes, classes, (prices, beside), 0, 6)
            near += often == most
    assert near


def test_a_whole_package_that_does_not_fit_beside_another_brings_nothing():
    """Two packages of six hours in a room of ten: cut, the second would fill it."""
    sizes = Sizes([1000, 0], [0, 100], [600, 600], [60, 60])
    classes = [[(700, 0b11)]] * 2
    assert bounded(sizes, classes, ([700, 700], [700, 700]), 0, 1) == 700 * 660
    assert bounded(Sizes([0], [0], [], []), [], ([0], [0]), 0, 1) == 0
