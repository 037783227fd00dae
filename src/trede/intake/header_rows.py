# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the headers of a sheet stand: under title rows, and sometimes in two rows that belong together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from trede.intake.fields import part
from trede.intake.grids import Cell, Grid, column_letter
from trede.intake.headers import Meaning, meaning, never_read, normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trede.intake.said import Columns

PARTS = ("employments", "purchases")
HIGHEST_HEADER_ROW = 40
_FEWEST_FIELDS = 2
# What somebody said, or a header as we wrote it, weighs more than a guess.
_KNOWN, _LIKELY = 2, 1


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """The headers of a sheet with the place (from 0) of the last row they stand in, and what they mean by column."""

    part: str
    index: int
    headers: Sequence[Cell]
    meanings: dict[int, Meaning]

    @property
    def weight(self) -> int:
        """How sure it is that these are headers: of each field the surest."""
        by_field: dict[str, int] = {}
        for position, found in self.meanings.items():
            weight = _LIKELY if found.how == "likely" else _KNOWN
            if found.how == "given" or not never_read(self.headers[position]):
                by_field[found.field.key] = max(weight, by_field.get(found.field.key, 0))
        return sum(by_field.values()) if len(by_field) >= _FEWEST_FIELDS else 0

    def unwanted(self, given: Columns) -> frozenset[int]:
        """The columns of which the user says that they are not to be read."""
        named = (
            (at, normal(header), normal(column_letter(at + 1))) for at, header in enumerate(self.headers)
        )
        return frozenset(at for at, *names in named if any(given.get(name, "") is None for name in names))


def header_row(grid: Grid, given: Columns) -> HeaderRow | None:
    """The row that has the most headers we know; of equals the highest. None when no row is likely to be it."""
    best: HeaderRow | None = None
    for candidate in _candidates(grid, given):
        if candidate.weight > (best.weight if best else 0):
            best = candidate
    return best


def _candidates(grid: Grid, given: Columns) -> Iterator[HeaderRow]:
    above: Sequence[Cell] = ()
    for index, row in enumerate(islice(grid.rows, HIGHEST_HEADER_ROW)):
        for path in PARTS:
            yield HeaderRow(path, index, row, _meanings(row, path, given))
        if above and _only_words(row):
            together = _together(_spread(grid, index - 1, above), row)
            for path in PARTS:
                yield HeaderRow(path, index, together, _meanings(together, path, given))
        above = row if _only_words(row) else ()


def _meanings(row: Sequence[Cell], path: str, given: Columns) -> dict[int, Meaning]:
    found = ((position, _meaning(header, position, path, given)) for position, header in enumerate(row))
    return {position: each for position, each in found if each}


def _meaning(header: Cell, position: int, path: str, given: Columns) -> Meaning | None:
    for name in (normal(header), normal(column_letter(position + 1))):
        if name in given:
            key = given[name]
            fields = [field for field in part(path).fields if field.key == key]
            return Meaning(fields[0], "given", -1) if fields else None
    return meaning(header, path) if isinstance(header, str) else None


def _only_words(row: Sequence[Cell]) -> bool:
    """Whether a row can be one of headers: text without digits."""
    filled = [cell for cell in row if cell is not None]
    return len(filled) > 1 and all(
        isinstance(cell, str) and not any(sign.isdigit() for sign in cell) for cell in filled
    )


def _spread(grid: Grid, index: int, row: Sequence[Cell]) -> Sequence[Cell]:
    """A row in which a text that is merged over several columns stands in each of them."""
    spread = list(row)
    for area in (each for each in grid.merged if each.top == grid.first_row + index):
        for column in range(area.left, min(area.right, len(row))):
            spread[column] = row[area.left - 1]
    return spread


def _together(above: Sequence[Cell], row: Sequence[Cell]) -> list[Cell]:
    """Two rows of headers as one: ``Uren`` over ``per week``."""
    return [
        f"{upper} {lower}" if upper is not None and lower is not None else (upper if lower is None else lower)
        for upper, lower in zip(above, row, strict=True)
    ]
