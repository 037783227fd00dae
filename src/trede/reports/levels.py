# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The levels of an organisation through the years as an SVG picture: a bar for each stretch, as high as its level.

A suspension is an open bar, so that colour says nothing by itself. The table beside it has every day. At 300 px wide
the letters are 12 px.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from trede.reports.drawing import INK, PAPER, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.scheme import Language

WIDTH, LEFT, RIGHT, TOP, ROW, BAR, FOOT = 420, 92, 12, 12, 34, 22, 34
LETTERS, MOST_YEARS = 17, 5


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days, both included, at a level; not ``held`` while it was suspended."""

    level: int
    first: date
    last: date
    held: bool = True


def levels_picture(
    bars: Sequence[Bar], names: Sequence[str], today: date, title: str, described: str, language: Language
) -> str:
    """The picture as SVG text. ``names`` are those of the levels, the lowest first; today is a dashed line."""
    first = min(today.year, *(bar.first.year for bar in bars))
    last = max(today.year, *(bar.last.year for bar in bars)) + 1
    start, total = date(first, 1, 1), (date(last, 1, 1) - date(first, 1, 1)).days
    height = TOP + ROW * len(names) + FOOT

    def x(day: date) -> str:
        return f"{LEFT + (WIDTH - LEFT - RIGHT) * (day - start).days / total:.1f}"

    def y(level: int) -> int:
        return TOP + ROW * (len(names) - 1 - level)

    rows = [
        f'<text x="{LEFT - 8}" y="{y(level) + BAR - 5}" text-anchor="end">{escape(name)}</text>'
        f'<path d="M{LEFT} {y(level) + BAR + 4}H{WIDTH - RIGHT}" stroke="{INK}" stroke-opacity="0.25"/>'
        for level, name in enumerate(names)
    ]
    body = [
        *rows,
        *(_bar(bar, x(bar.first), x(bar.last), y(bar.level)) for bar in bars),
        f'<path d="M{x(today)} {TOP - 6}V{height - FOOT}" stroke="{INK}" stroke-dasharray="4 4"/>',
        *_years(first, last, height),
    ]
    return picture(
        WIDTH,
        height,
        body,
        title=title,
        described=described,
        id_="levels",
        language=language,
    )


def _bar(bar: Bar, left: str, right: str, top: int) -> str:
    width = f"{max(2.0, float(right) - float(left)):.1f}"
    look = f'fill="{INK}"' if bar.held else f'fill="{PAPER}" stroke="{INK}" stroke-dasharray="3 3"'
    return f'<rect x="{left}" y="{top}" width="{width}" height="{BAR}" {look}/>'


def _years(first: int, last: int, height: int) -> list[str]:
    """Some of the years, evenly: never so many that they touch."""
    step = -(-(last - first) // MOST_YEARS)
    width = WIDTH - LEFT - RIGHT
    return [
        f'<text x="{LEFT + width * (year - first) / (last - first):.1f}" y="{height - 10}">{year}</text>'
        for year in range(first, last, step)
    ]
