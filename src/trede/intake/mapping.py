# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which column of a sheet is which field. A value people can look at and correct before anything is read.

``mapping_of`` finds the header row under title rows, recognises headers, and says of every column what
becomes of it. Columns with personal data are dropped here: nothing after this sees what stands in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from trede.intake.fields import Field, part
from trede.intake.grids import Cell, Grid, column_letter, column_number
from trede.intake.headers import How, Meaning, doubtful, meaning, never_read, normal
from trede.intake.privacy import holds_bsns, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

Dropped = Literal["bsn", "personal", "double", "unknown"]
# What the user says of a column: its header or letter, and the key of a field or None for "do not read".
Columns = Mapping[str, str | None]

PARTS = ("employments", "purchases")
HIGHEST_HEADER_ROW = 40
_FEWEST_FIELDS = 2
_SAMPLES = 3
_SAMPLED_ROWS = 50


@dataclass(frozen=True, slots=True)
class SheetSaid:
    """What the user says of a whole sheet, whose headers nobody knows.

    ``part`` is what it holds (a key of the format, or empty for nothing that we need), ``header_row`` as the user
    counts, ``columns`` letters of columns to keys of fields; other columns are not read.
    """

    part: str
    header_row: int
    columns: Mapping[str, str]


Sheets = Mapping[str, SheetSaid]


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """One column: the key of its field and how that was seen, or why it is not read.

    ``samples`` are a few values of a column that is read; of others nothing is shown.
    """

    position: int
    header: str
    field: str | None
    how: How | None = None
    dropped: Dropped | None = None
    samples: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        return column_letter(self.position + 1)


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """One sheet: which part of the measurement it holds, under which row (as the user counts), per column."""

    sheet: str
    part: str
    header_row: int
    columns: tuple[ColumnMapping, ...]

    @property
    def positions(self) -> dict[str, int]:
        """The place of each field's column, from 0."""
        return {column.field: column.position for column in self.columns if column.field}

    def letter(self, key: str) -> str | None:
        return next((column.letter for column in self.columns if column.field == key), None)

    def dropped(self, reason: Dropped) -> list[ColumnMapping]:
        return [column for column in self.columns if column.dropped == reason]


def mapping_of(grid: Grid, columns: Columns | None = None) -> SheetMapping | None:
    """How a sheet would be read; None when no row of it looks like a header.

    ``columns`` (header or letter to key, or to None) goes before what is recognised, except for columns
    with personal data: those are never read.
    """
    given = {normal(name): key for name, key in (columns or {}).items()}
    best = max(_candidates(grid, given), default=None)
    if best is None or best[0] < _FEWEST_FIELDS:
        return None
    _, above, path = best
    index = -above
    data = grid.rows[index + 1 :]
    headers = grid.rows[index]
    meanings = {
        position: found
        for position, header in enumerate(headers)
        if (found := _meaning(header, position, PARTS[path], given))
    }
    read = tuple(_columns(headers, data, meanings))
    return SheetMapping(grid.name, PARTS[path], grid.first_row + index, read)


def mapping_as_said(grid: Grid, said: SheetSaid) -> SheetMapping | None:
    """How a sheet is read when its user says it; None when it holds nothing that we need, or has no such row.

    Columns with personal data are not read, whatever is said of them.
    """
    index = said.header_row - grid.first_row
    if said.part not in PARTS or not 0 <= index < len(grid.rows):
        return None
    fields = {field.key: field for field in part(said.part).fields}
    meanings = {
        column_number(letter) - 1: Meaning(fields[key], "given", -1)
        for letter, key in said.columns.items()
        if key in fields
    }
    headers, data = grid.rows[index], grid.rows[index + 1 :]
    found = _columns(headers, data, meanings, everything=True)
    return SheetMapping(grid.name, said.part, said.header_row, tuple(found))


