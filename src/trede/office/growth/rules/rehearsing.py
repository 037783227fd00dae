# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rule on talks over a sample that is drawn as an auditor's is, before there is an auditor: a rehearsal.

Which dossiers an auditor will open nobody knows: the seed comes from a witness outside. A rehearsal has a number for a
seed, so that everybody draws the same people again, and another number draws others.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.kernel.canonical import canonical_text
from trede.quality import talks_percent
from trede.sampling.drawing import draw, seed_of
from trede.sampling.sizes import chance_of_at_most, sample_size

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from fractions import Fraction

    from trede.quality import TalksOutcome

PERCENT = 100
MOST = 999
"""The largest number of a rehearsal."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One draw: its number, who is in it and of them who lacks a talk; ``needed`` of them must have both.

    ``chance`` is the share of all samples of this size that would meet the rule.
    """

    number: int
    drawn: tuple[str, ...]
    lacking: tuple[str, ...]
    needed: int
    everybody: int
    chance: Fraction

    @property
    def demonstrated(self) -> int:
        return len(self.drawn) - len(self.lacking)

    @property
    def reached(self) -> bool:
        return self.demonstrated >= self.needed

    @property
    def percent(self) -> int:
        """``chance`` in whole percents: never all or none of them while some sample is otherwise."""
        return max(int(self.chance * PERCENT), int(self.chance > 0))

    @property
    def next(self) -> int:
        return self.number % MOST + 1

    @property
    def is_everybody(self) -> bool:
        return len(self.drawn) == self.everybody


def rehearsed(people: Collection[str], found: TalksOutcome, number: int) -> Rehearsal:
    """A sample of ``people`` of the size that an auditor takes; ``found`` is the rule over all of them."""
    everybody = sorted(people)
    without = {ref for ref, _kinds in found.lacking}
    size = sample_size(len(everybody))
    drawn = tuple(everybody[at] for at in draw(_seed(everybody, number), len(everybody), size))
    needed = -(-size * talks_percent() // PERCENT)
    chance = chance_of_at_most(size - needed, population=len(everybody), wrong=len(without), size=size)
    lacking = tuple(sorted(each for each in drawn if each in without))
    return Rehearsal(number, drawn, lacking, needed, len(everybody), chance)


def _seed(people: Sequence[str], number: int) -> bytes:
    """As of a sample: what is drawn from (here the codes), and what nobody could choose (here a number)."""
    root = hashlib.sha256(canonical_text(list(people)).encode()).hexdigest()
    return seed_of(f"rehearsal {number}", root)
