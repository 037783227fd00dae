# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Dates as Dutch tables write them: day before month, Excel's serial numbers, months as periods."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from trede.kernel.periods import months_later

if TYPE_CHECKING:
    from collections.abc import Iterable

# Excel counts from 1900-01-01 as day 1 and believes in a 29 February 1900.
_EXCEL_DAY_0 = date(1899, 12, 30).toordinal()
# 1927 to 9999. Below it a number is likelier a year or a mistake; so 2018 is not 10 July 1905.
_SERIALS = range(10_000, 2_958_466)
_EIGHT = range(1_000_000, 100_000_000)
_DAYS_TO_1904, _WITHOUT_1904 = 1462, range(_SERIALS.start, 1_000_000)
_COMPACT = range(1900_01_01, 9999_12_32)
# The first days of the calendars of programs, which they write when there is no date. Nobody worked then.
_LAST_ZERO = date(1900, 1, 1).toordinal()
# As POSIX has it: 68 is 2068, 69 is 1969.
_PIVOT = 69
# Midnight here in summer and in winter, in the time of Greenwich.
_EVENINGS = {"22:00", "23:00"}

_MONTHS = ("jan", "feb", "maa mrt mar", "apr", "mei may", "jun", "jul", "aug", "sep", "okt oct", "nov", "dec")
_MONTH = {name: month for month, names in enumerate(_MONTHS, start=1) for name in names.split()}

_YEAR = r"([0-9]{4}|[0-9]{2})"
_IN_DIGITS = re.compile(rf"([0-9]{{1,2}})[-/. ]([0-9]{{1,2}})[-/. ]{_YEAR}")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_NAMED = re.compile(rf"([0-9]{{1,2}})(?:[- ]|\. )([a-z]{{3,9}})\.?[- ]{_YEAR}")
_NAME_FIRST = re.compile(r"([a-z]{3,9})\.? ([0-9]{1,2}),? ([0-9]{4})")
_PERIOD = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})[-/]([0-9]{4})")
# Monday is no March or May: "Mar 5, 2018" keeps its month.
_WEEKDAY = re.compile(
    r"^(?!maa?r|may)(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]* (?=[0-9])"
)
_TIME = re.compile(
    r"[T ](?P<clock>[0-9]{1,2}:[0-9]{2})(:[0-9]{2}([.,][0-9]+)?)?( ?[AP]M)?(?P<zone> ?(Z|[+-][0-9]{2}:?[0-9]{2}))?$",
    re.IGNORECASE,
)
_SERIAL_WITH_TIME = re.compile(r"([0-9]{5,7})[.,][0-9]+")
# 13th April, 13 / 04 / 2015, and the long dashes of word processors.
_ORDINAL = re.compile(r"(?<=[0-9])(?:st|nd|rd|th|e|ste|de)(?= [a-z])")
_AROUND_SIGNS = re.compile(r" ?([-/]) ?")
_DASHES = str.maketrans("–—‑−", "----")
_ZONE = re.compile(r"(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})(?:z|[+-][0-9]{2}:[0-9]{2})$")
_NUMBER = re.compile(r"[0-9]{5}|[0-9]{7}|[0-9]{8}")
_ZERO = re.compile(r"0{1,8}([.,]0+)?|0{1,4}[-/. ]0{1,2}[-/. ]0{1,4}|0?0-0?1-1900|1900-0?1-0?0")


def day_in_text(written: str, *, last: bool) -> int | None:
    """The day number in a text; a period such as 2021-10 gives its first day, or its last.

    A time of day behind the date is left out; in the time of Greenwich, midnight here belongs to the next day. None
    when there is no such day.
    """
    time = _TIME.search(written)
    plain = _WEEKDAY.sub("", _TIME.sub("", written).lower().strip(), count=1)
    plain = _ORDINAL.sub("", _ZONE.sub("", _AROUND_SIGNS.sub(r"\1", plain.translate(_DASHES))))
    found = _day_in(plain, last)
    if found and time and time["clock"] in _EVENINGS and (time["zone"] or "").strip() in ("Z", "z", "+00:00"):
        return found + 1
    return found


