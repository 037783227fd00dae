# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Columns of values: each different text is read once, however many rows hold it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.intake.limits import Problem, Value
from trede.kernel.periods import NEVER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.intake.fields import Field
    from trede.intake.styles import Style
    from trede.kernel.periods import Period


@dataclass(frozen=True, slots=True)
class Column:
    """The values of one field, row by row; ``problems`` says which rows hold one that cannot be read."""

    field: Field
    cells: Sequence[object]
    values: list[Value]
    problems: dict[int, Problem]

    def filled(self, year: Period) -> list[Value]:
        """The values, with the field's substitute where one could not be read."""
        for row in self.problems:
            self.values[row] = substitute(self.field, row, year)
        return self.values


def read_column(field: Field, cells: Sequence[object], style: Style) -> Column:
    """Read every cell; what cannot be read, and what is missing, becomes a problem."""
    known: dict[tuple[type, object], Value] = {}
    values = [_read_once(known, field, cell, style) for cell in cells]
    problems: dict[int, Problem] = {}
    if any(value.__class__ is Problem for value in known.values()):
        problems = {row: value for row, value in enumerate(values) if value.__class__ is Problem}
    return Column(field, cells, values, problems)


def _read_once(known: dict[tuple[type, object], Value], field: Field, cell: object, style: Style) -> Value:
    # The class is part of the key: True, 1 and Decimal(1) are one key to a dictionary but not to a reader.
    key = (cell.__class__, cell)
    try:
        return known[key]
    except KeyError:
        value = style.read(field, cell)
        known[key] = value = _empty(field) if value is None else value
        return value


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
    return named.get(field.substitute, field.substitute)
