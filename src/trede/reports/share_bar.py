# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The share to scale: what comes from one's own people and what from purchases, against the norm of each level.

The rungs of the ladder are as far apart as they look good; here one sees how near the next norm is. What comes from
purchases is hatched, so that nothing is said by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.reports.conclusion import conclusion
from trede.reports.drawing import INK, PAPER, SMALL_LETTERS, picture, text
from trede.reports.rungs import described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.reports.result import Result

WIDTH, EDGE, THICK = 400, 8, 44
STEP, ROOM = 38, 84
"""The name of a level with its norm takes so much room; where there is less, the left one stands a step higher."""
AHEAD = Fraction(5, 4)
"""The scale goes on so far past the last norm that its name has room too."""
SIGN = 7.6
"""What a bold sign takes, about."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A norm on the bar; ``row`` counts up from the bar, so that names do not stand over each other."""

    level: str
    norm: Fraction
    x: float
    row: int


def share_bar(result: Result, *, id_: str = "aandeel") -> str:
    """The picture as SVG text; ``id_`` begins the ids in it."""
    score, say = result.score, result.wording.say
    far = max(*score.norms.values(), score.total) * AHEAD
    marks = _marks(result, far)
    top = STEP * (max(mark.row for mark in marks) + 1) + 10
    here = _x(score.total, far)
    legend = top + THICK + 52
    return picture(
        WIDTH,
        legend + 36,
        [
            _hatch(id_),
            *_bar(result, far, top, id_),
            *(part for mark in marks for part in _norm(mark, top, result)),
            f'<polygon points="{here:.1f},{top + THICK + 3} {here + 7:.1f},{top + THICK + 15}'
            f' {here - 7:.1f},{top + THICK + 15}" fill="{INK}"/>',
            _below(here, top + THICK + 32, f"{say('ladder.you')}: {result.share(score.total)}"),
            *_legend(result, legend, id_),
        ],
        title=f"{say('share.title')}: {conclusion(result)}",
        described=f"{_parts_told(result)} {described(result)}",
        id_=id_,
        language=result.wording.language,
    )


def _x(share: Fraction, far: Fraction) -> float:
    return EDGE + (WIDTH - 2 * EDGE) * float(share / far)


def _marks(result: Result, far: Fraction) -> list[_Mark]:
    """From right to left: a name stands to the right of its line, so one without room there stands a step higher."""
    marks: list[_Mark] = []
    for level, norm in sorted(result.score.norms.items(), key=lambda each: each[1], reverse=True):
        x, row = _x(norm, far), 0
        while any(mark.row >= row and mark.x - x < ROOM for mark in marks):
            row += 1
        marks.append(_Mark(result.level_name(level), norm, x, row))
    return marks


def _norm(mark: _Mark, top: int, result: Result) -> list[str]:
    """A line through the bar, with the name and the norm of the level beside its upper end."""
    foot, x = top - 10 - STEP * mark.row, round(mark.x + 5, 1)
    norm = result.wording.numerals.norm(mark.norm)
    return [
        f'<path d="M{mark.x:.1f} {foot - 28}V{top + THICK + 4}" stroke="{INK}" stroke-width="2"/>',
        text(x, foot - 16, mark.level, size=SMALL_LETTERS),
        text(x, foot + 2, norm, size=SMALL_LETTERS, weight="bold"),
    ]


def _hatch(id_: str) -> str:
    return (
        f'<pattern id="{id_}-hatch" width="8" height="8" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect width="8" height="8" fill="{PAPER}"/>'
        f'<path d="M2 0V8" stroke="{INK}" stroke-width="2.5"/></pattern>'
    )


def _bar(result: Result, far: Fraction, top: int, id_: str) -> Iterator[str]:
    """The whole scale open, the direct share filled, and what counts of the indirect one hatched."""
    score = result.score
    yield (
        f'<rect x="{EDGE}" y="{top}" width="{WIDTH - 2 * EDGE}" height="{THICK}" rx="4" fill="{PAPER}"'
        f' stroke="{INK}"/>'
    )
    direct, total = _x(score.direct, far), _x(score.total, far)
    for left, right, fill in ((EDGE, direct, INK), (direct, total, f"url(#{id_}-hatch)")):
        if right > left:
            yield (
                f'<rect x="{left:.1f}" y="{top}" width="{right - left:.1f}" height="{THICK}" fill="{fill}"'
                f' stroke="{INK}"/>'
            )


def _below(x: float, y: int, words: str) -> str:
    """Words centred under a place, kept within the picture."""
    half = len(words) * SIGN / 2
    return text(
        round(min(max(x, EDGE + half), WIDTH - EDGE - half), 1), y, words, anchor="middle", weight="bold"
    )


def _legend(result: Result, top: int, id_: str) -> Iterator[str]:
    for x, (fill, words) in zip(
        (EDGE, WIDTH // 2), zip((INK, f"url(#{id_}-hatch)"), _parts(result), strict=True), strict=True
    ):
        yield f'<rect x="{x}" y="{top}" width="16" height="16" fill="{fill}" stroke="{INK}"/>'
        yield text(x + 24, top + 14, words, size=SMALL_LETTERS)


def _parts(result: Result) -> tuple[str, str]:
    score, say, percent = result.score, result.wording.say, result.wording.numerals.percent
    return (
        say("share.direct", share=percent(score.direct)),
        say("share.counted", share=percent(score.counted_indirect)),
    )


def _parts_told(result: Result) -> str:
    return " ".join(f"{part}." for part in _parts(result))
