# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who takes over when somebody drops out, without moving anybody else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trede.matching.crowd import Crowd, bits
from trede.matching.outcome import Book, Match, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.matching.outcome import Outcome
    from trede.matching.work import Package


class StandIns:
    """Looks for them in an outcome; ``book`` says what hours everybody has left."""

    def __init__(self, outcome: Outcome) -> None:
        self.people = outcome.case.people
        self.crowd = Crowd(self.people, outcome.case.places, outcome.case.terms)
        self.book = Book(outcome)

    def pair(self, package: Package, before: Match, without: frozenset[str | None]) -> Match | None:
        """Two people for a package whose hours are given back: those who had it where they can be there.

        In the place of who does it comes the second pair of eyes when there are hours for it, else who fits best.
        """
        doers = (
            [before.doer] if before.doer not in without else self._able(package, before.second, without, 0)
        )
        for doer in doers:
            for second in self._able(package, before.second, without | {doer}, 1):
                return Match(doer, second)
        return None

    def _able(
        self, package: Package, first: str, without: frozenset[str | None], which: int
    ) -> Iterator[str]:
        """Who fits and has the hours: ``first``, then those with most points, then those with most hours left."""
        can = self.book.can_look_along if which else self.book.can_do
        fitting = list(self._fitting(package, which))
        before = [first] if first in fitting else []
        for code in (*before, *fitting):
            if code not in without and can(code, package):
                yield code

    def _fitting(self, package: Package, which: int) -> Iterator[str]:
        for _, mask in self.crowd.classes(package):
            members = [self.people[number].code for number in bits(mask)]
            yield from sorted(members, key=lambda code: -self.book.left[code][which])


def with_stand_ins(outcome: Outcome) -> Outcome:
    """With each match who would do it when the first drops out; nobody when no two people would be left."""
    look = StandIns(outcome)
    matches = {}
    for package in outcome.split.packages:
        found = outcome.matches.get(package.code)
        if found is not None:
            look.book.give_back(package, found)
            then = look.pair(package, found, frozenset({outcome.absent, found.doer}))
            look.book.take(package, found)
            matches[package.code] = replace(found, stand_in=then.doer if then else None)
    return replace(outcome, matches=matches)


def replaced(outcome: Outcome, absent: str) -> Outcome:
    """The same outcome without this person; a package without two people is open. Larger packages go first."""
    matches, look = dict(outcome.matches), StandIns(outcome)
    touched = [
        package
        for package in outcome.split.packages
        if package.code in matches and absent in (matches[package.code].doer, matches[package.code].second)
    ]
    for package in sorted(touched, key=lambda each: (-each.hours_hundredths, each.code)):
        # The hours of the one who stays come back first, so that nobody else gets them meanwhile.
        before = matches.pop(package.code)
        look.book.give_back(package, before)
        found = look.pair(package, before, frozenset({absent}))
        if found is not None:
            matches[package.code] = found
            look.book.take(package, found)
    after = with_stand_ins(
        replace(outcome, matches=matches, absent=absent, before=outcome.matches, value=None, bound=None)
    )
    check(after)
    return after
