# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether changes fit a measurement: what they name must be there, under the handbook in use."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.kernel.periods import as_date
from trede.planning.application import Draft
from trede.planning.changes import Buy, ContractChange, Hire, Leave
from trede.scoring.labels import Suggested

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from trede.planning.changes import Change, OfPerson, Scenario
    from trede.planning.costs import Costs
    from trede.scheme import Edition
    from trede.scoring.measurement import Measurement

MOST_NEAREST, MOST_COMPARED = 20, 1_000
"""For so many unknown people is the nearest one looked for, among so many: it takes longest where much is wrong."""


def misfits(edition: Edition, measurement: Measurement, scenario: Scenario) -> tuple[Finding, ...]:
    """A finding for each change that names a person, code or supplier that is not there.

    Changes are looked at in their order, so that one may build on another.
    """
    fit = _Fit(Draft(edition, measurement), Suggested(edition))
    for number, change in enumerate(scenario.changes, start=1):
        fit.look_at(change, f"{scenario.name}: {number}")
    return tuple(fit.found)


def cost_misfits(edition: Edition, costs: Costs, name: str) -> tuple[Finding, ...]:
    """A finding for each position or contract in the costs that the handbook does not know."""
    suggested = Suggested(edition)
    found: list[Finding] = []
    for number, terms in enumerate(costs.hires or (), start=1):
        place = f"{name}: hire[{number}]"
        found += suggested.unknown("position", terms.position, place)
        found += suggested.unknown("contract", terms.contract, place)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Fit:
    """Changes that are looked at one after another: those that fit are made in the draft."""

    draft: Draft
    suggested: Suggested
    found: list[Finding] = field(default_factory=list)
    named: list[str] = field(default_factory=list)

    def look_at(self, change: Change, place: str) -> None:
        wrong = list(self._misfits(change, place))
        self.found.extend(wrong)
        if not wrong:
            self.draft.take(change)

    def _misfits(self, change: Change, place: str) -> Iterator[Finding]:
        if isinstance(change, Buy):
            yield from self._supplier(change, place)
        elif isinstance(change, Hire):
            yield from self._hire(change, place)
        else:
            if isinstance(change, ContractChange):
                yield from self.suggested.unknown("contract", change.contract, place)
            yield from self._person(change, place)

    def _hire(self, change: Hire, place: str) -> Iterator[Finding]:
        if change.position is not None:
            yield from self.suggested.unknown("position", change.position, place)
        yield from self.suggested.unknown("contract", change.contract, place)
        if change.until is not None and change.until < (change.from_day or 0):
            yield finding("employment.end-before-start", f"{place}.to", as_date(change.until))

    def _person(self, change: OfPerson, place: str) -> Iterator[Finding]:
        ref, refs = change.ref, self.draft.of_person
        if ref in refs:
            return
        if ref not in self.draft.gone:
            near = _nearest(ref, refs) if len(self.named) < MOST_NEAREST else "-"
            self.named.append(ref)
            yield finding("changes.person-unknown", place, ref, nearest=near)
        elif not isinstance(change, Leave):  # who leaves twice has left
            yield finding("changes.person-gone", place, ref)

    def _supplier(self, change: Buy, place: str) -> Iterator[Finding]:
        if change.kvk in self.draft.before.organisation.group:
            yield finding("purchase.own-group", f"{place}.kvk", change.kvk)
        if change.figures is None and change.kvk not in self.draft.latest:
            yield finding("changes.supplier-unknown", f"{place}.kvk", change.kvk)


def _nearest(ref: str, refs: Collection[str]) -> str:
    """The reference that is most like it; among many people, of those that begin like it."""
    if len(refs) > MOST_COMPARED:
        refs = list(islice((each for each in refs if each[:1] == ref[:1]), MOST_COMPARED))
    return (*get_close_matches(ref, refs, 1, cutoff=0), "-")[0]
