# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measurements of every shape the format allows, for the tests of the doors."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from trede.intake.fields import Field, part
from trede.intake.grids import Grid
from trede.intake.labels import newest_texts
from trede.kernel.periods import NEVER, Period, as_date, months_later
from trede.scoring.measurement import Employment, Measurement, Organisation, Purchase

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

NL = newest_texts()[0]
# 1 January 1900 is the zero of programs and reads as no date.
FIRST, LAST = date(1900, 1, 2).toordinal(), date(2098, 12, 31).toordinal()

days = st.integers(FIRST, LAST)
kvks = st.integers(0, 10**8 - 1).map("{:08d}".format)
names = st.text("Pabcdé =+@.,'\"&<1", max_size=30).map(lambda text: f"P{text}.")
# Digits alone could be those of a BSN, and several words a name, or one word with a number.
refs = st.text('Pabcdé=+@"&<', max_size=30).map(lambda text: f"P{text}.")
hours = st.integers(1, 6000)
ratios = st.decimals("0.000001", 10**6, places=6).map(Fraction)
starts = st.integers(FIRST, date(2098, 1, 1).toordinal())


def maybe(strategy: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def employments(draw: Any, index: int) -> Employment:
    first = draw(days)
    return Employment(
        index,
        draw(refs),
        draw(st.sampled_from(sorted(NL.contracts))),
        draw(hours),
        draw(st.integers(3000, 4800)),
        first,
        draw(st.just(NEVER) | st.integers(first, LAST)),
        draw(maybe(st.sampled_from(sorted(NL.positions)))),
        draw(maybe(days)),
        draw(maybe(days | st.just(NEVER))),
        *(draw(maybe(days)) for _ in range(4)),
        draw(maybe(st.integers(0, 600))),
        draw(maybe(kvks)),
        draw(maybe(names)),
    )


@st.composite
def purchases(draw: Any, index: int) -> Purchase:
    return Purchase(
        index,
        draw(names),
        draw(names),
        draw(kvks),
        draw(st.sampled_from(["pso", "sw"])),
        draw(days),
        draw(st.integers(1, 10**14)),
        draw(ratios),
        draw(ratios),
        draw(st.just(Fraction(0)) | st.decimals(1, 100, places=3).map(Fraction)),
    )


@st.composite
def measurements(draw: Any) -> Measurement:
    first = draw(starts)
    organisation = Organisation(
        draw(names),
        draw(kvks),
        tuple(draw(st.lists(st.tuples(kvks, names), max_size=2))),
        draw(maybe(st.just("sw"))),
    )
    return Measurement(
        organisation,
        Period(first, months_later(first, 12) - 1),
        tuple(draw(employments(index)) for index in range(draw(st.integers(1, 3)))),
        tuple(draw(purchases(index)) for index in range(draw(st.integers(0, 2)))),
        draw(maybe(ratios)),
        draw(maybe(days)),
    )


def cell(field: Field, value: Any) -> Any:
    """A value of a measurement as the template would hold it: dates, numbers, readable labels."""
    if value is None:
        return None
    if field.kind == "day":
        return as_date(value)
    if field.kind in ("hours", "money"):
        return Decimal(value) / 100
    if field.kind == "ratio":
        return Decimal(value.numerator) / value.denominator
    labels = {"position": NL.positions, "contract": NL.contracts}.get(field.key, {})
    return labels.get(value, value)


def rows_of(path: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """Header and rows of a sheet, as in the template."""
    fields = [field for field in part(path).fields if not field.tables_only]
    rows = [tuple(cell(field, getattr(value, field.target)) for field in fields) for value in values]
    return [tuple(field.nl for field in fields), *rows]


def organisation_rows(measurement: Measurement) -> list[tuple[Any, ...]]:
    """The lines of the sheet of the organisation."""
    year, own = measurement.reference_year, measurement.organisation
    lines = [
        *((field.nl, cell(field, getattr(own, field.key)), None) for field in part("organisation").fields),
        ("Peiljaar van", as_date(year.first), None),
        ("Peiljaar tot en met", as_date(year.last), None),
        *(
            (each.nl, cell(each, getattr(measurement, each.target)), None)
            for each in part("measurement").fields
        ),
    ]
    return [*lines, *(("Onderdeel", kvk, name) for kvk, name in own.entities)]


def grids(measurement: Measurement) -> list[Grid]:
    """The measurement as the sheets of a filled-in template."""
    return [
        Grid("Organisatie", tuple(organisation_rows(measurement))),
        Grid("Medewerkers", tuple(rows_of("employments", measurement.employments))),
        Grid("Inkoop", tuple(rows_of("purchases", measurement.purchases))),
    ]
