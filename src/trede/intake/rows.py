# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of employments and purchases, read column by column."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as attributes
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.intake.fields import part
from trede.intake.limits import Problem
from trede.kernel.values import half_up
from trede.scoring.measurement import Employment, Purchase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from trede.intake.columns import Column
    from trede.intake.limits import Value
    from trede.intake.reader import Reader
    from trede.kernel.periods import Period


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as columns by key. ``indexes`` are their places in the input.

    ``reported`` fields have no column at all and that has been said: they get a substitute, no finding.
    """

    columns: Mapping[str, Sequence[object]]
    indexes: Sequence[int]
    reported: frozenset[str] = frozenset()


def read_employments(rows: Rows, reader: Reader, year: Period) -> tuple[Employment, ...]:
    columns = _columns("employments", rows, reader)
    _hours_from_factors(columns, rows)
    _ends_after_start(columns)
    _report("employments", columns, rows, reader)
    return tuple(Employment(*row) for row in _by_target(Employment, columns, rows, year))


def read_purchases(rows: Rows, reader: Reader, year: Period) -> tuple[Purchase, ...]:
    columns = _columns("purchases", rows, reader)
    _report("purchases", columns, rows, reader)
    return tuple(Purchase(*row) for row in _by_target(Purchase, columns, rows, year))


def _columns(path: str, rows: Rows, reader: Reader) -> dict[str, Column]:
    """All fields' columns by target; a column that is not there is empty."""
    nothing = [None] * len(rows.indexes)
    return {
        field.target: reader.column(field, rows.columns.get(field.key, nothing))
        for field in part(path).fields
    }


def _report(path: str, columns: Mapping[str, Column], rows: Rows, reader: Reader) -> None:
    for column in columns.values():
        if column.field.key not in rows.reported:
            reader.report(column, lambda row: f"{path}[{rows.indexes[row]}].")


def _by_target(
    shape: type[Any], columns: Mapping[str, Column], rows: Rows, year: Period
) -> Iterator[tuple[Value, ...]]:
    """The rows in the order of the attributes of what they become; the index is the first of those."""
    names = [attribute.name for attribute in attributes(shape)][1:]
    return zip(rows.indexes, *(columns[name].filled(year) for name in names), strict=True)


def _hours_from_factors(columns: Mapping[str, Column], rows: Rows) -> None:
    """Where the hours are empty and a part-time factor is given: factor x full-time hours, in hundredths.

    A factor is itself a rounded figure (0,6667), so the hours are rounded half up.
    """
    hours, factors, fulltime = columns["hours"], columns["fte"], columns["fulltime_hours"]
    highest = hours.field.high * 100
    for row, factor in enumerate(factors.values):
        if isinstance(factor, Fraction) and hours.cells[row] in (None, "") and row not in fulltime.problems:
            product = factor * fulltime.values[row]
            made = half_up(product.numerator, product.denominator)
            if 0 < made <= highest:
                hours.values[row] = made
                hours.problems.pop(row, None)


def _ends_after_start(columns: Mapping[str, Column]) -> None:
    first, last = columns["first_day"], columns["last_day"]
    for row, (begin, end) in enumerate(zip(first.values, last.values, strict=True)):
        if end.__class__ is int and begin.__class__ is int and end < begin:
            last.problems[row] = Problem("employment.end-before-start")
