# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Warnings that lean on the counted days of rows and on weights that nobody published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.kernel.periods import as_date, months_later
from trede.kernel.values import scaled_text
from trede.scheme.shelf import texts_of
from trede.scheme.texts import LANGUAGES
from trede.scoring.canonical import iso
from trede.scoring.labels import names
from trede.scoring.relations import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from trede.kernel.periods import Period
    from trede.scheme import Language
    from trede.scheme.edition import Edition
    from trede.scheme.facts import Fact
    from trede.scoring.rows import Row


def row_warnings(rows: Iterable[Row], year: Period, edition: Edition) -> Iterator[Finding]:
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
                **names(edition, row.position.code),
                least=minimum.fact.value,
            )
        elif row.window.last < min(row.employment.last_day, horizon):
            last = as_date(row.window.last)
            shown = {"day_nl": f"{last:%d-%m-%Y}", "day_en": last.isoformat()}
            yield finding("employment.window-ends", f"{place}.position", row.employment.ref, **shown)


def weight_warnings(rows: Iterable[Row], edition: Edition) -> Iterator[Finding]:
    """One warning with all assumed weights that the score leans on."""
    facts: dict[str, Fact[int]] = {}
    for row in rows:
        if row.counts and row.position:
            facts[row.position.code] = row.position.weight
            facts[row.contract.code] = row.contract.weight
    assumed = {code: fact for code, fact in sorted(facts.items()) if fact.basis == "assumed"}
    if assumed:
        shown = {f"shown_{language}": _weights(assumed, edition, language) for language in LANGUAGES}
        yield finding("scheme.weight-assumed", "employments", ", ".join(assumed), **shown)


def _weights(facts: Mapping[str, Fact[int]], edition: Edition, language: Language) -> str:
    texts = texts_of(edition.folder, language)
    names = {**texts.positions, **texts.contracts}
    return ", ".join(
        f"{names[code]} ({texts.number(scaled_text(fact.value, 2))})" for code, fact in facts.items()
    )
