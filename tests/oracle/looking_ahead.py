# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forecast a second way, from docs/how-to/forecast.md: move the document a day, and measure it again.

A fall is a day whose year does not reach the level that the year until the day before reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from tests.oracle import facts
from tests.oracle.scoring import DAY, bought_fte, from_figures, listed_fte, score, year_of, years_later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.oracle.scoring import Document, Row, Scored


@dataclass(frozen=True)
class Fall:
    """The first day without a level, that level, and what is left."""

    day: date
    level: str
    to: str


def moved(document: Document, last: date) -> Document:
    """The document as it would be written for the year until this day, applied for on the day after it."""
    first = year_of(document)[0] if last == year_of(document)[1] else years_later(last + DAY, -1)
    applied = (last + DAY).isoformat()
    later = {
        **document,
        "reference_year": {"from": first.isoformat(), "to": last.isoformat()},
        "application_date": applied,
        "employments": [_known(row, facts.handbook_on(last + DAY)) for row in document["employments"]],
        "purchases": list(_purchases(document, first, last)),
    }
    if document.get("total_fte") is not None:
        grown = listed_fte(later) - listed_fte(document)
        later["total_fte"] = Fraction(document["total_fte"]) + grown
    return later


def _known(row: Row, handbook: str) -> Row:
    """A position that a handbook does not know does not count under it."""
    position = row.get("position")
    return row if position is None or facts.known(position, handbook) else {**row, "position": None}


def _purchases(document: Document, first: date, last: date) -> Iterator[dict[str, Any]]:
    """What was bought in the measured year, bought on the same date in this one; later orders at their date."""
    began, ended = year_of(document)
    for order in document.get("purchases", ()):
        day = date.fromisoformat(order["date"])
        if began <= day <= ended:
            again = [years_later(day, ahead) for ahead in range(last.year - day.year + 1)]
            inside = [each for each in again if first <= each <= last]
            yield {**order, "date": (inside or [last])[0].isoformat()}
        elif day > ended:
            yield order


def measured(document: Document, last: date) -> Scored:
    """The score of the year until this day, under the handbook of the day after it."""
    later = moved(document, last)
    if later.get("total_fte", listed_fte(later)) == 0:
        return from_figures(Fraction(0), Fraction(0), bought_fte(later), facts.handbook_on(last + DAY))
    return score(later)


def points(document: Document, until: date) -> Iterator[date]:
    """The end of the measured year, each end of a month after it, and the last day."""
    last = year_of(document)[1]
    yield last
    day = last + DAY
    while day < until:
        if (day + DAY).day == 1:
            yield day
        day += DAY
    yield until


def falls(document: Document, until: date) -> list[Fall]:
    """Every day on which a level is lost."""
    last, found = year_of(document)[1], []
    before = measured(document, last)
    while last < until:
        last += timedelta(days=1)
        now = measured(document, last)
        if _rank(now.level) < _rank(before.level):
            found.append(Fall(last + DAY, before.level, now.level))
        before = now
    return found


def _rank(level: str) -> int:
    return ("none", "basistrede", *facts.LEVELS).index(level)
