# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One round of filling: packages to people, each package to one person at most, nobody over their hours.

With solvers: the hours are spread over people with packages cut, which bounds what any answer can reach; cut packages
are made whole, and small moves mend what that cost; where much is left, whole sets of packages change hands. Only the
people who may matter for a package are looked at first; prices of everybody's hours show who else does. Without
solvers small moves do all of it, and the bound is a rough one.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from trede.matching.arcs import Wanted
from trede.matching.crowd import bits
from trede.matching.moving import Moves

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from trede.matching.arcs import Arc, Class, Flow, Solvers

FIRST, MORE, ROUNDS = 10, 4, 5
ALL_ARCS = 50_000
"""Up to so many ways to give a package to somebody all of them are looked at."""
NEAR = 1000
"""A bound within a thousandth of what cut packages reach is near enough."""
WHOLE = 300
"""Whole packages within one of so many parts of what cut ones reach are near enough."""


@dataclass(frozen=True, slots=True)
class Filling:
    """``classes_in(order)`` gives each package its classes with bit n for person order[n]; see ``Crowd.classes``.

    ``never`` says for a package whom it may not go to; the bound does not know of it.
    """

    rooms: Sequence[int]
    hours: Sequence[int]
    classes_in: Callable[[Sequence[int]], Sequence[Sequence[Class]]]
    never: Mapping[int, int] = field(default_factory=dict)

    def may_give(self, package: int, person: int) -> bool:
        return self.never.get(package) != person


@dataclass(frozen=True, slots=True)
class Filled:
    """Who does each package (those that nobody does are not there), and a bound on the points of any answer.

    ``prices`` of an hour of everybody and what their hours cost at these prices; both are 0 where no flow set them.
    """

    of: Mapping[int, int]
    bound: int
    prices: Sequence[int]
    cost: int


def fill(filling: Filling, solvers: Solvers | None, seed: int) -> Filled:
    """The same filling, solvers and seed give the same answer."""
    filling = replace(filling, rooms=_filled_at_most(filling.rooms, filling.hours))
    classes = filling.classes_in(range(len(filling.rooms)))
    if solvers is None:
        arcs = [arc for arc in every_arc(classes) if filling.may_give(*arc[:2])]
        prices = [0] * len(filling.rooms)
        return Filled(
            Moves(filling.rooms, filling.hours, arcs, {}).made(), sum(worths(filling, prices)), prices, 0
        )
    spread = _spread(filling, classes, solvers.flow, seed)
    cost = _cost(filling, spread.prices)
    return Filled(_whole(filling, classes, spread, solvers, seed), spread.bound, spread.prices, cost)


def most_points(filling: Filling, solvers: Solvers, seed: int) -> tuple[int, Sequence[int]]:
    """Only the bound, and the prices of an hour of everybody that prove it."""
    filling = replace(filling, rooms=_filled_at_most(filling.rooms, filling.hours))
    found = _spread(filling, filling.classes_in(range(len(filling.rooms))), solvers.flow, seed)
    return found.bound, found.prices


def worths(filling: Filling, prices: Sequence[int]) -> list[int]:
    """The most that each package brings after paying who does it."""
    order = _cheapest_first(prices)
    return [
        max([0, *(points - prices[order[next(bits(mask))]] for points, mask in found)]) * hours
        for found, hours in zip(filling.classes_in(order), filling.hours, strict=True)
    ]


def _cost(filling: Filling, prices: Sequence[int]) -> int:
    return sum(price * room for price, room in zip(prices, filling.rooms, strict=True))


def _cheapest_first(prices: Sequence[int]) -> list[int]:
    return sorted(range(len(prices)), key=lambda person: (prices[person], person))


def _whole(
    filling: Filling, classes: Sequence[Sequence[Class]], spread: _Spread, solvers: Solvers, seed: int
) -> Mapping[int, int]:
    """Who does each package whole: by small moves, and by whole sets where those leave much."""
    arcs, flows = spread.arcs, spread.flows
    points = {arc[:2]: arc[2] for arc in arcs if filling.may_give(*arc[:2])}
    made = _made_whole(filling, arcs, flows)
    start = {package: person for package, person in made.items() if (package, person) in points}
    allowed = [arc for arc in arcs if arc[:2] in points]
    of = Moves(filling.rooms, filling.hours, allowed, start).made()
    cut = sum(each * hours for (_, _, each), hours in zip(arcs, flows, strict=True))
    reached = sum(points[pair] * filling.hours[pair[0]] for pair in of.items())
    if (cut - reached) * WHOLE <= cut:
        return of
    wanted = Wanted(filling.rooms, filling.hours, classes, filling.never)
    return solvers.trade(wanted, of, spread.prices, seed)


def _filled_at_most(rooms: Sequence[int], hours: Collection[int]) -> list[int]:
    """Of each room what whole packages can fill of it: no answer gives anybody more, so it bounds better too."""
    largest = max(rooms, default=0)
    sums, within = 1, (1 << (largest + 1)) - 1
    for asked in sorted(set(hours) - {0}):
        step = asked
        while step <= largest:
            sums |= (sums << step) & within
            step *= 2
    return [(sums & ((2 << room) - 1)).bit_length() - 1 for room in rooms]


