# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers as people read them: ``1.234,50`` in Dutch, ``1,234.50`` in English.

Figures are rounded half up. What is *missing* is rounded up: a person who does what it says must arrive.
A share that stands below a norm is never shown as if it stood on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.periods import as_date
from trede.kernel.values import MILLION, ceiling, half_up, scaled_text

if TYPE_CHECKING:
    from collections.abc import Iterable


SHORT = {"maart": "mrt"}
"""Months that are not written short as their first three letters."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """How one language writes numbers and dates; ``months`` from January on."""

    decimal_mark: str
    thousands_mark: str
    months: tuple[str, ...]

    def number(self, value: Fraction | int, places: int = 2) -> str:
        """Rounded half up to so many places."""
        return self.scaled(half_up(value.numerator * 10**places, value.denominator), places)

    def number_up(self, value: Fraction, places: int = 2) -> str:
        """Rounded up to so many places: for what is missing."""
        return self.scaled(ceiling(value * 10**places), places)

    def percent(self, share: Fraction, places: int = 2) -> str:
        """A share (``Fraction(3, 100)``) as ``3,00 %``; with a no-break space, as Dutch writes it."""
        return f"{self.number(share * 100, places)}\N{NO-BREAK SPACE}%"

    def norm(self, share: Fraction) -> str:
        """A norm: one decimal, as published."""
        return self.percent(share, 1)

    def percent_below(self, share: Fraction, norms: Iterable[Fraction], places: int = 2) -> str:
        """As ``percent``, but rounded down where rounding would seem to reach a norm that is not reached."""
        scale = 100 * 10**places
        nearest = half_up(share.numerator * scale, share.denominator)
        if any(share < norm <= Fraction(nearest, scale) for norm in norms):
            nearest = share.numerator * scale // share.denominator
        return f"{self.scaled(nearest, places)}\N{NO-BREAK SPACE}%"

    def missing_fte(self, millionths: int) -> str:
        """Fte that is still needed, rounded up to two decimals."""
        return self.number_up(Fraction(millionths, MILLION))

    def euro(self, cents: int) -> str:
        """An amount: ``€ 1.234,50``."""
        return f"€\N{NO-BREAK SPACE}{self.scaled(cents, 2)}"

    def day(self, number: int) -> str:
        """A day number as ``1 maart 2019``."""
        day = as_date(number)
        return f"{day.day} {self.months[day.month - 1]} {day.year}"

    def hours(self, hundredths: int) -> str:
        """Hours without needless zeros: ``24`` or ``37,5``."""
        return self.scaled(hundredths, 2).rstrip("0").rstrip(self.decimal_mark)

    def month(self, number: int) -> str:
        """The month of a day number, as short as a picture needs it: ``mrt 2019``."""
        day = as_date(number)
        name = self.months[day.month - 1]
        return f"{SHORT.get(name, name[:3])} {day.year}"

    def scaled(self, scaled: int, places: int) -> str:
        """A whole number of 10^-places in the marks of the language: ``(123450, 2)`` is ``1.234,50``."""
        whole, _, part = scaled_text(scaled, places).partition(".")
        grouped = f"{int(whole):,}".replace(",", self.thousands_mark)
        sign = "-" if whole.startswith("-") and not grouped.startswith("-") else ""
        return sign + grouped + (self.decimal_mark + part if part else "")