def _candidates(grid: Grid, given: Columns) -> Iterator[tuple[int, int, int]]:
    """For each row and part: fields recognised; of equals the highest row. In a form that ``max`` can use."""
    for index, row in enumerate(islice(grid.rows, HIGHEST_HEADER_ROW)):
        for path, name in enumerate(PARTS):
            yield len(set(_meanings(row, name, given))), -index, path


def _meanings(row: Sequence[Cell], path: str, given: Columns) -> Iterator[str]:
    for position, header in enumerate(row):
        found = _meaning(header, position, path, given) if isinstance(header, str) else None
        if found and (found.how == "given" or not never_read(header)):
            yield found.field.key


def _meaning(header: Cell, position: int, path: str, given: Columns) -> Meaning | None:
    for name in (normal(header), normal(column_letter(position + 1))):
        if name in given:
            key = given[name]
            fields = [field for field in part(path).fields if field.key == key]
            return Meaning(fields[0], "given", -1) if fields else None
    return meaning(header, path) if isinstance(header, str) else None


def _columns(
    headers: Sequence[Cell],
    data: Sequence[Sequence[Cell]],
    meanings: Mapping[int, Meaning],
    *,
    everything: bool = False,
) -> Iterator[ColumnMapping]:
    """Each column with a header, or with ``everything`` each that holds anything."""
    columns = list(zip(headers, zip(*data, strict=True) if data else [()] * len(headers), strict=True))
    refused = _refused(columns, meanings)
    taken = _best({place: found for place, found in meanings.items() if place not in refused})
    for position, (header, values) in enumerate(columns):
        name = "" if header is None else shown(header) or ""
        filled = header is not None or (everything and any(cell is not None for cell in values))
        if position in taken:
            found = meanings[position]
            yield ColumnMapping(position, name, found.field.key, found.how, None, samples(values))
        elif position in refused or filled:
            left: Dropped = "double" if position in meanings else "unknown"
            yield ColumnMapping(position, name, None, dropped=refused.get(position, left))


def _refused(
    columns: Sequence[tuple[Cell, Sequence[Cell]]], meanings: Mapping[int, Meaning]
) -> dict[int, Dropped]:
    """The columns that may not be read, by position, with the reason."""
    reasons = (refusal(header, values, meanings.get(place)) for place, (header, values) in enumerate(columns))
    return {place: reason for place, reason in enumerate(reasons) if reason}


def _best(meanings: Mapping[int, Meaning]) -> set[int]:
    """Of the columns that stand for the same field the best, and of equals the first."""
    best: dict[str, int] = {}
    for position, found in sorted(meanings.items(), key=lambda item: (item[1].rank, item[0])):
        best.setdefault(found.field.key, position)
    return set(best.values())


def refusal(header: Cell, values: Sequence[Cell], found: Meaning | None) -> Dropped | None:
    """Why a column may not be read at all. A column of 8-digit KvK numbers is not one of BSNs."""
    said = never_read(header) if isinstance(header, str) else None
    if said == "bsn":
        return "bsn"
    if holds_bsns(values) and not (found and _kvk_numbers(found.field, values)):
        return "bsn"
    if said or (doubtful(header) and _names(values)):
        return "personal"
    return None


def _kvk_numbers(field: Field, values: Iterable[Cell]) -> bool:
    return field.kind == "kvk" and all(len(str(value)) != 9 for value in values)


def _names(values: Sequence[Cell]) -> bool:
    """Whether most of the values have no digit in them."""
    filled = [str(value) for value in islice((each for each in values if each is not None), _SAMPLED_ROWS)]
    return 2 * sum(not any(sign.isdigit() for sign in text) for text in filled) > len(filled)


def samples(values: Iterable[Cell]) -> tuple[str, ...]:
    """The first few different values as they may be shown."""
    filled = (shown(value) or "" for value in islice(values, _SAMPLED_ROWS) if value not in (None, ""))
    return tuple(islice(dict.fromkeys(filled), _SAMPLES))
