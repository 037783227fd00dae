# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ladder as an SVG picture: one template for the PDF, the web page and paper.

It says nothing by colour alone: reached rungs are filled, the others open, the marker is an arrow with words.
At 300 px wide the smallest letters are 12 px.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from trede.reports.conclusion import conclusion
from trede.reports.drawing import INK, LETTERS, LINE, PAPER, SMALL_LETTERS, picture, text
from trede.reports.rungs import described, rungs

if TYPE_CHECKING:
    from trede.reports.result import Result
    from trede.reports.rungs import Rung

WIDTH, LEFT, RUNG_WIDTH, RUNG_HEIGHT, GAP, TOP = 360, 10, 210, 36, 14, 18
CAPTION_SIGNS = 44


@dataclass(frozen=True, slots=True)
class _Row:
    """A rung and the height at which it hangs (px from the top)."""

    rung: Rung
    top: int

    @property
    def baseline(self) -> int:
        return self.top + RUNG_HEIGHT // 2 + 6


def ladder(result: Result, *, caption: bool = True, id_: str = "ladder") -> str:
    """The picture as SVG text; with the conclusion under it unless the page says it already.

    ``id_`` begins the ids in it: give each its own where several stand on one page.
    """
    rows = [
        _Row(rung, TOP + place * (RUNG_HEIGHT + GAP)) for place, rung in enumerate(reversed(rungs(result)))
    ]
    bottom = rows[-1].top + RUNG_HEIGHT + TOP
    standing = next((row.baseline for row in rows if row.rung.here), bottom + LINE)
    lines = wrap(conclusion(result), CAPTION_SIGNS) if caption else []
    foot = max(bottom, standing) + LETTERS
    body = [
        *_rails(bottom),
        *(part for row in rows for part in _rung(row, result)),
        *_marker(result, standing),
        *(text(LEFT - 8, foot + LINE * (place + 1), line) for place, line in enumerate(lines)),
    ]
    return picture(
        WIDTH,
        foot + LINE * len(lines) + (LETTERS if lines else 0),
        body,
        title=f"{result.wording.say('ladder.title')}: {conclusion(result)}",
        described=described(result),
        id_=id_,
        language=result.wording.language,
    )


def _rails(bottom: int) -> list[str]:
    return [
        f'<path d="M{side} 4V{bottom}" stroke="{INK}" stroke-width="5" stroke-linecap="round"/>'
        for side in (LEFT, LEFT + RUNG_WIDTH)
    ]


def _rung(row: _Row, result: Result) -> list[str]:
    rung = row.rung
    fill, ink = (INK, PAPER) if rung.reached else (PAPER, INK)
    norm = result.wording.say("ladder.plan") if rung.norm is None else result.wording.numerals.norm(rung.norm)
    dashes = ' stroke-dasharray="5 4"' if rung.norm is None else ""
    return [
        f'<rect x="{LEFT - 6}" y="{row.top}" width="{RUNG_WIDTH + 12}" height="{RUNG_HEIGHT}" rx="5"'
        f' fill="{fill}" stroke="{INK}" stroke-width="2"{dashes}/>',
        text(LEFT + 8, row.baseline, rung.name, fill=ink, weight="bold" if rung.here else "normal"),
        text(LEFT + RUNG_WIDTH - 8, row.baseline, norm, fill=ink, anchor="end"),
    ]


def _marker(result: Result, baseline: int) -> list[str]:
    """An arrow at the rung you stand on, or under the ladder when that is none."""
    say = result.wording.say
    middle, tip = baseline - 6, LEFT + RUNG_WIDTH + 12
    if all(not rung.here for rung in rungs(result)):
        words = f"{say('ladder.you')}: {result.share(result.score.total)}"
        return [_arrow(LEFT + 10, middle, up=True), text(LEFT + 28, baseline, words, weight="bold")]
    return [
        _arrow(tip, middle, up=False),
        text(tip + 18, middle - 3, say("ladder.you"), size=SMALL_LETTERS),
        text(tip + 18, middle + 16, result.share(result.score.total), weight="bold"),
    ]


def _arrow(x: int, y: int, *, up: bool) -> str:
    points = (
        f"{x},{y - 8} {x + 8},{y + 6} {x - 8},{y + 6}" if up else f"{x},{y} {x + 12},{y - 8} {x + 12},{y + 8}"
    )
    return f'<polygon points="{points}"/>'
