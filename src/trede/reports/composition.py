# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a contribution comes from: a bar for each group of people, or for each supplier, the longest first."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.values import MILLION
from trede.reports.bars import Bar, bars
from trede.reports.groups import weighted_by_class
from trede.scoring.indirect import suppliers_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.reports.result import Result

MOST = 5
"""So many bars are drawn; what is less stands together in the last one."""


def group_bars(result: Result, *, id_: str = "groepen-beeld") -> str:
    """Weighted fte of each group of people; empty when nobody counts."""
    names, contracts = result.names.positions, result.names.contracts
    weighted = [*weighted_by_class(result)]
    alike = len({each.contract for each, _fte in weighted}) == 1
    found: dict[str, Fraction] = {}
    for each, fte in weighted:  # full-time hours make other classes of one name
        name = names[each.position or ""] + ("" if alike else f", {contracts[each.contract].lower()}")
        found[name] = found.get(name, Fraction(0)) + fte
    return _drawn(result, [*found.items()], "composition.people", id_)


def supplier_bars(result: Result, *, id_: str = "leveranciers-beeld") -> str:
    """Fte bought of each supplier; empty when nothing was bought."""
    measurement = result.measurement
    found = [
        (each.name or each.kvk, Fraction(each.fte_millionths, MILLION))
        for each in suppliers_of(measurement.purchases, measurement.reference_year)
    ]
    return _drawn(result, found, "composition.suppliers", id_)


def _drawn(result: Result, found: Sequence[tuple[str, Fraction]], key: str, id_: str) -> str:
    shown = _longest(result, [each for each in found if each[1] > 0])
    if not shown:
        return ""
    said = result.wording
    return bars(shown, title=said.say(f"{key}_title"), id_=id_, language=said.language)


def _longest(result: Result, found: Sequence[tuple[str, Fraction]]) -> list[Bar]:
    """The longest first; those for which there is no room are one bar, the last."""
    ordered = sorted(found, key=lambda each: (-each[1], each[0]))
    rest = ordered[MOST - 1 :] if len(ordered) > MOST else []
    if rest:
        others = result.wording.count("composition.others", len(rest))
        ordered = [*ordered[: MOST - 1], (others, sum((fte for _, fte in rest), Fraction(0)))]
    return [Bar(name, fte, _fte(result, fte)) for name, fte in ordered]


def _fte(result: Result, fte: Fraction) -> str:
    return f"{result.wording.numerals.number(fte)} {result.wording.say('figures.fte')}"
