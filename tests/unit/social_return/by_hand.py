# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A second, slow way to the figures of social return: person by person and day by day, from what the pages say.

It knows nothing of the package: figures of the pages are typed here again, days are dates, money is a fraction.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

# Haaglanden, from 1 July 2023: euro for a full-time year of 36 hours, months that count (None: always).
HAAGLANDEN = {
    "participatiewet": (40_000, 24),
    "register": (50_000, None),
    "wajong": (50_000, None),
    "wsw": (50_000, None),
    "wia": (30_000, 24),
    "ww": (20_000, 12),
    "no-benefit": (5_000, 12),
    "bbl-1-2": (25_000, 12),
    "bbl-3": (15_000, 12),
    "vso-pro": (7_500, 24),
}
FULL_WEEK, MONTHS_BEFORE = 36, 12
DAY = timedelta(days=1)


def later(day: date, months: int) -> date:
    """The same day so many months on; the last day of a month that lacks it."""
    count = day.month - 1 + months
    year, month = day.year + count // 12, count % 12 + 1
    for number in range(day.day, 0, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    raise AssertionError


def haaglanden(group, count, hours, first, last, subsidy_until, contract):
    """What people are worth in euro, to the cent: each day is a part of the month, counted from the first day."""
    amount, months = HAAGLANDEN[group]
    begin, end = contract
    worth = Fraction(0)
    counted = [day for day in _days(first, min(last or end, end)) if day >= begin]
    if first < later(begin, -MONTHS_BEFORE):
        counted = []
    if months is not None:
        stop = later(first, months)
        if subsidy_until is not None:
            stop = max(stop, subsidy_until + DAY)
        counted = [day for day in counted if day < stop]
    for number, _ in enumerate(counted):
        worth += Fraction(amount, 12) * _part_of_a_month(counted[0], number)
    week = min(Fraction(1), Fraction(hours) / FULL_WEEK)
    return _cents(worth * week * count)


def _part_of_a_month(first, number):
    day, month = first + number * DAY, 0
    while later(first, month + 1) <= day:
        month += 1
    return Fraction(1, (later(first, month + 1) - later(first, month)).days)


def _days(first, last):
    return [first + number * DAY for number in range((last - first).days + 1)]


def _cents(euros):
    return int(euros * 100 + Fraction(1, 2))


def friesland(kind, parts, offered):
    """2 % of the sum without VAT from 250,000 (works) or 100,000 (services), at most 300,000 for each project."""
    if sum(parts) < {"works": 250_000, "services": 100_000}[kind]:
        return 0
    percent = max(Fraction(2), offered)
    return sum(min(300_000 * 100, _cents(Fraction(part) * percent / 100)) for part in parts)


def worth_of_certificate(held, tender, days, worths, moment):
    """The least part over the days that are looked at; held are (level, first day, last day)."""
    looked = {"tender": [tender], "contract": days, "tender-and-contract": [tender, *days]}[moment]
    return min(
        max([worths[level] for level, first, last in held if first <= day <= last], default=0)
        for day in looked
    )
