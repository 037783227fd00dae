# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures that the auditor corrected, and the level that they give beside the declared one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.scoring.indirect import cap_factor
from trede.scoring.levels import Shares, admitted, level_of, norms_at
from trede.scoring.score import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.scheme import Edition


@dataclass(frozen=True, slots=True)
class Correction:
    """What one thing that was wrong changes, in fte (exact): of everybody, weighted of the target group, and bought."""

    total_fte: Fraction = Fraction(0)
    weighted_fte: Fraction = Fraction(0)
    bought_fte: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What counts after the corrections; shares are exact ratios."""

    total_fte: Fraction
    weighted_fte: Fraction
    direct: Fraction
    counted_indirect: Fraction
    level: str

    @property
    def total(self) -> Fraction:
        return self.direct + self.counted_indirect


def recomputed(
    edition: Edition, figures: Mapping[str, str], corrections: Iterable[Correction]
) -> Recomputed | None:
    """From the declared figures; None when fewer than nothing would be left."""
    known = list(corrections)
    total = Fraction(figures["total_fte"]) + sum(each.total_fte for each in known)
    weighted = Fraction(figures["weighted_fte"]) + sum(each.weighted_fte for each in known)
    bought = Fraction(figures["indirect_fte"]) + sum(each.bought_fte for each in known)
    if total <= 0 or weighted < 0 or bought < 0:
        return None
    factor = cap_factor(edition.number("indirect.largest-part"))
    shares = Shares(total, weighted / total, bought / (total + bought), factor)
    norms = norms_at(edition, edition.norms.size(total))
    level = level_of(shares.total, norms) if admitted(edition, total) else NONE
    return Recomputed(total, weighted, shares.direct, shares.counted_indirect, level)


def reaches(edition: Edition, found: str, wanted: str) -> bool:
    """Whether the level that the figures give is at least the one that is asked."""
    ladder = [NONE, *edition.levels]
    return ladder.index(found) >= ladder.index(wanted)
