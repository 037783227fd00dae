# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two people for each package: who does it, and a second pair of eyes; as many points as can be, with a bound.

For a team both are chosen at once, with proof. For more people first who does each package, then who looks along:
the hours for both are set apart, so what each could reach alone bounds both together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.matching.arcs import Sizes
from trede.matching.crowd import Crowd, bits
from trede.matching.filling import Filling, fill
from trede.matching.people import looking_along, rooms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.matching.arcs import Class, Pairs, Solvers
    from trede.matching.people import Person, Terms
    from trede.matching.work import Package, Workplace


TEAM, TEAM_ARCS = 50, 6_000
"""Up to so many people, and ways to give a package to somebody, both are chosen at once."""


@dataclass(frozen=True, slots=True)
class Paired:
    """The pairs, their points times hundredths of hours, and a bound that no pairs go over."""

    pairs: Pairs
    value: int
    bound: int


@dataclass(frozen=True, slots=True)
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

    def classes_in(self, order: Sequence[int]) -> list[list[Class]]:
        crowd = Crowd([self.people[number] for number in order], self.places, self.terms)
        return [crowd.classes(package) for package in self.packages]


def pair(together: Together, solvers: Solvers | None, seed: int = 1) -> Paired:
    """The same question, solvers and seed give the same answer."""
    sizes = together.sizes()
    doing = fill(Filling(sizes.rooms, sizes.hours, together.classes_in), solvers, seed)
    beside = fill(
        Filling(sizes.rooms_beside, sizes.beside, together.classes_in, doing.of, doing.of), solvers, seed
    )
    pairs = {
        package: (person, beside.of[package]) for package, person in doing.of.items() if package in beside.of
    }
    bound = doing.bound + beside.bound
    classes = together.classes_in(range(len(together.people)))
    if solvers and len(together.people) <= TEAM:
        arcs = [
            (package, person, points)
            for package, found in enumerate(classes)
            for points, mask in found
            for person in bits(mask)
        ]
        if len(arcs) <= TEAM_ARCS:
            found, proven = solvers.exact(sizes, arcs, pairs, seed)
            pairs = max(found, pairs, key=lambda each: _value(each, sizes, classes))
            bound = bound if proven is None else min(bound, proven)
    return Paired(pairs, _value(pairs, sizes, classes), bound)


def _value(pairs: Pairs, sizes: Sizes, classes: Sequence[Sequence[Class]]) -> int:
    return sum(
        sizes.hours[package] * _points(classes[package], doer)
        + sizes.beside[package] * _points(classes[package], second)
        for package, (doer, second) in pairs.items()
    )


def _points(classes: Sequence[Class], person: int) -> int:
    return next(points for points, mask in classes if mask >> person & 1)
