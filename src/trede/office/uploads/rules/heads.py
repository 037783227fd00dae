# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first rows of each sheet, to choose the headers by and to try columns on. They wait encrypted, like the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from trede.intake.grids import Cell, Grid
from trede.intake.header_rows import HIGHEST_HEADER_ROW
from trede.intake.headers import doubtful, never_read, normal, words
from trede.intake.privacy import holds_bsns

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

MOST_SHEETS, MOST_COLUMNS = 10, 60
ROWS = HIGHEST_HEADER_ROW + 6


@dataclass(frozen=True, slots=True)
class SheetHead:
    """``hidden`` are columns (from 0) of which nothing may be shown; ``read`` when the sheet was recognised."""

    name: str
    first_row: int
    rows: Sequence[Sequence[Cell]]
    hidden: Sequence[int]
    read: bool

    @property
    def grid(self) -> Grid:
        """As far as it goes, what the file held; nothing of the columns that are hidden."""
        hidden = set(self.hidden)
        rows = (
            tuple(None if position in hidden else cell for position, cell in enumerate(row))
            for row in self.rows
        )
        return Grid(self.name, tuple(rows), self.first_row)


def heads_of(grids: Iterable[Grid], read: Container[str]) -> tuple[SheetHead, ...]:
    """The sheets that hold anything but an explanation or the organisation; ``read`` are names of those recognised."""
    known = {*words()["sheets"]["explanation"], *words()["sheets"]["organisation"]}
    found = [grid for grid in grids if grid.rows and normal(grid.name) not in known]
    return tuple(_head(grid, grid.name in read) for grid in found[:MOST_SHEETS])


def _head(grid: Grid, read: bool) -> SheetHead:
    rows = [row[:MOST_COLUMNS] for row in grid.rows[:ROWS]]
    columns = zip(*(row[:MOST_COLUMNS] for row in grid.rows), strict=True)
    hidden = [position for position, cells in enumerate(columns) if _personal(cells)]
    return SheetHead(grid.name, grid.first_row, rows, hidden, read)


def _personal(cells: Sequence[Cell]) -> bool:
    said = any(isinstance(cell, str) and (never_read(cell) or doubtful(cell)) for cell in cells[:ROWS])
    return said or holds_bsns(cells[1:])


def head_document(head: SheetHead) -> dict[str, Any]:
    """A head for JSON: days and numbers with decimals as a list of kind and text."""
    rows = [[_packed(cell) for cell in row] for row in head.rows]
    return {
        "name": head.name,
        "first_row": head.first_row,
        "rows": rows,
        "hidden": list(head.hidden),
        "read": head.read,
    }


def read_head(document: Mapping[str, Any]) -> SheetHead:
    """A head as it was written."""
    rows = [tuple(_unpacked(cell) for cell in row) for row in document["rows"]]
    return SheetHead(**{**document, "rows": rows})


def _packed(cell: Cell) -> object:
    if isinstance(cell, date):
        return ["day", cell.isoformat()]
    return ["number", str(cell)] if isinstance(cell, Decimal) else cell


def _unpacked(cell: Any) -> Cell:
    if isinstance(cell, list):
        kind, text = cell
        return date.fromisoformat(text) if kind == "day" else Decimal(text)
    value: Cell = cell
    return value
