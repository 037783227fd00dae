# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A second, slow way to score a measurement document (``trede/measurement/1``): day by day, in fractions.

It shares no code with the package and takes the document as it stands in a file, with one difference: ``total_fte``
may be a ``Fraction``, for a total that no decimal number can say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Any

from tests.oracle import facts

Document = dict[str, Any]
Row = dict[str, Any]
DAY = timedelta(days=1)
NEVER = date.max


@dataclass(frozen=True)
class Scored:
    """The figures of a score; shares as parts of one."""

    total: Fraction
    weighted: Fraction
    bought: Fraction
    size: int
    direct: Fraction
    indirect: Fraction
    counted_indirect: Fraction
    norms: dict[str, Fraction]
    level: str

    @property
    def share(self) -> Fraction:
        return self.direct + self.counted_indirect


def day_of(text: str | None, otherwise: date = NEVER) -> date:
    return otherwise if text is None else date.fromisoformat(text)


def years_later(day: date, years: int) -> date:
    """The same date so many years on; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def year_of(document: Document) -> tuple[date, date]:
    declared = document["reference_year"]
    return date.fromisoformat(declared["from"]), date.fromisoformat(declared["to"])


def days_of(first: date, last: date) -> list[date]:
    return [first + DAY * offset for offset in range((last - first).days + 1)]


def at_work(row: Row, day: date) -> bool:
    return date.fromisoformat(row["from"]) <= day <= day_of(row.get("to"))


def counts(row: Row, day: date, handbook: str) -> bool:
    """Whether this person counts on this day for the starting position there was at intake."""
    position = row.get("position")
    if position is None or not at_work(row, day):
        return False
    start = date.fromisoformat(row["from"])
    if row["contract"] == "placement":
        began = day_of(row.get("placement_from"), start)
        if not began <= day < years_later(began, facts.PLACEMENT_YEARS):
            return False
    return _in_window(position, row, day, start, handbook)


def with_placements(rows: list[Row]) -> list[Row]:
    """The same rows, where each placement says when it began: with the earliest that it adjoins, day by day back."""
    return [
        {**row, "placement_from": _began(row, rows).isoformat()} if row["contract"] == "placement" else row
        for row in rows
    ]


def _began(row: Row, rows: list[Row]) -> date:
    if row.get("placement_from"):
        return date.fromisoformat(row["placement_from"])
    start = date.fromisoformat(row["from"])
    same = [each for each in rows if (each["ref"], each["contract"]) == (row["ref"], row["contract"])]
    earlier = [each for each in same if each["from"] < row["from"] and day_of(each.get("to")) >= start - DAY]
    return min((_began(each, rows) for each in earlier), default=start)


def _in_window(position: str, row: Row, day: date, start: date, handbook: str) -> bool:
    if position == "sw":
        return day <= day_of(row["indication_until"])
    if position == "participatiewet-lks":
        return day <= day_of(row["subsidy_until"])
    if position in facts.AS_PARTICIPATIEWET:
        return _within(day, day_of(row.get("intake"), start), facts.participatiewet_years(handbook))
    if position in ("vso-pro", "vso-pro-register"):
        return _within(day, day_of(row["left_school"]), 5)
    if position == "status-lost":
        return _within(day, day_of(row["status_lost"]), 2)
    return position != "ww" or int(row["benefit_months"]) >= facts.WW_MONTHS


def _within(day: date, since: date, years: int) -> bool:
    return since <= day < years_later(since, years)


def fte_of(row: Row) -> Fraction:
    """Hours a week over full-time hours."""
    return Fraction(str(row["hours"])) / Fraction(str(row.get("fulltime_hours", "40")))


def in_total(row: Row) -> bool:
    return row["contract"] != facts.OUTSIDE_TOTAL


def listed_fte(document: Document) -> Fraction:
    """Fte of the listed rows whose contract is part of the total."""
    first, last = year_of(document)
    days = (last - first).days + 1
    return sum(
        (
            fte_of(row) * Fraction(_worked(row, first, last), days)
            for row in filter(in_total, document["employments"])
        ),
        Fraction(0),
    )


def _worked(row: Row, first: date, last: date) -> int:
    begin, end = max(first, date.fromisoformat(row["from"])), min(last, day_of(row.get("to")))
    return max(0, (end - begin).days + 1)


def weight(row: Row, handbook: str) -> Fraction:
    return facts.weight(row["position"], handbook) * facts.CONTRACTS[row["contract"]]


def weighted_fte(document: Document, handbook: str) -> Fraction:
    first, last = year_of(document)
    days, found = (last - first).days + 1, Fraction(0)
    for row in with_placements(document["employments"]):
        if row.get("position"):
            counted = counted_days(row, first, last, handbook)
            found += fte_of(row) * weight(row, handbook) * Fraction(counted, days)
    return found


def counted_days(row: Row, first: date, last: date, handbook: str) -> int:
    """On how many of these days the row counts; remembered by calendar year, for many days are looked at again."""
    known = tuple(sorted(row.items()))
    found = 0
    for year in range(first.year, last.year + 1):
        days = _counted_in(known, handbook, year)
        found += bisect_right(days, last) - bisect_left(days, first)
    return found


@cache
def _counted_in(row: tuple[tuple[str, Any], ...], handbook: str, year: int) -> list[date]:
    days = days_of(date(year, 1, 1), date(year, 12, 31))
    return [day for day in days if counts(dict(row), day, handbook)]


def bought_fte(document: Document) -> Fraction:
    """Fte bought in the year: each supplier (with one set of figures) rounded once, to whole millionths."""
    first, last = year_of(document)
    amounts: dict[tuple[str, ...], Fraction] = defaultdict(Fraction)
    for order in document.get("purchases", ()):
        if first <= date.fromisoformat(order["date"]) <= last:
            figures = (order["supplier_turnover"], order["supplier_fte"], order["supplier_direct_share"])
            amounts[order["kvk"], *map(str, figures)] += Fraction(str(order["amount"]))
    millionths = 0
    for (_kvk, turnover, fte, share), amount in amounts.items():
        exact = amount / Fraction(turnover) * Fraction(fte) * Fraction(share) / 100
        millionths += facts.half_up(exact * 10**6)
    return Fraction(millionths, 10**6)


def score(document: Document, handbook: str | None = None) -> Scored:
    """The score; without a handbook that of the application date."""
    used = handbook or facts.handbook_on(date.fromisoformat(document["application_date"]))
    declared = document.get("total_fte")
    total = listed_fte(document) if declared is None else Fraction(declared)
    return from_figures(total, weighted_fte(document, used), bought_fte(document), used)


def from_figures(total: Fraction, weighted: Fraction, bought: Fraction, handbook: str) -> Scored:
    """From the three figures to the level. Without any fte nothing is reached."""
    size = min(max(facts.half_up(total), facts.SMALLEST), facts.LARGEST)
    norms = facts.norms(size, handbook)
    direct = weighted / total if total else Fraction(0)
    indirect = bought / (total + bought) if total else Fraction(0)
    counted = min(indirect, 4 * direct)
    level = "none"
    for name, norm in norms.items():
        if total >= 2 and direct + counted >= norm:
            level = name
    return Scored(total, weighted, bought, size, direct, indirect, counted, norms, level)


def missing(found: Scored) -> tuple[str, Fraction, int] | None:
    """The next level, the share that it misses, and the fewest millionths of weighted fte that reach it (halving)."""
    above = ["none", *found.norms][["none", *found.norms].index(found.level) + 1 :]
    if not above:
        return None
    norm, least, enough = found.norms[above[0]], -1, int(found.total * 10**6) + 10**6
    while enough - least > 1:
        tried = (least + enough) // 2
        direct = found.direct + Fraction(tried, 10**6) / found.total
        if direct + min(found.indirect, 4 * direct) >= norm:
            enough = tried
        else:
            least = tried
    return above[0], max(Fraction(0), norm - found.share), enough
