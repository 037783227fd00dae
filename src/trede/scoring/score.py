# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The score: where an organisation stands, what the next level asks, and how every figure came about.

Shares are ratios (``Fraction(3, 100)`` is 3 %), fte are ratios; nothing in here has been rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from trede.kernel.findings import Finding
    from trede.kernel.receipts import Receipt

NONE = "none"


@dataclass(frozen=True, slots=True)
class Step:
    """A figure and how it came about: rule, basis, what went in, what came out, and the steps below it.

    The sentence in Dutch and English is made by ``trede.scoring.sentences`` when somebody reads it.
    """

    rule: str
    basis: str
    inputs: Mapping[str, Any]
    outcome: str
    children: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Next:
    """What the next level asks: its share less ours, and the extra weighted direct fte (whole millionths)."""

    level: str
    missing: Fraction
    missing_fte_millionths: int


@dataclass(frozen=True, slots=True)
class ThirtyPlus:
    """Share of target-group people for art. 2.82 Aanbestedingswet, and the part that is own staff."""

    reached: bool
    share: Fraction
    regular_share: Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """The outcome of one measurement under one edition. ``norms`` maps a level to the share it asks."""

    edition: str
    total_fte: Fraction
    norm_size: int
    weighted_fte: Fraction
    direct: Fraction
    indirect_fte: Fraction
    indirect: Fraction
    counted_indirect: Fraction
    level: str
    norms: Mapping[str, Fraction]
    next: Next | None
    thirty_plus: ThirtyPlus
    banenafspraak_jobs: Fraction
    findings: tuple[Finding, ...]
    assumptions: tuple[str, ...]
    explanation: tuple[Step, ...]
    receipt: Receipt

    @property
    def total(self) -> Fraction:
        """Direct plus counted indirect share."""
        return self.direct + self.counted_indirect
