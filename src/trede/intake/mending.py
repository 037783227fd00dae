# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small mistakes mended beside the file: another value in a cell, or a row left out. The file itself stays as it is."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from trede.intake.grids import column_number
from trede.kernel.days import written_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trede.intake.grids import Cell, Grid

_DAY = re.compile(r"[0-3]?[0-9]-[01]?[0-9]-(19|20)[0-9]{2}")
_NUMBER = re.compile(r"(0|[1-9][0-9]{0,5})(?:[.,]([0-9]{1,2}))?")


@dataclass(frozen=True, slots=True)
class Mend:
    """What goes into a cell (row as the user counts, letter of the column); without a column the row goes.

    For a field that the sheet has no column for, ``header`` is what that column is called, in row ``header_row``; it
    comes behind the others, and ``column`` is the key of the field.
    """

    sheet: str
    row: int
    column: str
    value: str = ""
    header: str = ""
    header_row: int = 0


def mended(grids: Iterable[Grid], mends: Sequence[Mend]) -> tuple[Grid, ...]:
    """The grids with these values; what is not in them is not mended."""
    by_sheet: dict[str, list[Mend]] = defaultdict(list)
    for each in mends:
        by_sheet[each.sheet].append(each)
    return tuple(_mended(grid, by_sheet[grid.name]) if grid.name in by_sheet else grid for grid in grids)


def _mended(grid: Grid, mends: Sequence[Mend]) -> Grid:
    rows = _with_new_columns(grid, mends)
    for mend in sorted(
        mends, key=lambda each: not each.column
    ):  # a row that goes, goes whatever was said of it
        index, position = mend.row - grid.first_row, _position(grid, mends, mend)
        if 0 <= index < len(rows) and position < len(rows[index]):
            row = rows[index]
            value = (*row[:position], _cell(mend.value), *row[position + 1 :]) if mend.column else ()
            rows[index] = value or (None,) * len(row)
    return replace(grid, rows=tuple(rows))


def _with_new_columns(grid: Grid, mends: Iterable[Mend]) -> list[tuple[Cell, ...]]:
    """The rows, with room behind the last column for each field that had none, under its header."""
    new = {mend.column: mend for mend in mends if mend.header}
    rows = [(*row, *(None for _ in new)) for row in grid.rows]
    for mend in new.values():
        index, position = mend.header_row - grid.first_row, _position(grid, [*new.values()], mend)
        if 0 <= index < len(rows):
            rows[index] = (*rows[index][:position], mend.header, *rows[index][position + 1 :])
    return rows


def _position(grid: Grid, mends: Iterable[Mend], mend: Mend) -> int:
    """Which column from 0; the new ones in the order in which they were first filled in."""
    if not mend.header:
        return column_number(mend.column) - 1
    new = list(dict.fromkeys(each.column for each in mends if each.header))
    return (len(grid.rows[0]) if grid.rows else 0) + new.index(mend.column)


def _cell(written: str) -> Cell:
    """A day and a number as a spreadsheet has them, so that the mended file is one to work with; else text."""
    text = written.strip()
    if found := _NUMBER.fullmatch(text):
        return Decimal(f"{found[1]}.{found[2]}") if found[2] else int(found[1])
    if _DAY.fullmatch(text):
        try:
            return written_day(datetime.strptime(text, "%d-%m-%Y"))  # noqa: DTZ007 - a day has no zone
        except ValueError:
            return text
    return text or None
