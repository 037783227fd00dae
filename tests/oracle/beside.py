# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two figures beside the ladder a second way, day by day: 30+ and the jobs of the Banenafspraak."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from tests.oracle import facts
from tests.oracle.scoring import (
    DAY,
    at_work,
    counted_days,
    day_of,
    days_of,
    fte_of,
    in_total,
    score,
    with_placements,
    year_of,
)

if TYPE_CHECKING:
    from tests.oracle.scoring import Document, Row


@dataclass(frozen=True)
class Beside:
    """The share for 30+, the part of it with regular employment (from 1.7), whether it is reached; and jobs."""

    share: Fraction
    regular: Fraction
    reached: bool
    jobs: Fraction


def beside(document: Document, handbook: str | None = None) -> Beside:
    """Both figures; without a handbook those of the application date."""
    used = handbook or facts.handbook_on(date.fromisoformat(document["application_date"]))
    (first, last), scored = year_of(document), score(document, handbook)
    days, rows = (last - first).days + 1, with_placements(document["employments"])
    outside = regular = group = jobs = Fraction(0)
    for row in rows:
        worked = sum(at_work(row, day) for day in days_of(first, last))
        eligible = _counts(row, rows, last, used)
        if in_total(row) and not eligible:
            outside += fte_of(row) * Fraction(worked, days)
        if row.get("position"):
            part = Fraction(counted_days(row, first, last, used), days)
            if in_total(row) and row["position"] in facts.REGISTER:
                jobs += Fraction(str(row["hours"])) * part / facts.JOB_HOURS
            if eligible and row["position"] not in facts.NOT_FOR_THIRTY_PLUS:
                group += fte_of(row) * part
                regular += fte_of(row) * part if row["contract"] == "regular" else 0
    left = scored.total - outside
    share, own = (group / left, regular / left) if left > 0 else (Fraction(0), Fraction(0))
    enough = share >= facts.THIRTY_PLUS and (not facts.from_(used, "1.7") or own >= facts.OF_WHICH_REGULAR)
    return Beside(share, own, scored.level == "trede-3" and enough, jobs)


def _counts(row: Row, rows: list[Row], last: date, handbook: str) -> bool:
    """Own staff; from 1.7 also who was seconded in for six months before the last day, for two hours a week."""
    if row["contract"] in ("regular", "guided-work"):
        return True
    if row["contract"] != "secondment" or not facts.from_(handbook, "1.7") or not _enough(row):
        return False
    same = [each for each in rows if each["ref"] == row["ref"] and each["contract"] == "secondment"]
    same = [each for each in same if _enough(each)]
    begin = end = date.fromisoformat(row["from"])
    while any(at_work(each, begin - DAY) for each in same):
        begin -= DAY
    end = day_of(row.get("to"), last)
    while end < last and any(at_work(each, end + DAY) for each in same):
        end += DAY
    return _months_later(begin, facts.SECONDED_MONTHS) <= min(last, end + DAY)


def _enough(row: Row) -> bool:
    return Fraction(str(row["hours"])) >= facts.SECONDED_HOURS


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    year += day.year
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
