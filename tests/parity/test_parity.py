# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The national engine gives what the reference engine gives, for every generated organisation and every edition."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.parity.organisations import Case, by_reference, cases, write_tables

from trede.national.columns import of_edition
from trede.national.engines.duckdb_engine import DuckdbEngine
from trede.national.engines.polars_engine import PolarsEngine
from trede.national.measure import Request, measure
from trede.scheme import open_shelf

EDITIONS = open_shelf().editions()
ENGINES = {
    "polars": PolarsEngine,
    "polars, a few rows at a time": lambda: PolarsEngine(rows_at_once=40),
    "duckdb": DuckdbEngine,
}


def nationally(case: Case, engine, shuffle=()):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_tables(case, folder, list(shuffle))
        orders = folder / "orders.parquet"
        request = Request(
            folder / "rows.parquet",
            organisations=folder / "organisations.parquet",
            orders=orders if orders.exists() else None,
            year=case.year,
            thirty_plus=True,
        )
        return measure(request, EDITIONS, engine, lambda *_: None)


def outcome_of(row, edition):
    return tuple(row[of_edition(part, edition)] for part in ("share_millionths", "level", "thirty_plus"))


@pytest.mark.parametrize("name", ENGINES)
@given(case=cases())
@settings(max_examples=20)
def test_every_organisation_as_the_reference(name, case):
    outcome = nationally(case, ENGINES[name]()).table
    rows = {row["organisation"]: row for row in outcome.iter_rows(named=True)}
    assert sorted(rows) == sorted(case.organisations)
    for number, measurement in case.organisations.items():
        for edition in EDITIONS:
            assert outcome_of(rows[number], edition.id) == by_reference(edition, measurement)


@given(case=cases(), shuffle=st.lists(st.integers(), min_size=1, max_size=1))
@settings(max_examples=8)
def test_row_order_does_not_matter(case, shuffle):
    assert nationally(case, PolarsEngine(), shuffle).table.equals(nationally(case, PolarsEngine()).table)
