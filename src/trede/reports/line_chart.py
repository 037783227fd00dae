# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shares over days as lines in an SVG picture. At 300 px wide the letters are 12 px.

The lines differ in dash and carry their names, so that colour says nothing by itself; the page has every figure in a
table beside the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.reports.drawing import INK, text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from trede.reports.numerals import Numerals

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 420, 250, 64, 16, 36, 40
LINE = 22
SAMPLE, NAME = 12, 150
FULL, DASHED, DOTTED = (
    ' stroke-width="3"',
    ' stroke-dasharray="6 5"',
    ' stroke-dasharray="1 4" stroke-width="2"',
)


@dataclass(frozen=True, slots=True)
class Axes:
    """From day and share to places in the picture, in whole tenths of a pixel.

    ``down`` moves all of it down, to make room for more names.
    """

    first: int
    last: int
    top: Fraction
    down: int = 0

    @property
    def ground(self) -> int:
        return HEIGHT - BOTTOM + self.down

    def x(self, day: int) -> str:
        return _tenths(
            (WIDTH - LEFT - RIGHT) * 10 * (day - self.first) // max(1, self.last - self.first) + LEFT * 10
        )

    def y(self, share: Fraction) -> str:
        height = (HEIGHT - TOP - BOTTOM) * 10
        return _tenths(self.ground * 10 - int(height * share / self.top))


def _tenths(value: int) -> str:
    return f"{value // 10}.{value % 10}"


def frame(axes: Axes, numerals: Numerals) -> list[str]:
    """The ground line with the first and the last day, and the share at the top."""
    ground, right, top = axes.ground, WIDTH - RIGHT, TOP + axes.down
    return [
        f'<path d="M{LEFT} {top}V{ground}H{right}" fill="none" stroke="{INK}"/>',
        text(LEFT, ground + LINE, numerals.day(axes.first)),
        text(right, ground + LINE, numerals.day(axes.last), anchor="end"),
        text(LEFT - 6, top + 5, numerals.percent(axes.top, 1), anchor="end"),
        text(LEFT - 6, ground, numerals.percent(axes.top * 0, 0), anchor="end"),
    ]


def name(x: int, y: int, words: str, style: str) -> list[str]:
    """What a line is, with a sample of it: beside the lines a name would lie across the other one."""
    sample = f'<path d="M{x} {y}h{LINE * 2}" stroke="{INK}"{style}/>'
    return [sample, text(x + LINE * 2 + 8, y + 5, words)]


def path(axes: Axes, points: Sequence[tuple[int, Fraction]], style: str) -> str:
    """One line: a share for each day."""
    joined = "L".join(f"{axes.x(day)} {axes.y(share)}" for day, share in points)
    return f'<path d="M{joined}" fill="none" stroke="{INK}"{style}/>'
