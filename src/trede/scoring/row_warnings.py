# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Warnings that lean on the counted days of rows and on weights that nobody published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.kernel.periods import months_later
from trede.kernel.values import scaled_text
from trede.scoring.canonical import iso
from trede.scoring.rows import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.kernel.periods import Period
    from trede.scoring.rows import Row


def row_warnings(rows: Iterable[Row], year: Period) -> Iterator[Finding]:
    """Rows outside the year, rows that do not count, windows that end within a year after the reference year."""
    horizon = months_later(year.last, 12)
    for row in rows:
        place = f"employments[{row.employment.index}]"
        if row.days == 0:
            yield finding("employment.outside-year", f"{place}.from", iso(row.employment.first_day))
        elif row.position is None:
            continue
        elif row.window == NOTHING and row.position.minimum:
            minimum = row.position.minimum
            found = getattr(row.employment, minimum.field)
            yield finding(
                "employment.minimum-not-reached",
                f"{place}.{minimum.field}",
                found,
                position=row.position.code,
                least=minimum.fact.value,
            )
        elif row.window.last < min(row.employment.last_day, horizon):
            day = iso(row.window.last)
            yield finding("employment.window-ends", f"{place}.position", row.employment.ref, day=day)


def weight_warnings(rows: Iterable[Row]) -> Iterator[Finding]:
    """One warning for each assumed weight that the score leans on."""
    facts = {}
    for row in rows:
        if row.counts and row.position:
            facts[row.position.code] = row.position.weight
            facts[row.contract.code] = row.contract.weight
    for code, fact in sorted(facts.items()):
        if fact.basis == "assumed":
            weight = scaled_text(fact.value, 2)
            yield finding("scheme.weight-assumed", fact.id, code, weight=weight)