def every_arc(classes: Sequence[Sequence[Class]]) -> list[Arc]:
    """Each way to give a package to somebody who fits it."""
    return [
        (package, person, points)
        for package, found in enumerate(classes)
        for points, mask in found
        for person in bits(mask)
    ]


class _Spread(NamedTuple):
    """Arcs that matter, the hours over each; prices of an hour of everybody, and the bound that they prove."""

    arcs: list[Arc]
    flows: list[int]
    prices: Sequence[int]
    bound: int


def _spread(filling: Filling, classes: Sequence[Sequence[Class]], flow: Flow, seed: int) -> _Spread:
    arcs = _starting_arcs(filling, classes, seed)
    known = {arc[:2] for arc in arcs}
    proven: list[tuple[int, Sequence[int]]] = []
    while True:
        flows = flow(filling.rooms, filling.hours, arcs)
        reached = sum(points * hours for (_, _, points), hours in zip(arcs, flows, strict=True))
        prices = _Prices(filling, arcs, flows).at_rest()
        found, better = _priced(filling, prices)
        proven.append((found, prices))
        bound, best = min(proven)
        new = [arc for arc in better if arc[:2] not in known]
        if (bound - reached) * NEAR <= bound or not new or len(proven) == ROUNDS:
            return _Spread(arcs, flows, best, bound)
        arcs += new
        known.update(arc[:2] for arc in new)


def _starting_arcs(filling: Filling, classes: Sequence[Sequence[Class]], seed: int) -> list[Arc]:
    every = sum(mask.bit_count() for found in classes for _, mask in found)
    if every <= ALL_ARCS:
        return every_arc(classes)
    return _first_arcs(classes, len(filling.rooms), Random(seed))  # noqa: S311


def _first_arcs(classes: Sequence[Sequence[Class]], people: int, draw: Random) -> list[Arc]:
    """Of each package some people of its best classes, from a drawn person on, so that not all get the same ones."""
    arcs = []
    for package, found in enumerate(classes):
        still = FIRST
        for points, mask in found:
            start = draw.randrange(max(1, people))
            turned = (mask >> start) | ((mask & ((1 << start) - 1)) << (people - start))
            for number, bit in enumerate(bits(turned)):
                if number == still:
                    break
                arcs.append((package, (bit + start) % people, points))
            still = max(2, still - mask.bit_count())
    return arcs


class _Prices:
    """What one more hundredth of an hour of each person would bring; people with room left have 0."""

    def __init__(self, filling: Filling, arcs: Sequence[Arc], flows: Sequence[int]) -> None:
        self.left = list(filling.rooms)
        self.unserved = list(filling.hours)
        self.of_package: list[list[tuple[int, int]]] = [[] for _ in filling.hours]
        self.servers: list[list[tuple[int, int]]] = [[] for _ in filling.hours]
        self.served_by: list[list[int]] = [[] for _ in filling.rooms]
        for (package, person, points), hours in zip(arcs, flows, strict=True):
            self.of_package[package].append((person, points))
            if hours:
                self.left[person] -= hours
                self.unserved[package] -= hours
                self.servers[package].append((person, points))
                self.served_by[person].append(package)

    def at_rest(self) -> list[int]:
        """Each rise makes others rise; the least prices at rest prove the flow. Stopped early they still bound it."""
        prices = [0] * len(self.left)
        waiting = deque(range(len(self.unserved)))
        looks = 40 * len(self.unserved)
        while waiting and looks:
            looks -= 1
            package = waiting.popleft()
            worth = self._worth(package, prices)
            for person, points in self.of_package[package]:
                if not self.left[person] and points - worth > prices[person]:
                    prices[person] = points - worth
                    waiting.extend(self.served_by[person])
        return prices

    def _worth(self, package: int, prices: Sequence[int]) -> int:
        """What an hour of a package brings after its people are paid; nothing when not all of it is done."""
        if self.unserved[package]:
            return 0
        return min(points - prices[person] for person, points in self.servers[package])


def _priced(filling: Filling, prices: Sequence[int]) -> tuple[int, list[Arc]]:
    """The bound that these prices prove, and for each package those who bring most after paying them."""
    order = _cheapest_first(prices)
    bound = _cost(filling, prices)
    arcs: list[Arc] = []
    for package, found in enumerate(filling.classes_in(order)):
        best = 0
        for points, mask in found:
            for number, bit in enumerate(bits(mask)):
                if number == MORE:
                    break
                worth = points - prices[order[bit]]
                best = max(best, worth)
                if worth > 0:
                    arcs.append((package, order[bit], points))
        bound += best * filling.hours[package]
    return bound, arcs


def _made_whole(filling: Filling, arcs: Sequence[Arc], flows: Sequence[int]) -> dict[int, int]:
    """Each package to who has all of it; those that are cut to who has most of it, as far as there is room."""
    left = list(filling.rooms)
    of: dict[int, int] = {}
    for (package, person, points), hours in sorted(
        zip(arcs, flows, strict=True),
        key=lambda each: (-each[1] * 1000 // filling.hours[each[0][0]], -each[0][2], each[0]),
    ):
        if hours and points and package not in of and left[person] >= filling.hours[package]:
            of[package] = person
            left[person] -= filling.hours[package]
    return of
