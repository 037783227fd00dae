# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bound on the points of any pairs: everybody takes the whole set that is worth most to them, at prices of packages.

Whatever the prices are, no pairs bring more than what each package pays when it is done, or nothing, and what the best
set of each person brings above these prices. Where hours are rounded to steps it is down, so that more fits in a room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from trede.matching.solvers.sets import Knapsacks, Side, points_of, step_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from trede.matching.arcs import Class, Sizes
    from trede.matching.solvers.sets import Numbers, Worth

BATCH = 100
MOST_STEPS = 400


def bounded(
    sizes: Sizes, classes: Sequence[Sequence[Class]], prices: Sequence[int], prices_beside: Sequence[int]
) -> int:
    """At least the points times hundredths of hours of any pairs; ``prices`` are of an hour of each person, in points.

    Who looks along may do it too: that only makes it higher.
    """
    order = sorted(range(len(sizes.hours)), key=lambda package: (sizes.hours[package], package))
    points = points_of(classes, len(sizes.rooms), order)
    hours, beside = np.array(sizes.hours, np.int64)[order], np.array(sizes.beside, np.int64)[order]
    pays, pays_beside = _pays(points, hours, prices), _pays(points, beside, prices_beside)
    packages = int(np.maximum(pays + pays_beside, 0).sum())
    return (
        packages
        + _best_sets(points, hours, np.array(sizes.rooms, np.int64), pays)
        + _best_sets(points, beside, np.array(sizes.rooms_beside, np.int64), pays_beside)
    )


def _pays(points: NDArray[np.int16], hours: Numbers, prices: Sequence[int]) -> Numbers:
    """What each package has left when the best of its people is paid, less than nothing too; 0 when nobody fits."""
    left = np.where(points > 0, points - np.array(prices, np.int16)[:, None], np.int16(-10_000))
    found: Numbers = np.where(points.any(axis=0), left.max(axis=0, initial=-10_000), 0) * hours
    return found


def _best_sets(points: NDArray[np.int16], hours: Numbers, rooms: Numbers, pays: Numbers) -> int:
    """What the best sets of everybody bring above what packages pay; packages stand by their hours."""
    step = step_of(hours, rooms, MOST_STEPS)
    steps = hours // step
    free = int(np.searchsorted(steps, 1))
    side = Side(points[:, free:], steps[free:], rooms // step, MOST_STEPS)
    weights, costs = hours.astype(np.int32), pays.astype(np.int32)

    def worth(packages: slice, each: Worth) -> Worth:
        shifted = slice(packages.start + free, packages.stop + free)
        return each * weights[shifted] - costs[shifted]

    total = 0
    for first in range(0, len(rooms), BATCH):
        who = np.arange(first, min(first + BATCH, len(rooms)))
        total += int(
            Knapsacks(side.rooms[who] // side.step, side.offers(who, worth)).values().sum(dtype=np.int64)
        )
        small = points[who, :free].astype(np.int32)
        total += int(
            np.where(small > 0, np.maximum(small * weights[:free] - costs[:free], 0), 0).sum(dtype=np.int64)
        )
    return total
