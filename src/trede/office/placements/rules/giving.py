# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A person gives a package to two others: only a known mismatch or a lack of hours stands in the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.matching.fitting import fit
from trede.matching.outcome import Book, Match
from trede.matching.standing_in import with_stand_ins

if TYPE_CHECKING:
    from trede.matching.outcome import Outcome
    from trede.matching.work import Package


def given(found: Outcome, package: Package, doer: str, second: str) -> Match:
    """The match, with who takes over. Raises RefusedError with the reason, at ``doer`` or ``second``."""
    if doer == second:
        raise RefusedError([finding("placements.two-people", "second")])
    without = replace(
        found, matches={code: each for code, each in found.matches.items() if code != package.code}
    )
    book, people = Book(without), found.people
    for place, code, has_hours in (("doer", doer, book.can_do), ("second", second, book.can_look_along)):
        if code not in people:
            raise RefusedError([finding("placements.nobody", place, code[:20])])
        if not fit(people[code], package, found.case.places, found.case.terms).is_possible:
            raise RefusedError([finding("placements.does-not-fit", place, code)])
        if not has_hours(code, package):
            raise RefusedError([finding("placements.no-hours", place, code)])
    made = replace(without, matches={**without.matches, package.code: Match(doer, second)})
    return with_stand_ins(made).matches[package.code]
