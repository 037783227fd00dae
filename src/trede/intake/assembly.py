# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From what a door found to the one Measurement. Every mistake becomes a finding; the rest is still read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.intake.fields import part
from trede.intake.rows import Rows, read_employments, read_purchases
from trede.kernel.findings import finding
from trede.kernel.periods import Period, as_date, months_later
from trede.scoring.measurement import Measurement, Organisation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.intake.reader import Reader


@dataclass(frozen=True, slots=True)
class Declared:
    """What a door found, unread. ``None`` for an object stands where a finding about it exists already."""

    organisation: Mapping[str, object] | None
    entities: Sequence[tuple[int, Mapping[str, object]]]
    reference_year: Mapping[str, object] | None
    measurement: Mapping[str, object] | None
    employments: Rows
    purchases: Rows


def assemble(declared: Declared, reader: Reader) -> Measurement:
    """The measurement: valid whatever was declared, and the right one when the reader found no errors."""
    organisation = _organisation(declared, reader)
    year = _reference_year(declared, reader)
    head = reader.single(part("measurement"), "", declared.measurement)
    return Measurement(
        organisation,
        year,
        read_employments(declared.employments, reader, year),
        read_purchases(declared.purchases, reader, year),
        None if declared.measurement is None else head["total_fte"],
        head["application_day"],
    )


def _organisation(declared: Declared, reader: Reader) -> Organisation:
    own = reader.single(part("organisation"), "organisation.", declared.organisation)
    entities = (
        reader.single(part("entity"), f"organisation.entities[{index}].", entity)
        for index, entity in declared.entities
    )
    pairs = tuple((entity["kvk"], entity["name"]) for entity in entities)
    return Organisation(own["name"], own["kvk"], pairs, own["kind"])


def _reference_year(declared: Declared, reader: Reader) -> Period:
    """The 12 months declared; when they cannot be read, those that the rows are likeliest to lie in."""
    found = reader.single(part("reference_year"), "reference_year.", declared.reference_year)
    first, last = found["from"], found["to"]
    if first and last and months_later(first, 12) - 1 != last:
        value = f"{as_date(first):%d-%m-%Y} - {as_date(last):%d-%m-%Y}"
        reader.findings.append(finding("input.reference-year", "reference_year", value))
    if not first:
        first = months_later(last + 1, -12) if last else _likely_start(declared, reader)
    return Period(first, months_later(first, 12) - 1)


def _likely_start(declared: Declared, reader: Reader) -> int:
    """The first day of the calendar year in which the last of the employments started."""
    starts = reader.column(part("employments").field("from"), declared.employments.columns.get("from", []))
    latest = max((day for day in starts.values if isinstance(day, int)), default=730_000)
    return as_date(latest).replace(month=1, day=1).toordinal()
