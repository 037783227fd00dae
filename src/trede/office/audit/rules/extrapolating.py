# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the errors in the tested rows say of all rows, and of the level."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.office.audit.rules.correcting import Correction, recomputed
from trede.sampling import assurance, extrapolate
from trede.scoring.score import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.scheme import Edition

_WEIGHTS = 100 * 100
"""The weights of a position and of a contract are both in hundredths."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is known of all rows: ``at_most`` of them are wrong, with ``confidence`` (a ratio).

    ``level`` is the one after the corrections, ``likely`` the one when the rows that nobody saw have as many errors,
    ``worst`` the one when each row that may still be wrong counts for nothing and was one fte at the highest weight.
    """

    at_most: int
    confidence: Fraction
    level: str
    likely: str
    worst: str


def said_by_sample(
    edition: Edition,
    figures: Mapping[str, str],
    corrections: Sequence[Correction],
    *,
    rows: int,
    tested: int,
    wrong: int,
) -> Said | None:
    """From the declared figures, what was corrected, and how many of the ``tested`` of all ``rows`` were wrong.

    None when nothing was tested, or when the corrections leave nothing to compute with.
    """
    if not tested:
        return None
    amount = -sum((each.weighted_fte for each in corrections), Fraction(0))
    errors = [amount / wrong] * wrong if wrong else []
    found = extrapolate(rows, tested, errors, most_in_a_row=most_in_a_row(edition))

    def level(more: Fraction) -> str:
        """When so much weighted fte more must go than was corrected."""
        made = recomputed(edition, figures, [*corrections, Correction(weighted_fte=-more)])
        return made.level if made else NONE

    now = recomputed(edition, figures, corrections)
    if now is None:
        return None
    return Said(
        at_most=found.at_most,
        confidence=assurance().confidence,
        level=now.level,
        likely=level(max(found.likely_amount - found.amount, Fraction(0))),
        worst=level(found.amount_at_most - found.amount),
    )


def most_in_a_row(edition: Edition) -> Fraction:
    """The most weighted fte that one row of one full-time year can count for."""
    position = max(each.weight.value for each in edition.positions.values())
    contract = max(each.weight.value for each in edition.contracts.values())
    return Fraction(position * contract, _WEIGHTS)
