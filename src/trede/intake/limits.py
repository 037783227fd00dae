# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what was written to the value that counts: units and limits, the same at every door."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.intake.fields import FIRST_YEAR, LAST_YEAR, LONGEST_TEXT, Field
from trede.kernel.periods import NEVER
from trede.kernel.values import half_up

if TYPE_CHECKING:
    from decimal import Decimal

# Nothing anybody declares has more digits. Beyond this a number is not turned into a whole number at all:
# the short text 1e999999999 would fill the memory.
MOST_DIGITS = 40

_OPEN_ENDS = {NEVER, date(2099, 12, 31).toordinal()}
# How programs write "no end" beyond the last year that a date may lie in: 31-12-2999 and the like.
_FAR_YEAR, _OPEN_DAYS = 2500, {(1, 1), (12, 30), (12, 31)}
_EARLIEST = date(FIRST_YEAR, 1, 1).toordinal()
_LATEST = date(LAST_YEAR, 12, 31).toordinal()
# Signs without a shape of their own that join letters and emoji; the only ones a text may hold.
JOINERS = "\u200c\u200d"

# Text, day number, hundredths, cents or ratio, as the field says; the measurement's types hold it to that.
Value = Any


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a value cannot be read: the code of a finding and what its text needs."""

    code: str
    fields: tuple[tuple[str, object], ...] = ()
    once: bool = False
    """Told once for a whole column, with how many values have it (``count``)."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A value that is not wholly what was written; ``code`` of the finding that says so, once for a column."""

    value: Value
    code: str


_WITHOUT_JOINERS = str.maketrans("", "", JOINERS)


def limited_text(text: str) -> str | Problem:
    """A text as it is, when it is not empty, short and on one line without control characters."""
    if not text.strip():
        return Problem("input.empty-text")
    if len(text) > LONGEST_TEXT:
        return Problem("input.text-too-long", (("longest", LONGEST_TEXT),))
    if not text.translate(_WITHOUT_JOINERS).isprintable():
        return Problem("input.control-characters")
    return text


def limited_choice(field: Field, text: str) -> str | Problem:
    if text in field.choices:
        return text
    return Problem("input.not-a-choice", (("choices", ", ".join(field.choices)),))


def limited_day(field: Field, day: int) -> int | Problem:
    """A day number between 1900 and 2200; an open end becomes the last day there is."""
    if field.open_end and _no_end(day):
        return NEVER
    if not _EARLIEST <= day <= _LATEST:
        return Problem("input.date-range", (("first", FIRST_YEAR), ("last", LAST_YEAR)))
    return day


def _no_end(day: int) -> bool:
    written = date.fromordinal(day)
    far = written.year >= _FAR_YEAR and (written.month, written.day) in _OPEN_DAYS
    return far or day in _OPEN_ENDS


def limited_number(field: Field, number: Decimal) -> int | Fraction | Changed | Problem:
    """The number in its unit: hours in hundredths, money in cents, else a whole number or exact ratio.

    Hours and money with more decimals are rounded half up; a factor is in percent.
    """
    if number == 0 and field.zero_code:
        return Problem(field.zero_code)
    enough = number > field.low if field.above else number >= field.low
    if not enough or number > field.high:
        return Problem(field.range_code, (("low", field.low), ("high", field.high)))
    if abs(_exponent(number)) > MOST_DIGITS:
        return _too_precise(field)
    exact = Fraction(number)
    if (exact * 10**field.places).denominator == 1:
        return _in_unit(field, exact)
    if field.kind in ("hours", "money") and (kept := half_up(*(exact * 100).as_integer_ratio())):
        return Changed(kept, "input.rounded")
    return _too_precise(field)


def _exponent(number: Decimal) -> int:
    return int(number.as_tuple().exponent)


def _too_precise(field: Field) -> Problem:
    return Problem("input.too-precise", (("places", field.places),))


def _in_unit(field: Field, exact: Fraction) -> int | Fraction:
    if field.kind in ("hours", "money"):
        return int(exact * 100)
    if field.kind == "whole":
        return int(exact)
    return exact / 100 if field.kind == "factor" else exact
