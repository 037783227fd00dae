# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Exact numbers: whole hundredths in, ratios between, fixed places out. No binary float anywhere."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction

MILLION = 1_000_000


class NotANumberError(ValueError):
    """The text is not a plain decimal number."""


class TooPreciseError(ValueError):
    """The number has more decimals than the field keeps."""


def decimal(text: str | int | Decimal) -> Decimal:
    """Read a plain decimal number (``12``, ``12.50``); exponents, blanks and special values are refused."""
    if isinstance(text, str) and not text.lstrip("+-").replace(".", "", 1).isascii():
        raise NotANumberError(text)
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise NotANumberError(str(text)) from None
    if not number.is_finite() or "e" in str(text).lower() or "_" in str(text):
        raise NotANumberError(str(text))
    return number


def hundredths(text: str | int | Decimal) -> int:
    """Read a number with at most two decimals as whole hundredths: ``"37.5"`` gives 3750."""
    scaled = decimal(text).scaleb(2)
    whole = int(scaled)
    if whole != scaled:
        raise TooPreciseError(str(text))
    return whole


def ratio(text: str | int | Decimal) -> Fraction:
    """Read a decimal number as an exact ratio."""
    return Fraction(decimal(text))


def half_up(numerator: int, denominator: int) -> int:
    """Whole number nearest to numerator / denominator (denominator above 0); halves go up."""
    return (2 * numerator + denominator) // (2 * denominator)


def ceiling(value: Fraction) -> int:
    """Smallest whole number not below the value."""
    return -(-value.numerator // value.denominator)


def fixed(value: Fraction | int, places: int = 6) -> str:
    """Write with a fixed number of decimals, rounded half up: ``Fraction(1, 3)`` gives ``0.333333``."""
    scale = 10**places
    return scaled_text(half_up(value.numerator * scale, value.denominator), places)


def scaled_text(scaled: int, places: int) -> str:
    """Write a whole number of 10^-places as text: ``scaled_text(1205000, 6)`` gives ``1.205000``."""
    sign = "-" if scaled < 0 else ""
    whole, part = divmod(abs(scaled), 10**places)
    return f"{sign}{whole}.{part:0{places}d}" if places else f"{sign}{whole}"


def plain(value: Fraction) -> str:
    """Write a ratio with a finite decimal form as short as it goes (``Fraction(3, 4)`` gives ``0.75``)."""
    text = fixed(value, 12).rstrip("0").rstrip(".")
    return text or "0"
