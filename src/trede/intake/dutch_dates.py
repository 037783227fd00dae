# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as Dutch tables write them: day before month, Excel's serial numbers, months as periods."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from trede.kernel.periods import months_later

if TYPE_CHECKING:
    from decimal import Decimal

# Excel counts from 1900-01-01 as day 1 and believes in a 29 February 1900.
_EXCEL_DAY_0 = date(1899, 12, 30).toordinal()
# 1927 to 2200. Below it a number is likelier a year or a mistake; so 2018 is not 10 July 1905.
_SERIALS = range(10_000, 109_576)
_COMPACT = range(1900_01_01, 9999_12_32)
# As POSIX has it: 68 is 2068, 69 is 1969.
_PIVOT = 69

_MONTHS = ("jan", "feb", "maa mrt mar", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec")
_MONTH = {name: month for month, names in enumerate(_MONTHS, start=1) for name in names.split()}

_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_NAMED = re.compile(r"([0-9]{1,2})[- ]([a-z]{3,9})\.?[- ]([0-9]{4}|[0-9]{2})")
_PERIOD = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})")
_TIME = re.compile(r"[T ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$")
_NUMBER = re.compile(r"[0-9]{5}|[0-9]{8}")


def day_in_text(written: str, *, last: bool) -> int | None:
    """The day number in a text; a period such as 2021-10 gives its first day, or its last.

    A time of day behind the date is left out. None when there is no such day.
    """
    plain = _TIME.sub("", written).lower()
    if _NUMBER.fullmatch(plain):
        return day_in_number(int(plain))
    if found := _PERIOD.fullmatch(plain):
        first = _day(int(found[1]), int(found[2]), 1)
        return months_later(first, 1) - 1 if first and last else first
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(plain):
        return _day(_year(found[3]), int(found[2]), int(found[1]))
    if found := _NAMED.fullmatch(plain):
        return _day(_year(found[3]), _MONTH.get(found[2][:3], 0), int(found[1]))
    return None


def day_in_number(written: int | Decimal) -> int | None:
    """The day number in an Excel serial number (43465) or a date in 8 digits (20181231)."""
    number = int(written)
    if number in _SERIALS:
        return _EXCEL_DAY_0 + number
    if number in _COMPACT:
        return _day(number // 10_000, number // 100 % 100, number % 100)
    return None


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= _PIVOT else 2000)


def _day(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None
