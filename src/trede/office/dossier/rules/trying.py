# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios and the smallest change, on the classes that were kept: exactly what the dropped rows would give.

Classes know no people, so what can be tried is: new colleagues (or more hours, as hours of the same class), and
extra orders. Changes for one person need the rows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.planning.advice import advise
from trede.planning.application import apply
from trede.planning.changes_file import read_changes
from trede.planning.costs import Costs
from trede.planning.fit import misfits
from trede.scoring import score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.kernel.findings import Finding
    from trede.planning.advice import Advice
    from trede.planning.changes import Scenario
    from trede.planning.solve import Solver
    from trede.scheme import Edition
    from trede.scoring import Measurement, Score

WITHOUT_ROWS = Costs(hours=None, contract=None, renewal=None)
"""What can be planned without knowing who is who."""

POSSIBLE = ("hire", "purchase")


@dataclass(frozen=True, slots=True)
class Tried:
    """A scenario with its score, or with everything that is wrong with it."""

    scenario: Scenario
    score: Score | None
    findings: Sequence[Finding] = ()


def tried(edition: Edition, measurement: Measurement, scenario: Scenario) -> Tried:
    """The score of the measurement after these changes; ``measurement`` stands in for the classes."""
    if wrong := misfits(edition, measurement, scenario):
        return Tried(scenario, None, wrong)
    try:
        return Tried(scenario, score(edition, apply(edition, measurement, scenario.changes)))
    except InputRefusedError as refused:
        return Tried(scenario, None, refused.findings)


def tried_text(edition: Edition, measurement: Measurement, title: str, changes: str) -> Tried:
    """The same for changes as they were kept (``trede/changes/1``)."""
    scenario, wrong = read_changes(changes, title)
    if wrong:
        return Tried(scenario, None, wrong)
    return tried(edition, measurement, replace(scenario, name=title))


def smallest(edition: Edition, measurement: Measurement, target: str, solver: Solver | None) -> Advice:
    """The smallest change that reaches a level, and alternatives, from what classes allow."""
    found = advise(edition, measurement, target, WITHOUT_ROWS, solver=solver)
    return replace(found, unhelpful=tuple(each for each in found.unhelpful if each.kind in POSSIBLE))
