# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures that follow from a seal alone, by dividing its sums: nobody needs the rows for them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.values import ratio

if TYPE_CHECKING:
    from trede.proofs.seals import Seal

WEIGHTED_UNIT = 100 * 100  # hundredths of the weight of the position x hundredths of that of the contract


def total_fte(seal: Seal) -> Fraction:
    """Total fte: the declared total, else the sum over the sealed rows."""
    if "total_fte" in seal.subject:
        return ratio(seal.subject["total_fte"])
    return fte(seal, "staff")


def weighted_fte(seal: Seal) -> Fraction:
    """Weighted fte of the target group."""
    return fte(seal, "weighted") / WEIGHTED_UNIT


def direct_share(seal: Seal) -> Fraction:
    """Weighted over total fte, exactly as the score has it."""
    return weighted_fte(seal) / total_fte(seal)


def fte(seal: Seal, name: str) -> Fraction:
    """The sums of this name, each over its full-time hours and the days of the reference year."""
    days = (date.fromisoformat(seal.subject["to"]) - date.fromisoformat(seal.subject["from"])).days + 1
    found = (key.partition(".") for key in seal.sums)
    return sum(
        (
            Fraction(seal.sums[f"{name}.{fulltime}"], int(fulltime) * days)
            for each, _, fulltime in found
            if each == name
        ),
        Fraction(0),
    )
