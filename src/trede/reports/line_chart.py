# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shares over days as lines in an SVG picture, on a sheet for a phone or one for a desktop.

On the sheet for a phone the letters are 12 px at 300 px wide. The lines differ in dash and carry their names, so that
colour says nothing by itself; the page has every figure in a table beside the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.periods import as_date, day_number
from trede.reports.drawing import INK, SMALL_LETTERS, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trede.reports.numerals import Numerals


@dataclass(frozen=True, slots=True)
class Sheet:
    """How large a picture is, in pixels of its own, and how many days fit below it."""

    width: int
    height: int
    ticks: int


NARROW, WIDE = Sheet(420, 270, 3), Sheet(960, 330, 8)
NAMED = {NARROW: 90, WIDE: 150}
"""What names of lines take at the right of each sheet."""
LEFT, TOP, BOTTOM = 64, 36, 40
LINE, SMALL_LINE = 22, 17
SAMPLE = 12
FULL, DASHED, DOTTED = (
    ' stroke-width="3"',
    ' stroke-dasharray="6 5"',
    ' stroke-dasharray="1 4" stroke-width="2"',
)
HAIR = ' stroke-width="0.5" stroke-opacity="0.5"'
STEPS = tuple(Fraction(each, 1000) for each in (1, 2, 5, 10, 20, 50, 100, 200, 500))
MOST_STEPS = 6
MONTHS = (1, 3, 6, 12, 24, 60)
SIGN = 8.5
"""What a small bold sign takes, about."""
NAME_OF_MONTH = 70


@dataclass(frozen=True, slots=True)
class Axes:
    """From day and share to places in the picture, in whole tenths of a pixel.

    ``down`` moves all of it down, to make room for more names; ``right`` is left free at the right.
    """

    first: int
    last: int
    top: Fraction
    down: int = 0
    sheet: Sheet = NARROW
    right: int = 16

    @property
    def ground(self) -> int:
        return self.sheet.height - BOTTOM + self.down

    @property
    def end(self) -> int:
        """Where the last day stands, in pixels."""
        return self.sheet.width - self.right

    def x(self, day: int) -> str:
        width = self.end - LEFT
        return _tenths(width * 10 * (day - self.first) // max(1, self.last - self.first) + LEFT * 10)

    def y(self, share: Fraction) -> str:
        height = (self.sheet.height - TOP - BOTTOM) * 10
        return _tenths(self.ground * 10 - int(height * share / self.top))


def _tenths(value: int) -> str:
    return f"{value // 10}.{value % 10}"


def frame(axes: Axes, numerals: Numerals) -> list[str]:
    """The ground line with days, and the height with shares."""
    ground, top = axes.ground, TOP + axes.down
    return [
        *_shares(axes, numerals),
        f'<path d="M{LEFT} {top}V{ground}H{axes.end}" fill="none" stroke="{INK}"/>',
        *_days(axes, numerals),
    ]


def _shares(axes: Axes, numerals: Numerals) -> Iterator[str]:
    """A thin line at each round share."""
    step = next((each for each in STEPS if axes.top / each <= MOST_STEPS), STEPS[-1])
    places = 0 if step >= Fraction(1, 100) else 1
    for count in range(int(axes.top / step) + 1):
        y = axes.y(step * count)
        if count:
            yield f'<path d="M{LEFT} {y}H{axes.end}" stroke="{INK}"{HAIR}/>'
        yield text(LEFT - 6, float(y) + 5, numerals.percent(step * count, places), anchor="end")


def _days(axes: Axes, numerals: Numerals) -> Iterator[str]:
    """A tick at the first of a month, with its name; the first and the last day where too few fit."""
    days = _ticks(axes)
    if len(days) < 2:
        yield text(LEFT, axes.ground + LINE, numerals.day(axes.first))
        yield text(axes.end, axes.ground + LINE, numerals.day(axes.last), anchor="end")
        return
    for day in days:
        x = float(axes.x(day))
        yield f'<path d="M{x:g} {axes.ground}v6" stroke="{INK}"/>'
        anchor = "end" if axes.sheet.width - x < NAME_OF_MONTH / 2 else "middle"
        yield text(x, axes.ground + LINE + 2, numerals.month(day), anchor=anchor)


def _ticks(axes: Axes) -> list[int]:
    """The first days of months, so many months apart that their names fit."""
    first, last = (day.year * 12 + day.month - 1 for day in map(as_date, (axes.first, axes.last)))
    for apart in MONTHS:
        begins = (
            date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1) if month % apart == 0
        )
        days = [day for each in begins if (day := day_number(each)) >= axes.first]
        if len(days) <= axes.sheet.ticks:
            return days
    return []


@dataclass(frozen=True, slots=True)
class Mark:
    """A day with what happens then; ``row`` counts up from the lines, so that words do not stand over each other."""

    day: int
    words: str
    style: str
    left: float
    row: int


def marked(axes: Axes, days: Sequence[tuple[int, str, str]]) -> list[Mark]:
    """Each day with its words and the style of its line, those that lie in the picture; from left to right."""
    marks: list[Mark] = []
    for day, words, style in sorted(days):
        if not axes.first <= day <= axes.last:
            continue
        wide = len(words) * SIGN
        left = min(max(float(axes.x(day)) - wide / 2, 0), axes.sheet.width - wide)
        row = 0
        while any(each.row == row and left < each.left + len(each.words) * SIGN + SIGN for each in marks):
            row += 1
        marks.append(Mark(day, words, style, left, row))
    return marks


def shown_marks(axes: Axes, marks: Sequence[Mark]) -> Iterator[str]:
    """A line down from the words of each; they stand in the room that ``axes.down`` leaves above the lines."""
    for mark in marks:
        foot = TOP + axes.down - SMALL_LINE * mark.row - 6
        x = axes.x(mark.day)
        yield f'<path d="M{x} {foot + 3}V{axes.ground}" stroke="{INK}"{mark.style}/>'
        yield text(round(mark.left, 1), foot, mark.words, size=SMALL_LETTERS, weight="bold")


def names_beside(axes: Axes, named: Sequence[tuple[Fraction, str]]) -> Iterator[str]:
    """What the lines are that end at these shares, at the right of them, none over another."""
    below = float("inf")
    for share, words in sorted(named):
        below = min(float(axes.y(share)) + 5, below - SMALL_LINE)
        yield text(axes.end + 6, round(below, 1), words, size=SMALL_LETTERS)


def name(x: int, y: int, words: str, style: str) -> list[str]:
    """What a line is, with a sample of it: beside the lines a name would lie across the other one."""
    sample = f'<path d="M{x} {y}h{LINE * 2}" stroke="{INK}"{style}/>'
    return [sample, text(x + LINE * 2 + 8, y + 5, words)]


def path(axes: Axes, points: Sequence[tuple[int, Fraction]], style: str) -> str:
    """One line: a share for each day."""
    joined = "L".join(f"{axes.x(day)} {axes.y(share)}" for day, share in points)
    return f'<path d="M{joined}" fill="none" stroke="{INK}"{style}/>'
