# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is written reads back the same, through every door; and no cells crash the table door."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.intake.measurements import grids, measurements

from trede.intake.document import document
from trede.intake.fields import part
from trede.intake.grids import Grid
from trede.intake.json_door import read_json
from trede.intake.reading import read_tables
from trede.kernel.findings import errors

if TYPE_CHECKING:
    from trede.scoring.measurement import Measurement


@given(measurements())
def test_a_measurement_as_json_reads_back_the_same(measurement: Measurement) -> None:
    read, findings = read_json(json.dumps(document(measurement)).encode())
    assert not errors(findings)
    assert read == measurement


# Allowed, and told: any hours and shares are made here.
ODD = ("purchase.share-below-one", "employment.hours-few", "employment.hours-of-a-day")


@given(measurements())
def test_a_measurement_in_the_template_reads_back_the_same(measurement: Measurement) -> None:
    reading = read_tables(grids(measurement))
    assert [found for found in reading.findings if found.code not in ODD] == []
    assert reading.measurement == measurement


SCHEMA = jsonschema.Draft202012Validator(
    json.loads((Path(__file__).parents[3] / "schema" / "measurement-1.json").read_bytes())
)
HEADERS = [field.nl for path in ("employments", "purchases") for field in part(path).fields]
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.text("0123456789,.:-%€ Tota€l=\x00", max_size=12),
    st.sampled_from([*HEADERS, "BSN", "Naam", "111222333", "Totaal", "32:00", "1e999999999"]),
)


@settings(max_examples=150)
@given(
    st.lists(st.sampled_from([*HEADERS, "BSN", "Naam", "x"]), min_size=3, max_size=8),
    st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=4),
    st.sampled_from(["Medewerkers", "Organisatie", "Los"]),
)
def test_no_cells_crash_the_table_door(headers: list[str], rows: list[list[Any]], name: str) -> None:
    filled = (*headers, *[None] * (8 - len(headers)))
    reading = read_tables([Grid(name, (filled, *(tuple(row) for row in rows)))])
    assert all(found.nl and found.en for found in reading.findings)


@settings(max_examples=30)
@given(measurements())
def test_the_schema_and_the_door_agree_on_measurements(measurement: Measurement) -> None:
    SCHEMA.validate(document(measurement))


def test_days_beyond_what_a_table_can_hold() -> None:
    headers = ("Personeelsnummer", "Soort contract", "Uren per week", "In dienst vanaf")
    reading = read_tables([Grid("Medewerkers", (headers, ("P1", "Vast", 32, date(2201, 1, 1))))])
    assert "input.date-range" in [found.code for found in reading.findings]
