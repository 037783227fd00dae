# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ladder as values: its rungs from the bottom up, with the norm, and on which one you stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from trede.reports.result import Result


@dataclass(frozen=True, slots=True)
class Rung:
    """One step; without a norm it is granted on a plan (aspirant), not on a score."""

    name: str
    norm: Fraction | None
    reached: bool
    here: bool


def rungs(result: Result) -> tuple[Rung, ...]:
    """From the bottom up: the aspirant status, then every level of the edition."""
    score = result.score
    levels = sorted(score.norms, key=lambda level: score.norms[level])
    below = levels.index(score.level) + 1 if score.level in levels else 0
    aspirant = Rung(result.wording.say("ladder.aspirant"), None, reached=False, here=False)
    return (
        aspirant,
        *(
            Rung(
                result.level_name(level), score.norms[level], reached=place < below, here=level == score.level
            )
            for place, level in enumerate(levels)
        ),
    )


def described(result: Result) -> str:
    """The ladder in words, from the top down, for those who do not see the picture."""
    say, norm = result.wording.say, result.wording.numerals.norm
    steps = [
        say("ladder.alt_plan", level=rung.name)
        if rung.norm is None
        else say("ladder.alt_rung", level=rung.name, norm=norm(rung.norm))
        for rung in reversed(rungs(result))
    ]
    return f"{'; '.join(steps)}. {say('ladder.alt_position', total=result.share(result.score.total))}"
