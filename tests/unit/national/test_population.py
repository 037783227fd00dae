# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The made-up labour market: the same from the same seed, as many rows as asked, and marked in every file."""

import polars as pl
from tests.unit.national.tables import YEAR

from trede.national.engines.polars_engine import PolarsEngine
from trede.national.measure import Request, measure
from trede.national.population import write_population
from trede.scheme import open_shelf

FILES = ("employments.parquet", "organisations.parquet", "orders.parquet")


def made(folder, rows=30_000, seed=1):
    write_population(folder, rows, seed, YEAR, lambda *_: None)
    return folder


def test_the_same_seed_gives_the_same_rows(tmp_path):
    one, other, third = made(tmp_path / "a"), made(tmp_path / "b"), made(tmp_path / "c", seed=2)
    for name in FILES:
        assert pl.read_parquet(one / name).equals(pl.read_parquet(other / name))
        assert not pl.read_parquet(one / name).equals(pl.read_parquet(third / name))


def test_exactly_as_many_rows_as_asked(tmp_path):
    for rows in (1, 4999, 500_000):
        found = pl.scan_parquet(made(tmp_path / str(rows), rows) / "employments.parquet").select(pl.len())
        assert found.collect().item() == rows


def test_every_file_and_row_says_that_it_is_made_up(tmp_path):
    folder = made(tmp_path)
    for name in FILES:
        assert pl.read_parquet_metadata(folder / name)["trede.synthetic"] == "true"
        assert pl.read_parquet(folder / name)["synthetic"].all()


def test_all_of_it_can_be_measured(tmp_path):
    folder = made(tmp_path)
    request = Request(
        folder / "employments.parquet", folder / "organisations.parquet", folder / "orders.parquet"
    )
    outcome = measure(request, [open_shelf().load("pso-2.1")], PolarsEngine(), lambda *_: None)
    assert outcome.synthetic
    assert {found.code for found in outcome.findings} <= {"national.no-fte"}
    assert outcome.table["level_pso_2_1"].n_unique() >= 4
