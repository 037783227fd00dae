# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A forecast as an SVG picture: the total as a line, the norm as a dashed one, and the conclusion under it.

The lines differ in dash and carry their names, so that colour says nothing by itself. The table beside the
picture has every figure; the description has the first and the last. At 300 px wide the letters are 12 px.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from trede.reports.forecast import conclusion, shown_level
from trede.reports.ladder import FONTS, INK, PAPER
from trede.reports.steps import teller

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from trede.reports.forecast import Ahead
    from trede.reports.steps import Teller
    from trede.scheme import Language
    from trede.scoring.measurement import Measurement

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 420, 250, 64, 16, 36, 40
LETTERS, LINE, CAPTION_SIGNS = 17, 22, 46
SAMPLE, NAME = 12, 150
TOTAL, NORM = ' stroke-width="3"', ' stroke-dasharray="6 5"'


@dataclass(frozen=True, slots=True)
class _Axes:
    """From day and share to places in the picture, in whole tenths of a pixel."""

    first: int
    last: int
    top: Fraction

    def x(self, day: int) -> str:
        return _tenths(
            (WIDTH - LEFT - RIGHT) * 10 * (day - self.first) // max(1, self.last - self.first) + LEFT * 10
        )

    def y(self, share: Fraction) -> str:
        height = (HEIGHT - TOP - BOTTOM) * 10
        return _tenths((HEIGHT - BOTTOM) * 10 - int(height * share / self.top))


def _tenths(value: int) -> str:
    return f"{value // 10}.{value % 10}"


def trend(
    forecast: Ahead,
    measurement: Measurement,
    language: Language,
    *,
    caption: bool = True,
    id_: str = "trend",
) -> str:
    """The picture as SVG text; with the conclusion under it unless the page says it already.

    ``id_`` begins the ids in it: give each its own where several stand on one page.
    """
    tell, level = teller(measurement, forecast.points[0].edition, language), shown_level(forecast)
    points = forecast.points
    norms = [(point.last, point.figures.norms[level]) for point in points if level in point.figures.norms]
    totals = [(point.last, point.figures.share) for point in points]
    axes = _Axes(points[0].last, points[-1].last, max(share for _, share in (*norms, *totals)) * 6 / 5)
    lines = wrap(conclusion(forecast, tell), CAPTION_SIGNS) if caption else []
    body = [
        *_frame(axes, tell),
        _path(axes, norms, NORM),
        _path(axes, totals, TOTAL),
        *_names(tell, level),
        *(_text(4, HEIGHT + LINE * (place + 1), line) for place, line in enumerate(lines)),
    ]
    described = tell.wording.say(
        "forecast.described",
        first=tell.wording.numerals.percent(totals[0][1]),
        last=tell.wording.numerals.percent(totals[-1][1]),
        level=tell.level(level),
        norm=tell.wording.numerals.norm(norms[-1][1]),
    )
    return _page(conclusion(forecast, tell), described, HEIGHT + LINE * len(lines) + 10, body, language, id_)


def _page(title: str, described: str, height: int, body: list[str], language: Language, id_: str) -> str:
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"'
            f' aria-labelledby="{id_}-title {id_}-desc" lang="{language}"'
            f' font-family="{FONTS}" font-size="{LETTERS}" fill="{INK}">',
            f'<title id="{id_}-title">{escape(title)}</title>',
            f'<desc id="{id_}-desc">{escape(described)}</desc>',
            f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
            *body,
            "</svg>\n",
        ]
    )


def _frame(axes: _Axes, tell: Teller) -> list[str]:
    """The ground line with the first and the last day, and the share at the top."""
    ground, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    day = tell.wording.numerals.day
    return [
        f'<path d="M{LEFT} {TOP}V{ground}H{right}" fill="none" stroke="{INK}"/>',
        _text(LEFT, ground + LINE, day(axes.first)),
        _text(right, ground + LINE, day(axes.last), anchor="end"),
        _text(LEFT - 6, TOP + 5, tell.wording.numerals.percent(axes.top, 1), anchor="end"),
        _text(LEFT - 6, ground, tell.wording.numerals.percent(axes.top * 0, 0), anchor="end"),
    ]


def _names(tell: Teller, level: str) -> list[str]:
    """What each line is, above them: beside the lines a name would lie across the other one."""
    names = (
        (LEFT, tell.wording.say("forecast.line_total"), TOTAL),
        (LEFT + NAME, tell.wording.say("forecast.line_norm", level=tell.level(level)), NORM),
    )
    lines = [f'<path d="M{x} {SAMPLE}h{LINE * 2}" stroke="{INK}"{style}/>' for x, _, style in names]
    return [*lines, *(_text(x + LINE * 2 + 8, SAMPLE + 5, name) for x, name, _ in names)]


def _path(axes: _Axes, points: Sequence[tuple[int, Fraction]], style: str) -> str:
    joined = "L".join(f"{axes.x(day)} {axes.y(share)}" for day, share in points)
    return f'<path d="M{joined}" fill="none" stroke="{INK}"{style}/>'


def _text(x: int, y: int, words: str, *, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'