def _day_in(plain: str, last: bool) -> int | None:
    if found := _SERIAL_WITH_TIME.fullmatch(plain):
        plain = found[1]
    if _NUMBER.fullmatch(plain):
        return _in_eight(int(plain)) if len(plain) == 8 else day_in_number(int(plain))
    if found := _PERIOD.fullmatch(plain):
        return _month(int(found[1]), int(found[2]), last)
    if found := _MONTH_AND_YEAR.fullmatch(plain):
        return _month(int(found[2]), int(found[1]), last)
    return _full_day(plain)


def _full_day(plain: str) -> int | None:
    if found := _YEAR_FIRST.fullmatch(plain):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _IN_DIGITS.fullmatch(plain):
        return _day(_year(found[3]), int(found[2]), int(found[1]))
    if found := _NAMED.fullmatch(plain):
        return _day(_year(found[3]), _MONTH.get(found[2][:3], 0), int(found[1]))
    if found := _NAME_FIRST.fullmatch(plain):
        return _day(int(found[3]), _MONTH.get(found[1][:3], 0), int(found[2]))
    return None


def month_comes_first(written: Iterable[str]) -> bool:
    """Whether dates are written month first: one has a day over 12 in second place, and none in first place."""
    pairs = [(int(found[1]), int(found[2])) for each in written if (found := _IN_DIGITS.match(each))]
    return any(second > 12 >= first for first, second in pairs) and all(first <= 12 for first, _ in pairs)


def day_comes_first(written: Iterable[str]) -> bool:
    """Whether a date shows that the day is written first: over 12, in first place."""
    return any(int(found[1]) > 12 for each in written if (found := _IN_DIGITS.match(each)))


def day_before_month(written: str) -> str:
    """A date in digits with its first two numbers in each other's place; another text as it is."""
    found = _IN_DIGITS.match(written)
    return f"{found[2]}-{found[1]}-{found[3]}{written[found.end() :]}" if found else written


def month_only(written: str) -> bool:
    """Whether it is a month, such as 2021-10: of it the first day is taken, or the last."""
    return (_PERIOD.fullmatch(written) or _MONTH_AND_YEAR.fullmatch(written)) is not None


def in_digits(written: str) -> bool:
    """Whether it is day, month and year in digits, so that month and day could be swapped."""
    return _IN_DIGITS.match(written) is not None


def no_day(written: object, day: int | None) -> bool:
    """Whether this is what a program writes where it has no date: 00-00-0000, 0-1-1900, 1-1-0001."""
    return (day is not None and day <= _LAST_ZERO) or _ZERO.fullmatch(str(written)) is not None


def from_1904(written: object) -> object:
    """A serial number of a workbook that counts from 1904, as one that counts from 1900; anything else as it is."""
    serial = isinstance(written, int | Decimal) and not isinstance(written, bool) and written in _WITHOUT_1904
    return written + _DAYS_TO_1904 if serial else written  # type: ignore[operator]  # it is a number


def day_in_number(written: int | Decimal) -> int | None:
    """The day number in an Excel serial number (43465) or a date in 8 digits (20181231 or 31122018)."""
    number = int(written)
    return _EXCEL_DAY_0 + number if number in _SERIALS else _in_eight(number)


def _in_eight(number: int) -> int | None:
    """A date in 8 digits, year first or day first: never both, for there is no month 19 or 20."""
    if number in _COMPACT and (found := _day(number // 10_000, number // 100 % 100, number % 100)):
        return found
    return _day(number % 10_000, number // 10_000 % 100, number // 1_000_000) if number in _EIGHT else None


def _month(year: int, month: int, last: bool) -> int | None:
    first = _day(year, month, 1)
    return months_later(first, 1) - 1 if first and last else first


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= _PIVOT else 2000)


def _day(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None
