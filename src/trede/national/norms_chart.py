# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The norms as a picture: a line for each level over size, with its interval as a band."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.national.norms import Estimate

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 720, 420, 56, 110, 16, 48
INK, PAPER, BAND = "#154273", "#ffffff", "#c6d3e3"
DASHES = ("", "8 4", "3 3", "10 3 2 3")
SIZE_TICKS, SHARE_TICKS = (2, 5, 10, 20, 50, 100), (1, 2, 5, 10, 20, 50, 100)


def chart(estimate: Estimate, texts: Mapping[str, str], language: str) -> str:
    """The picture as SVG text. Both axes are logarithmic; lines differ by dashes, never by colour alone."""
    ceiling = max(float(estimate.high.max()), 1.0) * 1.1
    floor = max(min(float(estimate.low.min()) * 0.9, ceiling / 2), 0.01)
    axes = _Axes(estimate.sizes.tolist(), floor, ceiling)
    body = [*axes.grid(texts["size"], texts["share"])]
    for place, level in enumerate(estimate.levels):
        columns = (estimate.low[:, place], estimate.high[:, place], estimate.shares[:, place])
        low, high, middle = ([float(value) for value in column] for column in columns)
        body += axes.curve(low, high, middle, DASHES[place % len(DASHES)], level)
    names = ", ".join(estimate.levels)
    described = escape(texts["chart_desc"].format(levels=names))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" lang="{language}"'
            ' aria-labelledby="norms-title norms-desc" font-family="system-ui, sans-serif" font-size="14"'
            f' fill="{INK}">',
            f'<title id="norms-title">{escape(texts["chart"])}</title>',
            f'<desc id="norms-desc">{described}</desc>',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
            *body,
            "</svg>\n",
        ]
    )


class _Axes:
    """Where a size and a share stand on the picture."""

    def __init__(self, sizes: Sequence[int], floor: float, ceiling: float) -> None:
        self._sizes, self._floor, self._ceiling = sizes, floor, ceiling

    def x(self, size: float) -> float:
        part = log(size / self._sizes[0]) / log(self._sizes[-1] / self._sizes[0])
        return LEFT + part * (WIDTH - LEFT - RIGHT)

    def y(self, share: float) -> float:
        part = log(max(share, self._floor) / self._floor) / log(self._ceiling / self._floor)
        return HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM)

    def grid(self, size: str, share: str) -> list[str]:
        sizes = [tick for tick in SIZE_TICKS if self._sizes[0] <= tick <= self._sizes[-1]]
        lines = [_text(self.x(tick), HEIGHT - BOTTOM + 18, str(tick), "middle") for tick in sizes]
        for tick in SHARE_TICKS:
            if self._floor <= tick <= self._ceiling:
                y = self.y(tick)
                lines.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{BAND}" fill="none"/>')
                lines.append(_text(LEFT - 8, y + 5, str(tick), "end"))
        lines.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, size, "middle"))
        lines.append(_text(LEFT, TOP, share, "middle"))
        return lines

    def curve(
        self, low: Sequence[float], high: Sequence[float], middle: Sequence[float], dashes: str, name: str
    ) -> list[str]:
        there = [
            f"{self.x(size):.1f},{self.y(value):.1f}" for size, value in zip(self._sizes, high, strict=True)
        ]
        back = [
            f"{self.x(size):.1f},{self.y(value):.1f}" for size, value in zip(self._sizes, low, strict=True)
        ]
        line = [
            f"{self.x(size):.1f},{self.y(value):.1f}" for size, value in zip(self._sizes, middle, strict=True)
        ]
        dash = f' stroke-dasharray="{dashes}"' if dashes else ""
        return [
            f'<polygon points="{" ".join(there + back[::-1])}" fill="{BAND}" fill-opacity="0.7"/>',
            f'<polyline points="{" ".join(line)}" fill="none" stroke="{INK}" stroke-width="2"{dash}/>',
            _text(WIDTH - RIGHT + 8, self.y(middle[-1]) + 5, name, "start"),
        ]


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
