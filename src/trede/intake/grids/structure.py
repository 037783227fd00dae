# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the layout of a sheet hides from a reader of its table, as findings."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from trede.intake.grids.grid import Grid, Span, Spot, column_letter
from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

SHOWN = 50


def structure_findings(grid: Grid, header_row: int, read: Container[int] | None = None) -> list[Finding]:
    """Everything in the layout that makes the table under ``header_row`` (as the user counts) untrustworthy.

    ``read`` are the columns that are read, from 1; what is hidden or broken in another does no harm.
    Merged cells in or above the header are fine, and so is anything hidden that holds no data.
    At most 50 findings of a kind; then one that counts the rest.
    """
    if grid.layout.hidden and _filled(grid, header_row):
        return [_at("file.hidden-sheet", grid, None, None)]
    counts: Container[int] = range(1, 1 + len(grid.rows[0]) if grid.rows else 1) if read is None else read
    kinds = (
        _hidden_columns(grid, header_row, counts),
        _hidden_rows(grid, header_row),
        _merged(grid, header_row, counts),
        _spots(
            "file.formula-without-value", grid, _those(grid.layout.formulas_without_value, counts), header_row
        ),
        _spots("file.error-cell", grid, _those(grid.layout.error_cells, counts), header_row),
    )
    return [found for kind in kinds for found in _capped(kind, grid)]


def _at(code: str, grid: Grid, row: int | None, column: int | None, **fields: object) -> Finding:
    letter = None if column is None else column_letter(column)
    place = grid.name if row is None and letter is None else f"{grid.name}!{letter or ''}{row or ''}"
    return finding(code, place, sheet=grid.name, **fields).at(grid.name, row, letter)


def _capped(found: Iterator[Finding], grid: Grid) -> Iterator[Finding]:
    yield from islice(found, SHOWN)
    rest = sum(1 for _ in found)
    if rest:
        yield _at("file.more-like-this", grid, None, None, count=rest)


def _filled(grid: Grid, header_row: int) -> bool:
    return any(cell is not None for row in _below(grid, header_row) for cell in row)


def _below(grid: Grid, header_row: int) -> tuple[tuple[object, ...], ...]:
    return grid.rows[max(0, header_row + 1 - grid.first_row) :]


def _those(spots: Iterable[Spot], counts: Container[int]) -> Iterator[Spot]:
    return (spot for spot in spots if spot.column in counts)


def _hidden_columns(grid: Grid, header_row: int, counts: Container[int]) -> Iterator[Finding]:
    data = _below(grid, header_row)
    width = len(grid.rows[0]) if grid.rows else 0
    for span in grid.layout.hidden_columns:
        for column in range(span.first, min(span.last, width) + 1):
            if column in counts and any(row[column - 1] is not None for row in data):
                yield _at("file.hidden-column", grid, None, column, letter=column_letter(column))


def _hidden_rows(grid: Grid, header_row: int) -> Iterator[Finding]:
    last = grid.first_row + len(grid.rows) - 1
    for span in grid.layout.hidden_rows:
        rows = range(max(span.first, header_row + 1), min(span.last, last) + 1)
        filled = [row for row in rows if any(cell is not None for cell in grid.rows[row - grid.first_row])]
        for run in runs(filled):
            yield _at("file.hidden-rows", grid, run.first, None, **_rows(run))


def _merged(grid: Grid, header_row: int, counts: Container[int]) -> Iterator[Finding]:
    last = grid.first_row + len(grid.rows) - 1
    for area in grid.layout.merged:
        harms = any(column in counts for column in range(area.left, area.right + 1))
        if harms and area.bottom > header_row and area.top <= last:
            first = f"{column_letter(area.left)}{area.top}"
            cells = f"{first}:{column_letter(area.right)}{area.bottom}"
            yield _at("file.merged-cells", grid, area.top, area.left, cells=cells)


def _spots(code: str, grid: Grid, spots: Iterable[Spot], header_row: int) -> Iterator[Finding]:
    columns: dict[int, list[int]] = {}
    for spot in spots:
        if spot.row > header_row:
            columns.setdefault(spot.column, []).append(spot.row)
    for column, rows in sorted(columns.items()):
        for run in runs(rows):
            yield _at(code, grid, run.first, column, letter=column_letter(column), **_rows(run))


def _rows(run: Span) -> dict[str, str]:
    """How rows are called, in both languages."""
    if run.first == run.last:
        return {"rows_nl": f"rij {run.first}", "rows_en": f"row {run.first}"}
    return {
        "rows_nl": f"rij {run.first} tot en met {run.last}",
        "rows_en": f"rows {run.first} to {run.last}",
    }


def runs(numbers: Iterable[int]) -> tuple[Span, ...]:
    """Numbers as spans of adjoining ones."""
    found: list[Span] = []
    for number in sorted(set(numbers)):
        if found and found[-1].last == number - 1:
            found[-1] = Span(found[-1].first, number)
        else:
            found.append(Span(number, number))
    return tuple(found)
