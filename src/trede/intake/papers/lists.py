# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A list beside documents: of people by their employee number, or of suppliers by their KvK number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.intake.mapping import mapping_of
from trede.intake.privacy import shown
from trede.intake.sheet_findings import mapping_findings
from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.intake.grids import Cell, Grid
    from trede.intake.mapping import SheetMapping
    from trede.intake.said import Columns

# What is looked up by which field, in a sheet of which part, and which fields a full list of rows has instead.
_KEYS = {"employments": ("ref", {"from", "hours", "fte"}), "purchases": ("kvk", {"order", "amount", "date"})}


@dataclass(frozen=True, slots=True)
class Listed:
    """The lines of a list by what they are looked up by, each a cell by the key of its field."""

    part: str
    lines: Mapping[str, Mapping[str, Cell]]
    places: Mapping[str, tuple[str, int]]
    findings: tuple[Finding, ...]


def listed(grid: Grid, columns: Columns | None) -> Listed | None:
    """The list in a sheet; None when it holds whole rows, or something else."""
    if grid.layout.paper or (mapping := mapping_of(grid, columns)) is None:
        return None
    key, whole = _KEYS[mapping.part]
    if key not in mapping.positions or whole & set(mapping.positions):
        return None
    return _read(grid, mapping, key)


def _read(grid: Grid, mapping: SheetMapping, key: str) -> Listed:
    rows = grid.rows[mapping.header_row - grid.first_row + 1 :]
    numbered = [(number, row) for number, row in enumerate(rows, mapping.header_row + 1)]
    named = [(plain(row[mapping.positions[key]]), number, row) for number, row in numbered]
    filled = [(name, number, row) for name, number, row in named if name]
    lines = {
        name: {field: row[at] for field, at in mapping.positions.items() if field != key}
        for name, _, row in filled
    }
    places = {name: (grid.name, number) for name, number, _ in filled}
    often = Counter(name for name, _, _ in filled)
    twice = [
        finding("people.twice", grid.name, shown(name)).at(*places[name], None)
        for name, times in often.items()
        if times > 1
    ]
    return Listed(mapping.part, lines, places, (*mapping_findings(mapping, any_rows=False), *twice))


def plain(cell: Cell) -> str:
    """A number as it is looked up by: what a spreadsheet adds to it does not count."""
    return "" if cell is None else str(cell).strip().removeprefix("'").removesuffix(".0")
