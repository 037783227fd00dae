# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns of values: each different text is read once, however many rows hold it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.intake.limits import Changed, Problem, Value
from trede.kernel.periods import NEVER
from trede.kernel.values import scaled_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.intake.fields import Field
    from trede.intake.styles import Reads, Style
    from trede.kernel.periods import Period


class Told:
    """Stands in every cell of a column that is not there, once there is a finding about that."""


TOLD = Told()
_SILENT = Problem("")


@dataclass(frozen=True, slots=True)
class Column:
    """The values of one field, row by row; ``problems`` says which rows hold one that cannot be read."""

    field: Field
    cells: Sequence[object]
    values: list[Value]
    problems: dict[int, Problem]
    changed: Mapping[str, list[int]] = attribute(default_factory=dict)
    """The rows whose value is not wholly what was written, by the code of the finding that says so."""

    def silence(self, row: int) -> None:
        """The row's problem has a finding elsewhere, or is none."""
        self.problems[row] = _SILENT

    def solve(self, row: int, made: int) -> None:
        """Put a value made from other columns where there was none; it keeps to the field's limits too."""
        if 0 < made <= self.field.high * 100:
            self.values[row] = made
            del self.problems[row]
        else:
            limits = (("low", self.field.low), ("high", self.field.high), ("made", scaled_text(made, 2)))
            self.problems[row] = Problem(self.field.range_code, limits)

    def empty(self, row: int) -> bool:
        """Whether the row's problem is that nothing was filled in."""
        return self.problems[row].code in ("", self.field.missing_code)

    @property
    def reportable(self) -> dict[int, Problem]:
        """The problems that nobody has told yet."""
        return {row: problem for row, problem in self.problems.items() if problem is not _SILENT}

    def filled(self, year: Period) -> list[Value]:
        """The values, with the field's substitute where one could not be read."""
        for row in self.problems:
            self.values[row] = substitute(self.field, row, year)
        return self.values


def read_column(field: Field, cells: Sequence[object], style: Style) -> Column:
    """Read every cell; what cannot be read, and what is missing, becomes a problem."""
    if cells and cells[0] is None and cells.count(None) == len(cells):
        value = _empty(field)
        everywhere = dict.fromkeys(range(len(cells)), value) if value.__class__ is Problem else {}
        return Column(field, cells, [value] * len(cells), everywhere)
    # The class is part of the key: True, 1 and Decimal(1) are one key to a dictionary but not to a reader.
    keys = list(zip(map(type, cells), cells, strict=True))
    different = dict.fromkeys(keys)
    read = style.reader(style, field, [cell for _, cell in different if cell is not TOLD])
    known = {key: _read_cell(field, key[1], read) for key in different}
    values = list(map(known.__getitem__, keys))
    kinds = {value.__class__ for value in known.values()}
    problems = _problems(values) if Problem in kinds else {}
    changed = _take_changes(values) if Changed in kinds else {}
    return Column(field, cells, values, problems, changed)


def _problems(values: Sequence[Value]) -> dict[int, Problem]:
    return {row: value for row, value in enumerate(values) if value.__class__ is Problem}


def _take_changes(values: list[Value]) -> dict[str, list[int]]:
    """Put what counts in the place of each changed value; the rows, by the code that says so."""
    changed: dict[str, list[int]] = {}
    for row, value in enumerate(values):
        if value.__class__ is Changed:
            changed.setdefault(value.code, []).append(row)
            values[row] = value.value
    return changed


def _read_cell(field: Field, cell: object, read: Reads) -> Value:
    if cell is TOLD:
        return _SILENT
    value = read(field, cell)
    return _empty(field) if value is None else value


def _empty(field: Field) -> Value:
    if field.required:
        return Problem(field.missing_code)
    return NEVER if field.default == "never" else field.default


def substitute(field: Field, row: int, year: Period) -> Value:
    """A valid value that no check stumbles over (see ``Field``)."""
    named: dict[str | int, Value] = {
        "none": None,
        "own": f"{row:08d}" if field.kind == "kvk" else f"?{row}",
        "year-start": year.first,
        "year-end": year.last,
        "never": NEVER,
    }
    value = named.get(field.substitute, field.substitute)
    return Fraction(value) if field.kind == "ratio" and value is not None else value
