# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A month in the planning: its days, and how much an auditor can do in it. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.periods import as_date, day_number, months_later
from trede.office.audit.rules.terms import is_working_day

if TYPE_CHECKING:
    from collections.abc import Sequence

DAYS_OF_A_WEEK = 5


@dataclass(frozen=True, slots=True)
class Off:
    """Days on which somebody does not work; both are in it. Why is nobody's business."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def fits(week: int, first: date, last: date, off: Sequence[Off] = ()) -> int:
    """How many hundredths of days somebody works from a day up to and including another, who works so many in a week:

    a fifth for each working day, without their days off; holidays are free.
    """
    days = (first + timedelta(days=each) for each in range((last - first).days + 1))
    worked = sum(is_working_day(day) and not any(day in each for each in off) for day in days)
    return round(Fraction(week * worked, DAYS_OF_A_WEEK))


@dataclass(frozen=True, slots=True)
class Month:
    """Both days are in it."""

    first: date
    last: date

    @property
    def key(self) -> str:
        """As in an address: 2026-12."""
        return f"{self.first:%Y-%m}"

    @property
    def before(self) -> Month:
        return month_of(self.first - timedelta(days=1))

    @property
    def after(self) -> Month:
        return month_of(self.last + timedelta(days=1))

    def capacity(self, week: int, off: Sequence[Off] = ()) -> int:
        """How many hundredths of days somebody works in it, who works so many in a week."""
        return fits(week, self.first, self.last, off)


def month_of(day: date) -> Month:
    """The month in which a day lies."""
    first = day.replace(day=1)
    return Month(first, as_date(months_later(day_number(first), 1) - 1))


def month_named(text: str, today: date) -> Month:
    """The month that an address names, or this one."""
    try:
        return month_of(date.fromisoformat(f"{text}-01"))
    except ValueError:
        return month_of(today)
