# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a contribution comes from: a bar for each group of people, or for each supplier, the longest first."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from textwrap import wrap
from typing import TYPE_CHECKING

from trede.kernel.values import MILLION
from trede.reports.drawing import INK, LINE, SMALL_LETTERS, picture, text
from trede.reports.groups import weighted_by_class
from trede.scoring.indirect import suppliers_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trede.reports.result import Result

WIDTH, EDGE, THICK, GAP, SIGNS = 400, 8, 16, 14, 50
MOST = 7
"""So many bars are drawn; what is less stands together in the last one."""


@dataclass(frozen=True, slots=True)
class _Bar:
    name: str
    fte: Fraction


def group_bars(result: Result, *, id_: str = "groepen-beeld") -> str:
    """Weighted fte of each group of people; empty when nobody counts."""
    names, contracts = result.names.positions, result.names.contracts
    found: dict[str, Fraction] = {}
    for each, fte in weighted_by_class(result):  # full-time hours make other classes of one name
        name = f"{names[each.position or '']}, {contracts[each.contract].lower()}"
        found[name] = found.get(name, Fraction(0)) + fte
    return _drawn(result, [_Bar(*each) for each in found.items()], "composition.people", id_)


def supplier_bars(result: Result, *, id_: str = "leveranciers-beeld") -> str:
    """Fte bought of each supplier; empty when nothing was bought."""
    measurement = result.measurement
    bars = [
        _Bar(each.name or each.kvk, Fraction(each.fte_millionths, MILLION))
        for each in suppliers_of(measurement.purchases, measurement.reference_year)
    ]
    return _drawn(result, bars, "composition.suppliers", id_)


def _drawn(result: Result, bars: Sequence[_Bar], key: str, id_: str) -> str:
    shown = _longest(result, [bar for bar in bars if bar.fte > 0])
    if not shown:
        return ""
    body, y = [], 0
    for part, height in (_row(result, bar, shown[0].fte) for bar in shown):
        body.append(f'<g transform="translate(0 {y})">{"".join(part)}</g>')
        y += height
    told = "; ".join(f"{bar.name}: {_fte(result, bar)}" for bar in shown)
    return picture(
        WIDTH,
        y,
        body,
        title=result.wording.say(f"{key}_title"),
        described=f"{told}.",
        id_=id_,
        language=result.wording.language,
    )


def _longest(result: Result, bars: Sequence[_Bar]) -> list[_Bar]:
    """The longest first; those for which there is no room are one bar, the last."""
    ordered = sorted(bars, key=lambda bar: (-bar.fte, bar.name))
    if len(ordered) <= MOST:
        return ordered
    rest = ordered[MOST - 1 :]
    together = _Bar(
        result.wording.count("composition.others", len(rest)), sum((bar.fte for bar in rest), Fraction(0))
    )
    return [*ordered[: MOST - 1], together]


def _row(result: Result, bar: _Bar, longest: Fraction) -> tuple[Iterator[str], int]:
    """A bar under its name, with its fte at the end; and how high that is."""
    lines, told = wrap(bar.name, SIGNS), _fte(result, bar)
    room = WIDTH - 2 * EDGE - 80
    wide = max(float(bar.fte / longest) * room, 2.0) if longest else 2.0
    top = LINE * len(lines) + 4

    def drawn() -> Iterator[str]:
        for place, line in enumerate(lines):
            yield text(EDGE, LINE * (place + 1) - 4, line, size=SMALL_LETTERS)
        yield f'<rect x="{EDGE}" y="{top}" width="{wide:.1f}" height="{THICK}" rx="2" fill="{INK}"/>'
        yield text(round(EDGE + wide + 8, 1), top + 14, told, size=SMALL_LETTERS, weight="bold")

    return drawn(), top + THICK + GAP


def _fte(result: Result, bar: _Bar) -> str:
    return f"{result.wording.numerals.number(bar.fte)} {result.wording.say('figures.fte')}"
