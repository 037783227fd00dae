# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days as whole numbers, and windows of whole years or months.

A day number counts days from 0001-01-01, which is day 1 (``date.toordinal``). Periods include both ends.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

NEVER = date.max.toordinal()
ALWAYS = date.min.toordinal()


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days from ``first`` to ``last``, both included; empty when ``last`` lies before ``first``."""

    first: int
    last: int

    @property
    def days(self) -> int:
        return max(0, self.last - self.first + 1)

    def overlap(self, other: Period) -> Period:
        """The days that both periods have."""
        return Period(max(self.first, other.first), min(self.last, other.last))


def day_number(day: date) -> int:
    return day.toordinal()


def as_date(number: int) -> date:
    return date.fromordinal(number)


def months_later(number: int, months: int) -> int:
    """The same day of the month so many months on (or back); a day that month lacks becomes its last day.

    So 29 February, a year later, is 28 February (scheme: assumed). Beyond the calendar's end it stays there.
    """
    day = date.fromordinal(number)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return NEVER
    if year < date.min.year:
        return ALWAYS
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])).toordinal()


def window_of_years(start: int, years: int) -> Period:
    """From the start day up to, not including, the same date so many years later."""
    return Period(start, months_later(start, 12 * years) - 1)
