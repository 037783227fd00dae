# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From shares to a level, and what the next level asks."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.values import MILLION, ceiling
from trede.scoring.score import NONE, Next

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.scheme.edition import Edition

TENTHS_OF_PERCENT = 1000


@dataclass(frozen=True, slots=True)
class Shares:
    """The direct and indirect share, and the factor that caps the indirect one; all exact ratios."""

    total_fte: Fraction
    direct: Fraction
    indirect: Fraction
    cap_factor: Fraction

    @property
    def counted_indirect(self) -> Fraction:
        return min(self.indirect, self.direct * self.cap_factor)

    @property
    def total(self) -> Fraction:
        return self.direct + self.counted_indirect

    def missing_fte_millionths(self, norm: Fraction) -> int:
        """Extra weighted direct fte for this norm with total fte unchanged, up to a whole millionth.

        The total is the lower of two rising lines in the direct share: direct + indirect, and, where the cap
        binds, direct x (1 + factor). Both must reach the norm.
        """
        needed = max(norm - self.indirect, norm / (1 + self.cap_factor))
        return max(0, ceiling((needed - self.direct) * self.total_fte * MILLION))


def norms_at(edition: Edition, size: int) -> dict[str, Fraction]:
    """The share each level asks at this size, from the lowest level up."""
    tenths = edition.norms.at(size)
    return {level: Fraction(tenths[level], TENTHS_OF_PERCENT) for level in edition.levels}


def admitted(edition: Edition, total_fte: Fraction) -> bool:
    """Whether the organisation is large enough to take part."""
    return total_fte >= edition.number("admission.minimum-fte")


def level_of(total: Fraction, norms: Mapping[str, Fraction]) -> str:
    """The highest level whose norm is reached; exactly on the norm is reached."""
    reached = [level for level, norm in norms.items() if total >= norm]
    return reached[-1] if reached else NONE


def next_level(level: str, shares: Shares, norms: Mapping[str, Fraction]) -> Next | None:
    """What the level above asks; nothing at the top."""
    ladder = [NONE, *norms]
    above = ladder[ladder.index(level) + 1 :]
    if not above:
        return None
    norm = norms[above[0]]
    return Next(above[0], max(Fraction(0), norm - shares.total), shares.missing_fte_millionths(norm))
