# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A grid: one sheet or CSV file as exact cells, with what its layout hides from a reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

Cell = str | Decimal | int | date | bool | None
"""Never a float, and never a ``datetime``: a moment within a day arrives as text ``2018-01-31 08:30:00``,
a duration or clock time as text ``32:00:00``. An empty cell is None. Cells of a CSV file are text or None."""


class Span(NamedTuple):
    """Rows or columns from first to last, both included, counted from 1 as the user sees them."""

    first: int
    last: int


class Area(NamedTuple):
    """Merged cells: rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class Spot(NamedTuple):
    """One cell, row and column from 1."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What a sheet's layout does to its cells, as it stood in the file."""

    hidden: bool = False
    hidden_rows: tuple[Span, ...] = ()
    hidden_columns: tuple[Span, ...] = ()
    merged: tuple[Area, ...] = ()
    formulas_without_value: tuple[Spot, ...] = ()
    error_cells: tuple[Spot, ...] = ()
    epoch_1904: bool = False
    """Whether days that are numbers count from 1904, as Excel for Macintosh did."""
    paper: str = ""
    """Of rows made of a document (``trede.intake.papers``): which kind."""


@dataclass(frozen=True, slots=True)
class Grid:
    """``rows[i][j]`` is the cell in row ``first_row + i``, column ``column_letter(j + 1)``.

    Every row is equally long and starts in column A; an empty sheet has no rows.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    first_row: int = 1
    layout: Layout = Layout()

    @property
    def hidden_rows(self) -> tuple[Span, ...]:
        return self.layout.hidden_rows

    @property
    def hidden_columns(self) -> tuple[Span, ...]:
        return self.layout.hidden_columns

    @property
    def merged(self) -> tuple[Area, ...]:
        return self.layout.merged

    @property
    def formulas_without_value(self) -> tuple[Spot, ...]:
        return self.layout.formulas_without_value


def column_letter(number: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
