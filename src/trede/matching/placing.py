# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A case from tasks to matches: split, paired, guided, and looked at once more by plain code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.matching.guiding import guided
from trede.matching.outcome import Match, Outcome, check
from trede.matching.pairing import Together, pair
from trede.matching.splitting import split
from trede.matching.standing_in import with_stand_ins

if TYPE_CHECKING:
    from collections.abc import Callable

    from trede.matching.arcs import Solvers
    from trede.matching.people import Case


def match(
    case: Case, solvers: Solvers | None, seed: int = 1, began: Callable[[str], None] = lambda step: None
) -> Outcome:
    """The whole of a case. The same case, solvers and seed give the same outcome; ``began`` hears of each step."""
    began("split")
    made = split(case)
    began("match")
    found = pair(Together(case.people, made.packages, case.places, case.terms), solvers, seed)
    matches = {
        made.packages[number].code: Match(case.people[doer].code, case.people[second].code)
        for number, (doer, second) in sorted(found.pairs.items())
    }
    outcome = with_stand_ins(Outcome(case, made, matches, guided(case), found.value, found.bound))
    check(outcome)
    return outcome
