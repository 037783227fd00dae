# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether changes fit a measurement: what they name must be there, under the handbook in use."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.kernel.periods import as_date
from trede.planning.application import apply, latest_order
from trede.planning.changes import Buy, ContractChange, Hire
from trede.scoring.labels import code_unknown, codes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.planning.changes import Change, Scenario
    from trede.planning.costs import Costs
    from trede.scheme import Edition
    from trede.scoring.labels import CodeKind
    from trede.scoring.measurement import Measurement


def misfits(edition: Edition, measurement: Measurement, scenario: Scenario) -> tuple[Finding, ...]:
    """A finding for each change that names a person, code or supplier that is not there.

    Changes are looked at in their order, so that one may build on another.
    """
    found: list[Finding] = []
    for number, change in enumerate(scenario.changes, start=1):
        wrong = list(_misfits(edition, measurement, change, f"{scenario.name}: {number}"))
        found += wrong
        if not wrong:
            measurement = apply(edition, measurement, (change,))
    return tuple(found)


def cost_misfits(edition: Edition, costs: Costs, name: str) -> tuple[Finding, ...]:
    """A finding for each position or contract in the costs that the handbook does not know."""
    found: list[Finding] = []
    for number, terms in enumerate(costs.hires or (), start=1):
        place = f"{name}: hire[{number}]"
        found += _unknown("position", terms.position, edition, place)
        found += _unknown("contract", terms.contract, edition, place)
    return tuple(found)


def _misfits(edition: Edition, measurement: Measurement, change: Change, place: str) -> Iterator[Finding]:
    if isinstance(change, Buy):
        yield from _supplier(measurement, change, place)
    elif isinstance(change, Hire):
        yield from _hire(edition, change, place)
    else:
        if isinstance(change, ContractChange):
            yield from _unknown("contract", change.contract, edition, place)
        yield from _person(measurement, change.ref, place)


def _hire(edition: Edition, change: Hire, place: str) -> Iterator[Finding]:
    if change.position is not None:
        yield from _unknown("position", change.position, edition, place)
    yield from _unknown("contract", change.contract, edition, place)
    if change.until is not None and change.until < (change.from_day or 0):
        yield finding("employment.end-before-start", f"{place}.to", as_date(change.until))


def _person(measurement: Measurement, ref: str, place: str) -> Iterator[Finding]:
    refs = {row.ref for row in measurement.employments}
    if ref not in refs:
        near = (*get_close_matches(ref, refs, 1, cutoff=0), "-")[0]
        yield finding("changes.person-unknown", place, ref, nearest=near)


def _unknown(kind: CodeKind, code: str, edition: Edition, place: str) -> Iterator[Finding]:
    if code not in codes_of(kind, edition):
        yield code_unknown(kind, edition, code, place)


def _supplier(measurement: Measurement, change: Buy, place: str) -> Iterator[Finding]:
    if change.kvk in measurement.organisation.group:
        yield finding("purchase.own-group", f"{place}.kvk", change.kvk)
    if change.figures is None and latest_order(measurement, change.kvk) is None:
        yield finding("changes.supplier-unknown", f"{place}.kvk", change.kvk)
