# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the errors in a sample say of all rows: what is likely, and what is at most to be feared."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.sampling.sizes import Assurance, assurance, most_wrong, sample_size

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Extrapolation:
    """Errors in a sample, and in all rows.

    ``found`` and ``amount`` are those seen; ``likely`` and ``likely_amount`` the same share of all rows; ``at_most`` is
    exact at the confidence asked for, and ``amount_at_most`` holds when no unseen row is off by more than was said.
    Amounts are declared minus corrected, in the unit of the errors. ``next_size`` is the sample, the rows seen
    included, that would be needed with these errors; it equals ``size`` when this one was enough.
    """

    population: int
    size: int
    found: int
    amount: Fraction
    likely: Fraction
    likely_amount: Fraction
    at_most: int
    amount_at_most: Fraction
    next_size: int

    @property
    def is_enough(self) -> bool:
        """Whether the sample is as sure as was asked; if not, it is extended to ``next_size``."""
        return self.next_size <= self.size


def extrapolate(
    population: int,
    size: int,
    errors: Sequence[Fraction],
    *,
    most_in_a_row: Fraction,
    sure: Assurance | None = None,
) -> Extrapolation:
    """``errors`` are the amounts of the wrong rows (declared minus corrected, also below 0; 0 for one that is wrong
    without any amount); ``most_in_a_row`` is the most that one unseen row can be too high.

    Raises ValueError when there are more errors than rows looked at, or more of those than rows.
    """
    needed, found, amount = sure or assurance(), len(errors), sum(errors, Fraction(0))
    at_most = most_wrong(population, size=size, seen=found, sure=needed)
    times = Fraction(population, size) if size else Fraction(0)
    return Extrapolation(
        population=population,
        size=size,
        found=found,
        amount=amount,
        likely=found * times,
        likely_amount=amount * times,
        at_most=at_most,
        amount_at_most=amount + (at_most - found) * most_in_a_row,
        next_size=max(size, sample_size(population, seen=found, sure=needed)),
    )
