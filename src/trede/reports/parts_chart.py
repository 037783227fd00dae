# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""So many of so many, as an SVG picture: for each row its words, a bar of the whole, filled as far as the part.

What is said of the part stands behind the bar in words, so that nothing is told by length or colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from trede.reports.drawing import INK, LINE, PAPER, SMALL_LETTERS, picture, text

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, EDGE, THICK, GAP, SIGNS = 400, 8, 16, 14, 50
SIGN = 8.2
"""What a bold sign takes at most, about: behind the bars there is room for the longest words."""


@dataclass(frozen=True, slots=True)
class Bar:
    """``words`` above the bar, ``told`` behind it; ``part`` of ``whole`` is filled. A whole of 0 has no bar."""

    words: str
    part: int
    whole: int
    told: str


def parts_chart(bars: Sequence[Bar], *, title: str, id_: str, language: str) -> str:
    """The picture as SVG text; empty without bars."""
    if not bars:
        return ""
    body, top = [], 0
    longest = max((len(bar.told) for bar in bars if bar.whole), default=0)
    room = WIDTH - 2 * EDGE - 8 - int(SIGN * longest)
    for bar in bars:
        drawn, top = _row(bar, top, room)
        body += drawn
    described = "; ".join(f"{bar.words}: {bar.told}" for bar in bars)
    return picture(WIDTH, top, body, title=title, described=f"{described}.", id_=id_, language=language)


def _row(bar: Bar, top: int, room: int) -> tuple[list[str], int]:
    """The parts of one row, and where the next one begins."""
    lines = wrap(bar.words, SIGNS)
    below = top + LINE * len(lines) + 4
    drawn = [
        text(EDGE, top + LINE * (place + 1) - 4, line, size=SMALL_LETTERS) for place, line in enumerate(lines)
    ]
    if bar.whole:
        frame = f'y="{below}" height="{THICK}" rx="2" stroke="{INK}"'
        drawn.append(f'<rect x="{EDGE}" width="{room}" fill="{PAPER}" {frame}/>')
        if bar.part:
            wide = f"{room * bar.part / bar.whole:.1f}"
            drawn.append(f'<rect x="{EDGE}" width="{wide}" fill="{INK}" {frame}/>')
    where = EDGE + room + 8 if bar.whole else EDGE
    drawn.append(text(where, below + 14, bar.told, size=SMALL_LETTERS, weight="bold"))
    return drawn, below + THICK + GAP
