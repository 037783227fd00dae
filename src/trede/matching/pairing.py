# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two people for each package: who does it, and a second pair of eyes; as many points as can be, with a bound.

For a team both are chosen at once, with proof. For more people first who does each package, then who looks along:
the hours for both are set apart, so what each could reach alone bounds both together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from trede.matching.arcs import Sizes
from trede.matching.crowd import Crowd
from trede.matching.filling import WHOLE, Filling, every_arc, fill, most_points, worths
from trede.matching.people import looking_along, rooms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.matching.arcs import Class, Pairs, Solvers
    from trede.matching.filling import Filled
    from trede.matching.people import Person, Terms
    from trede.matching.work import Package, Workplace


TEAM, TEAM_ARCS = 50, 6_000
"""Up to so many people, and ways to give a package to somebody, both are chosen at once."""
EFFORT, FEW, MANY = 12_000, 10, 60
"""So many times somebody's whole set is looked at, in rounds over everybody: few bring too little, many hardly more."""


@dataclass(frozen=True, slots=True)
class Paired:
    """The pairs, their points times hundredths of hours, and a bound that no pairs go over."""

    pairs: Pairs
    value: int
    bound: int


@dataclass(frozen=True)
class Together:
    """People and packages that are paired."""

    people: Sequence[Person]
    packages: Sequence[Package]
    places: Sequence[Workplace]
    terms: Terms

    def sizes(self) -> Sizes:
        found = [rooms(person, self.terms) for person in self.people]
        hours = [package.hours_hundredths for package in self.packages]
        beside = [looking_along(each, self.terms) for each in hours]
        return Sizes([room for room, _ in found], [room for _, room in found], hours, beside)

    @cached_property
    def classes(self) -> list[list[Class]]:
        """Of each package, with everybody in their own order."""
        return self._worked_out(range(len(self.people)))

    def classes_in(self, order: Sequence[int]) -> list[list[Class]]:
        return self.classes if order == range(len(self.people)) else self._worked_out(order)

    def _worked_out(self, order: Sequence[int]) -> list[list[Class]]:
        crowd = Crowd([self.people[number] for number in order], self.places, self.terms)
        return [crowd.classes(package) for package in self.packages]


def pair(together: Together, solvers: Solvers | None, seed: int = 1) -> Paired:
    """The same question, solvers and seed give the same answer."""
    sizes = together.sizes()
    doing = fill(Filling(sizes.rooms, sizes.hours, together.classes_in), solvers, seed)

    def classes_done(order: Sequence[int]) -> list[list[Class]]:
        every = together.classes_in(order)
        return [found if package in doing.of else [] for package, found in enumerate(every)]

    beside = fill(Filling(sizes.rooms_beside, sizes.beside, classes_done, doing.of), solvers, seed)
    pairs = {
        package: (person, beside.of[package]) for package, person in doing.of.items() if package in beside.of
    }
    classes = together.classes
    bound = _bound(together, (doing, beside), _value(pairs, sizes, classes), solvers, seed)
    if solvers and len(together.people) <= TEAM:
        arcs = every_arc(classes)
        if len(arcs) <= TEAM_ARCS:
            found, proven = solvers.exact(sizes, arcs, pairs, seed)
            pairs = max(found, pairs, key=lambda each: _value(each, sizes, classes))
            bound = bound if proven is None else min(bound, proven)
    return Paired(pairs, _value(pairs, sizes, classes), bound)


def _bound(
    together: Together,
    filled: tuple[Filled, Filled],
    reached: int,
    solvers: Solvers | None,
    seed: int,
) -> int:
    """What each could reach alone, both at the same prices, or whole sets at those: whichever is least."""
    sizes, (doing, beside) = together.sizes(), filled
    more = worths(Filling(sizes.rooms_beside, sizes.beside, together.classes_in), beside.prices)
    cut, prices = doing.bound + sum(more), doing.prices
    if solvers is None:
        return cut + beside.cost
    if any(each and package not in doing.of for package, each in enumerate(more)):
        joined, prices = _only_what_is_done(together, more, solvers, seed)
        cut = min(cut, joined)
    cut += beside.cost
    rounds = _rounds(len(sizes.rooms), cut, reached)
    return min(cut, solvers.bound(sizes, together.classes, (prices, beside.prices), reached, rounds))


def _rounds(people: int, bound: int, reached: int) -> int:
    """How often prices of whole sets are looked at: once for a team, which is proven otherwise, and when it is near."""
    if people <= TEAM or (bound - reached) * WHOLE <= bound:
        return 1
    rounds = min(EFFORT // people, MANY)
    return rounds if rounds >= FEW else 1


def _only_what_is_done(
    together: Together, more: Sequence[int], solvers: Solvers, seed: int
) -> tuple[int, Sequence[int]]:
    """Nobody looks along with what nobody does: at the prices of looking along, what a package brings beside counts
    only when it is done. Gives what doing could reach with that added, and the prices that prove it.
    """
    sizes = together.sizes()
    raised = [-(-each // hours) for each, hours in zip(more, sizes.hours, strict=True)]

    def classes_with(order: Sequence[int]) -> list[list[Class]]:
        return [
            [(points + plus, mask) for points, mask in found]
            for found, plus in zip(together.classes_in(order), raised, strict=True)
        ]

    return most_points(Filling(sizes.rooms, sizes.hours, classes_with), solvers, seed)


def _value(pairs: Pairs, sizes: Sizes, classes: Sequence[Sequence[Class]]) -> int:
    return sum(
        sizes.hours[package] * _points(classes[package], doer)
        + sizes.beside[package] * _points(classes[package], second)
        for package, (doer, second) in pairs.items()
    )


def _points(classes: Sequence[Class], person: int) -> int:
    return next(points for points, mask in classes if mask >> person & 1)
