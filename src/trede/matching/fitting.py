# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Does this person fit this package: what stands in the way, what to ask, and how well, in whole points.

A known mismatch stands in the way. What is unknown does not: it is a question to ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trede.matching.people import rooms
from trede.matching.work import AT_LEAST, CONTACTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trede.matching.people import Person, Terms
    from trede.matching.work import Package, Workplace

DONE, KNOWN, WISHED, GROWS, PRESENT = 500, 200, 100, 50, 150
"""Points: it is done at all; all that is asked is known; it is wished; it lets somebody grow; it stays as it is."""
ORDINARY = 3
"""A condition that is no stronger than in an ordinary place needs no question."""
Kind = Literal["competence", "contact", "condition", "steps", "hours"]


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What is asked and what there is, on its own scale: levels, places in ``CONTACTS``, hundredths of hours."""

    kind: Kind
    name: str
    asked: int
    has: int


@dataclass(frozen=True, slots=True)
class Question:
    """What is not known and would have to be asked."""

    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class Fit:
    """One person beside one package, at the place that suits best (None: no place is named)."""

    place: Workplace | None
    obstacles: tuple[Obstacle, ...]
    questions: tuple[Question, ...]
    wished: bool
    grows: tuple[str, ...]
    stays: bool
    points: int

    @property
    def is_possible(self) -> bool:
        return not self.obstacles


def fit(person: Person, package: Package, places: Sequence[Workplace], terms: Terms) -> Fit:
    """How they go together; ``points`` say something only when nothing stands in the way."""
    place, at_place, asked_there = _best_place(person, package, places)
    grows = tuple(sorted(name for name in package.asks if grows_in(person, name, package.asks[name])))
    wished = not package.wished_as.isdisjoint(person.wishes)
    stays = package.now == person.code
    unknown = [name for name in package.asks if name not in person.competences]
    return Fit(
        place,
        (*_work_obstacles(person, package, terms), *at_place),
        (*_questions(person, package, unknown), *asked_there),
        wished,
        grows,
        stays,
        DONE
        + known_points(len(package.asks) - len(unknown), len(package.asks))
        + WISHED * wished
        + GROWS * bool(grows)
        + PRESENT * stays,
    )


def known_points(known: int, asked: int) -> int:
    """Points for what is known of what is asked."""
    return KNOWN * known // asked if asked else KNOWN


def grows_in(person: Person, name: str, level: int) -> bool:
    """Work at exactly one's own level in what one wants to get better at."""
    return name in person.growth and person.competences.get(name) == level


def _work_obstacles(person: Person, package: Package, terms: Terms) -> Iterator[Obstacle]:
    for name, level in sorted(package.asks.items()):
        if person.competences.get(name, level) < level:
            yield Obstacle("competence", name, level, person.competences[name])
    if person.contact is not None:
        asked, most = CONTACTS.index(package.contact), CONTACTS.index(person.contact)
        if asked > most:
            yield Obstacle("contact", "", asked, most)
    if person.stepwise and not package.stepwise:
        yield Obstacle("steps", "", 1, 0)
    room, _ = rooms(person, terms)
    if package.hours_hundredths > room:
        yield Obstacle("hours", "", package.hours_hundredths, room)


def _questions(person: Person, package: Package, unknown: Sequence[str]) -> Iterator[Question]:
    yield from (Question("competence", name) for name in sorted(unknown))
    if person.contact is None and package.contact != "none":
        yield Question("contact", "")
    if person.stepwise is None and not package.stepwise:
        yield Question("steps", "")


def _best_place(
    person: Person, package: Package, places: Sequence[Workplace]
) -> tuple[Workplace | None, tuple[Obstacle, ...], tuple[Question, ...]]:
    """The place of the package, or of all places the one with the least in the way and the least to ask."""
    possible = [each for each in places if package.place in (None, each.code)]
    looked = [(each, *_at(person.limits, each)) for each in possible]
    if not looked:
        return None, (), ()
    return min(looked, key=lambda each: (len(each[1]), len(each[2])))


def _at(limits: Mapping[str, int], place: Workplace) -> tuple[tuple[Obstacle, ...], tuple[Question, ...]]:
    obstacles = tuple(
        Obstacle("condition", name, level, limits[name])
        for name, level in sorted(place.conditions.items())
        if name in limits and breaks(name, level, limits[name])
    )
    unknown_here = (name for name in sorted(limits) if name not in place.conditions)
    unusual = (name for name in sorted(place.conditions) if name not in limits and _is_unusual(name, place))
    return obstacles, tuple(Question("condition", name) for name in (*unusual, *unknown_here))


def breaks(name: str, level: int, limit: int) -> bool:
    """Whether a condition of this level goes over the limit; below it, for structure."""
    return level < limit if name in AT_LEAST else level > limit


def _is_unusual(name: str, place: Workplace) -> bool:
    return breaks(name, place.conditions[name], ORDINARY)
