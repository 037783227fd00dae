# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An outcome: packages with the two people of each, what everybody has left, and a look at it by plain code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import TredeError
from trede.matching.fitting import fit
from trede.matching.people import looking_along, rooms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.matching.guiding import Guided
    from trede.matching.people import Case, Person
    from trede.matching.splitting import Split
    from trede.matching.work import Package


class WrongAnswerError(TredeError):
    """A match breaks a limit: a mistake of ours, never to be shown as an answer."""


@dataclass(frozen=True, slots=True)
class Match:
    """Codes of who does a package, who looks along, and who does it at once when the first drops out, if anybody."""

    doer: str
    second: str
    stand_in: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Packages by code with their match, those that nobody has, and what the points prove.

    ``absent`` is who dropped out, with ``before`` the matches before that; then the points are not proven anew.
    """

    case: Case
    split: Split
    matches: Mapping[str, Match]
    guides: Guided
    value: int | None
    bound: int | None
    absent: str | None = None
    before: Mapping[str, Match] | None = None

    @property
    def open(self) -> tuple[Package, ...]:
        """Packages that nobody has."""
        return tuple(package for package in self.split.packages if package.code not in self.matches)

    @property
    def people(self) -> Mapping[str, Person]:
        """Everybody by their code."""
        return {person.code: person for person in self.case.people}


class Book:
    """Hundredths of hours a week that everybody has left, for doing and for looking along."""

    def __init__(self, outcome: Outcome) -> None:
        self.terms = outcome.case.terms
        self.left = {person.code: list(rooms(person, self.terms)) for person in outcome.case.people}
        for package in outcome.split.packages:
            if package.code in outcome.matches:
                self.take(package, outcome.matches[package.code])

    def take(self, package: Package, match: Match) -> None:
        self.left[match.doer][0] -= package.hours_hundredths
        self.left[match.second][1] -= looking_along(package.hours_hundredths, self.terms)

    def give_back(self, package: Package, match: Match) -> None:
        """The hours of a match that is no longer."""
        self.left[match.doer][0] += package.hours_hundredths
        self.left[match.second][1] += looking_along(package.hours_hundredths, self.terms)

    def can_do(self, code: str, package: Package) -> bool:
        return self.left[code][0] >= package.hours_hundredths

    def can_look_along(self, code: str, package: Package) -> bool:
        return self.left[code][1] >= looking_along(package.hours_hundredths, self.terms)


def check(outcome: Outcome) -> None:
    """Each match by plain code: two different people, nothing known in the way, nobody over the week. Raises."""
    people = outcome.people
    for package in outcome.split.packages:
        found = outcome.matches.get(package.code)
        if found is None:
            continue
        if found.doer == found.second:
            raise WrongAnswerError(package.code)
        for code in (found.doer, found.second):
            how = fit(people[code], package, outcome.case.places, outcome.case.terms)
            if code == outcome.absent or not how.is_possible:
                raise WrongAnswerError(f"{package.code} {code}")
    for code, left in Book(outcome).left.items():
        if min(left) < 0:
            raise WrongAnswerError(code)
