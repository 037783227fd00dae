# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows of employments and purchases, read column by column."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as attributes
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from trede.intake.fields import part
from trede.intake.fulltime import fill_fulltime_weeks
from trede.intake.limits import Problem
from trede.intake.privacy import shown
from trede.kernel.findings import finding
from trede.kernel.values import half_up
from trede.scoring.measurement import Employment, Purchase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.intake.columns import Column
    from trede.intake.limits import Value
    from trede.intake.reader import Reader
    from trede.kernel.periods import Period


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as columns by key. ``indexes`` are their places in the input."""

    columns: Mapping[str, Sequence[object]]
    indexes: Sequence[int]


def read_employments(rows: Rows, reader: Reader, year: Period) -> tuple[Employment, ...]:
    columns = _columns("employments", rows, reader)
    fill_fulltime_weeks(columns, reader, year)
    _fill_hours(columns)
    _end_at_leaving(columns)
    _check_ends(columns)
    _report("employments", columns, rows, reader)
    return tuple(map(Employment, rows.indexes, *_by_target(Employment, columns, year)))


def read_purchases(rows: Rows, reader: Reader, year: Period) -> tuple[Purchase, ...]:
    columns = _columns("purchases", rows, reader)
    _warn_of_small_shares(columns["supplier_direct_share"], rows, reader)
    _report("purchases", columns, rows, reader)
    return tuple(map(Purchase, rows.indexes, *_by_target(Purchase, columns, year)))


def _columns(path: str, rows: Rows, reader: Reader) -> dict[str, Column]:
    """All fields' columns by target; a column that is not there is empty."""
    nothing = [None] * len(rows.indexes)
    return {
        field.target: reader.column_of_rows(field, rows.columns.get(field.key, nothing), path)
        for field in part(path).fields
    }


def _report(path: str, columns: Mapping[str, Column], rows: Rows, reader: Reader) -> None:
    for column in columns.values():
        reader.report(column, path, lambda row: f"{path}[{rows.indexes[row]}].")


def _by_target(shape: type[Any], columns: Mapping[str, Column], year: Period) -> list[list[Value]]:
    """The columns in the order of the attributes of what the rows become, after its index."""
    return [columns[attribute.name].filled(year) for attribute in attributes(shape)[1:]]


def _fill_hours(columns: Mapping[str, Column]) -> None:
    """Where the hours are empty and a part-time factor is given: factor x full-time hours, in hundredths.

    A factor is itself a rounded figure (0,6667), so the hours are rounded half up.
    """
    hours, factors, fulltime = columns["hours"], columns["fte"], columns["fulltime_hours"]
    for row in [row for row in hours.problems if hours.empty(row)]:
        factor, full = factors.values[row], fulltime.values[row]
        if row in factors.problems or (factor is not None and row in fulltime.problems):
            hours.silence(row)
        elif factor is not None:
            hours.solve(row, half_up(*(factor * full).as_integer_ratio()))


def _end_at_leaving(columns: Mapping[str, Column]) -> None:
    """Who leaves the employer before the contract ends is gone then."""
    left, last = columns["left"], columns["last_day"]
    for row, day in enumerate(left.values):
        if day.__class__ is int and last.values[row].__class__ is int and day < last.values[row]:
            last.values[row] = day


def _check_ends(columns: Mapping[str, Column]) -> None:
    first, last = columns["first_day"], columns["last_day"]
    for row, (begin, end) in enumerate(zip(first.values, last.values, strict=True)):
        if end.__class__ is int and begin.__class__ is int and end < begin:
            last.problems[row] = Problem("employment.end-before-start")


def _warn_of_small_shares(shares: Column, rows: Rows, reader: Reader) -> None:
    """A share under 1 % is read as it is, but is likelier 8 % that a spreadsheet keeps as 0.08."""
    for row, share in enumerate(shares.values):
        if share.__class__ is Fraction and 0 < share < 1:
            place = f"purchases[{rows.indexes[row]}].{shares.field.key}"
            reader.findings.append(finding("purchase.share-below-one", place, shown(shares.cells[row])))
