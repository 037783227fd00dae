# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Scenarios and the smallest change, on the classes that were kept: exactly what the dropped rows would give.

Classes know no people, so what can be tried is: new colleagues (or more hours, as hours of the same class), and
extra orders. A plan that was made with the rows brings its classes along (``rules/present.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from trede.errors import InputRefusedError
from trede.kernel.findings import errors, finding
from trede.office.dossier.rules.present import read_present, with_present
from trede.office.dossier.rules.texts import check_text
from trede.planning.advice import advise
from trede.planning.application import apply
from trede.planning.changes_file import read_changes
from trede.planning.costs import Costs
from trede.planning.fit import misfits
from trede.planning.options import always
from trede.scoring import score

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trede.kernel.findings import Finding
    from trede.planning.advice import Advice
    from trede.planning.changes import Scenario
    from trede.planning.solve import Solver
    from trede.scheme import Edition
    from trede.scoring import Measurement, Score

PLACE, LONGEST = "changes", 20_000
WITHOUT_ROWS = Costs(hours=None, contract=None, renewal=None)
"""What can be planned without knowing who is who."""

POSSIBLE = ("hire", "purchase")


@dataclass(frozen=True, slots=True)
class Ground:
    """What scenarios are tried on: the handbook, the measurement that stands in for the classes, their checksum."""

    edition: Edition
    measurement: Measurement
    found_on: str


@dataclass(frozen=True, slots=True)
class Tried:
    """A scenario with its score, or with everything that is wrong with it."""

    scenario: Scenario
    score: Score | None
    findings: Sequence[Finding] = ()


def tried(ground: Ground, scenario: Scenario, present: Mapping[str, Any] | None = None) -> Tried:
    """The score after these changes, and after what was kept of changes for people who are there (``Present``)."""
    before = ground.measurement
    if present:
        kept = read_present(present)
        if kept.found_on != ground.found_on:
            return Tried(scenario, None, (finding("dossier.plan-of-other-rows", scenario.name),))
        before = with_present(ground.edition, before, kept)
    if wrong := misfits(ground.edition, before, scenario):
        return Tried(scenario, None, wrong)
    try:
        return Tried(scenario, score(ground.edition, apply(ground.edition, before, scenario.changes)))
    except InputRefusedError as refused:
        return Tried(scenario, None, refused.findings)


def tried_text(ground: Ground, title: str, changes: str, present: Mapping[str, Any] | None = None) -> Tried:
    """The same for changes as they were kept (``trede/changes/1``)."""
    scenario, wrong = read_changes(changes, title)
    if wrong:
        return Tried(scenario, None, wrong)
    return tried(ground, replace(scenario, name=title), present)


def smallest(
    ground: Ground, target: str, solver: Solver | None, in_time: Callable[[], bool] = always
) -> Advice:
    """The smallest change that reaches a level, and alternatives, from what classes allow."""
    found = advise(ground.edition, ground.measurement, target, WITHOUT_ROWS, solver=solver, in_time=in_time)
    return replace(found, unhelpful=tuple(each for each in found.unhelpful if each.kind in POSSIBLE))


def check_changes(changes: str) -> list[Finding]:
    """Everything that cannot be read in the text of changes (``trede/changes/1``), and a person named by number.

    Only names and remarks are searched for one: the KvK number of a supplier can look like it, and must be there.
    """
    if len(changes) > LONGEST:
        return [finding("dossier.too-long", PLACE, most=LONGEST)]
    scenario, wrong = read_changes(changes, PLACE)
    names = (getattr(each, "ref", None) or getattr(each, "supplier", None) for each in scenario.changes)
    remarks = (line.partition("#")[2] for line in changes.splitlines())
    named = (check_text(PLACE, each, LONGEST) for each in chain(names, remarks) if each)
    return [*errors(wrong), *chain.from_iterable(named)]
