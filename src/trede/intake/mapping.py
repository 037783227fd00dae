# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which column of a sheet is which field. A value people can look at and correct before anything is read.

``mapping_of`` finds the header row under title rows, recognises headers, and says of every column what
becomes of it. Columns with personal data are dropped here: nothing after this sees what stands in them.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from trede.intake.column_values import Looks, can_be, looks, numbers_only, sampled, samples
from trede.intake.fields import part
from trede.intake.grids import Cell, Grid, column_letter, column_number
from trede.intake.header_rows import PARTS, header_row
from trede.intake.headers import How, Meaning, day_of, normal, of_either_week, words
from trede.intake.privacy import shown
from trede.intake.refused_columns import Refused, refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.intake.said import Columns

Dropped = Literal[Refused, "double", "unknown"]


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

    ``samples`` are a few values of a column that is read, or that is not known and ``looks`` like days, hours or
    shares; of others nothing is shown. ``offer`` is the key of a field that an unknown column may be.
    """

    position: int
    header: str
    field: str | None
    how: How | None = None
    dropped: Dropped | None = None
    samples: tuple[str, ...] = ()
    offer: str | None = None
    looks: Looks | None = None

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
    found = header_row(grid, given)
    if found is None:
        return None
    data = grid.rows[found.index + 1 :]
    read = tuple(_columns(found.headers, data, found.meanings, unwanted=found.unwanted(given)))
    return SheetMapping(grid.name, found.part, grid.first_row + found.index, read)


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


def _columns(
    headers: Sequence[Cell],
    data: Sequence[Sequence[Cell]],
    meanings: Mapping[int, Meaning],
    *,
    everything: bool = False,
    unwanted: Container[int] = (),
) -> Iterator[ColumnMapping]:
    """Each column with a header, or with ``everything`` each that holds anything."""
    columns = _upright(headers, data)
    refused = _refused(columns, meanings)
    likely, offers = _weighed(columns, {at: found for at, found in meanings.items() if at not in refused})
    taken = _with_both_ends(columns, likely, _best(likely))
    for position, (header, values) in enumerate(columns):
        column = ColumnMapping(position, _written(header), None)
        if position in taken:
            yield _taken(column, values, taken[position])
        elif position in refused:
            yield replace(column, dropped=refused[position])
        elif position in likely:
            yield replace(column, dropped="double", offer=likely[position].field.key)
        elif position in unwanted:
            yield replace(column, how="given", dropped="unknown")
        elif _filled(header, values if everything else ()):
            yield _unknown(column, values, offers.get(position))


def _written(header: Cell) -> str:
    return "" if header is None else shown(header) or ""


def _upright(headers: Sequence[Cell], data: Sequence[Sequence[Cell]]) -> list[tuple[Cell, Sequence[Cell]]]:
    """Each header with the values under it."""
    by_column: Iterable[Sequence[Cell]] = zip(*data, strict=True) if data else [()] * len(headers)
    return list(zip(headers, by_column, strict=True))


def _taken(column: ColumnMapping, values: Sequence[Cell], found: Meaning) -> ColumnMapping:
    return replace(column, field=found.field.key, how=found.how, samples=samples(values, found.field))


def _filled(header: Cell, values: Sequence[Cell]) -> bool:
    return header is not None or any(cell is not None for cell in values)


def _unknown(column: ColumnMapping, values: Sequence[Cell], offer: str | None) -> ColumnMapping:
    """A column that is not read, with what it may be; a few values when they are days or figures."""
    seems = looks(column.header, values)
    return replace(
        column, dropped="unknown", offer=offer, looks=seems, samples=samples(values) if seems else ()
    )


def _refused(
    columns: Sequence[tuple[Cell, Sequence[Cell]]], meanings: Mapping[int, Meaning]
) -> dict[int, Refused]:
    """The columns that may not be read, by position, with the reason."""
    reasons = (refusal(header, values, meanings.get(place)) for place, (header, values) in enumerate(columns))
    return {place: reason for place, reason in enumerate(reasons) if reason}


def _weighed(
    columns: Sequence[tuple[Cell, Sequence[Cell]]], meanings: Mapping[int, Meaning]
) -> tuple[dict[int, Meaning], dict[int, str]]:
    """The meanings that the values bear out, and as offers the keys of those that they do not."""
    borne: dict[int, Meaning] = {}
    offers: dict[int, str] = {}
    for position, found in meanings.items():
        header, values = columns[position]
        numbered = normal(header) in words()["numbered"]["contract"] and numbers_only(values)
        if found.how != "given" and found.field.key == "contract" and numbered:
            continue
        if found.how == "likely" and not can_be(found.field, values):
            offers[position] = found.field.key
        else:
            borne[position] = found
    return {**borne, **_full_weeks(columns, borne)}, offers


def _full_weeks(
    columns: Sequence[tuple[Cell, Sequence[Cell]]], meanings: Mapping[int, Meaning]
) -> dict[int, Meaning]:
    """``Arbeidsduur`` is the week of somebody; of a full job beside hours, or when with a factor it is one for all."""
    hours = [at for at, found in meanings.items() if found.field.key == "hours"]
    factor = any(found.field.key == "fte" for found in meanings.values())
    full = part("employments").field("fulltime_hours")
    return {
        at: replace(meanings[at], field=full)
        for at in hours
        if meanings[at].how == "likely"
        and of_either_week(columns[at][0])
        and (len(hours) > 1 or (factor and len(sampled(columns[at][1])) == 1))
    }


def _best(meanings: Mapping[int, Meaning]) -> dict[str, int]:
    """By field, of the columns that stand for it the best, and of equals the first."""
    best: dict[str, int] = {}
    for position, found in sorted(meanings.items(), key=lambda item: (item[1].rank, item[0])):
        best.setdefault(found.field.key, position)
    return best


def _with_both_ends(
    columns: Sequence[tuple[Cell, Sequence[Cell]]], meanings: Mapping[int, Meaning], best: Mapping[str, int]
) -> dict[int, Meaning]:
    """The columns that are read. Beside the last day of the contract, the last day at the employer is read as well:
    who leaves before the contract ends, or has one without end, is gone then."""
    taken = {position: meanings[position] for position in best.values()}
    end = best.get("to")
    if end is None or day_of(columns[end][0]) == "employer":
        return taken
    for position, found in meanings.items():
        if found.field.key == "to" and position != end and day_of(columns[position][0]) == "employer":
            left = part("employments").field("left")
            return {**taken, position: Meaning(left, found.how, found.rank)}
    return taken
