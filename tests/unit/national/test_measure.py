# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A measurement from file to file: findings say which rows, and a broken run goes on."""

import re
from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from tests.unit.national.tables import YEAR, employments

from trede.errors import InputRefusedError
from trede.national.engines.duckdb_engine import DuckdbEngine
from trede.national.engines.polars_engine import PolarsEngine
from trede.national.measure import Request, measure, write
from trede.national.survey import read_survey
from trede.scheme import open_shelf

EDITION = open_shelf().load("pso-1.7")
ENGINES = {"polars": PolarsEngine, "duckdb": DuckdbEngine}


def run(path, engine=None, editions=(EDITION,), **options):
    return measure(Request(path, year=YEAR, **options), editions, engine or PolarsEngine(), lambda *_: None)


def refused(path, **options):
    with pytest.raises(InputRefusedError) as caught:
        run(path, **options)
    return {found.code: found for found in caught.value.findings}


@pytest.mark.parametrize("engine", ENGINES)
def test_ten_percent_at_eighteen_fte(tmp_path, engine):
    outcome = run(employments(tmp_path / "rows.parquet"), ENGINES[engine]())
    assert outcome.table.height == 20
    assert set(outcome.table["share_millionths_pso_1_7"]) == {10_000_000}
    assert set(outcome.table["level_pso_1_7"]) == {"trede-2"}
    assert set(outcome.table["total_fte_millionths_pso_1_7"]) == {18_000_000}


@pytest.mark.parametrize("engine", ENGINES)
def test_wrong_values_are_named_by_row_and_counted(tmp_path, engine):
    row = pl.int_range(pl.len())
    path = employments(
        tmp_path / "rows.parquet",
        hours_hundredths=pl.when(row.is_in([6, 40])).then(9000).otherwise(3600),
        last_day=pl.when(row == 2).then(date(2014, 1, 1)),
        contract=pl.when(row != 3).then(pl.col("contract")),
        position=pl.when(row == 1).then(77).otherwise(pl.col("position")),
    )
    with pytest.raises(InputRefusedError) as caught:
        run(path, ENGINES[engine]())
    found = {(each.code, each.en) for each in caught.value.findings}
    assert any(code == "national.value-range" and "rows: 2" in en and "7, 41" in en for code, en in found)
    assert any(code == "national.end-before-start" and "first: 3." in en for code, en in found)
    assert any(code == "national.value-empty" and "first: 4." in en for code, en in found)
    assert any(
        code == "national.value-range" and "'position'" in en and "first: 2." in en for code, en in found
    )


def test_columns_are_checked_before_anything_is_read(tmp_path):
    path = employments(tmp_path / "rows.parquet", hours_hundredths=pl.lit("36"), intke=pl.lit(1))
    frame = pl.read_parquet(path).drop("contract")
    frame.write_parquet(path)
    assert set(refused(path)) == {
        "national.column-type",
        "national.column-missing",
        "national.column-unknown",
    }


def test_an_unknown_column_is_refused(tmp_path):
    """A misspelt one would be left out of every count without anybody noticing."""
    assert set(refused(employments(tmp_path / "rows.parquet", intke=pl.lit(1)))) == {
        "national.column-unknown"
    }


FAR = {
    "nanoseconds": ("last_day", pl.lit(1_735_689_600_000_000_000)),
    "the largest number": ("last_day", pl.lit(2**64 - 1, dtype=pl.UInt64)),
    "the smallest number": ("last_day", pl.lit(-(2**63))),
    "a start in nanoseconds": ("first_day", pl.lit(1_735_689_600_000_000_000)),
    "a day that may be left out": ("intake", pl.lit(2**33)),
    "the last date there is": ("last_day", pl.lit(2**31 - 1, dtype=pl.Int32).cast(pl.Date)),
    "the first date there is": ("last_day", pl.lit(1 - 2**31, dtype=pl.Int32).cast(pl.Date)),
    "hours": ("hours_hundredths", pl.lit(2**40)),
    "an organisation": ("organisation", pl.lit(2**63 + 5, dtype=pl.UInt64)),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", FAR)
def test_a_value_out_of_range_is_told_whatever_holds_it(tmp_path, engine, name):
    """Cut to 32 bits such a day used to be empty, and an empty last day is a contract without end."""
    column, value = FAR[name]
    path = employments(tmp_path / "rows.parquet", **{column: value})
    with pytest.raises(InputRefusedError) as caught:
        run(path, ENGINES[engine]())
    told = next(found for found in caught.value.findings if found.code == "national.value-range")
    assert f"'{column}'" in told.en
    assert "rows: 400;" in told.en


@pytest.mark.parametrize("engine", ENGINES)
def test_days_without_a_sign_are_days(tmp_path, engine):
    """2015-01-01 to 2024-10-04 as unsigned numbers, of which the second less the first does not fit the other way."""
    days = {"first_day": pl.lit(16436, dtype=pl.UInt64), "last_day": pl.lit(20000, dtype=pl.UInt64)}
    outcome = run(employments(tmp_path / "rows.parquet", **days), ENGINES[engine]())
    assert set(outcome.table["level_pso_1_7"]) == {"trede-2"}


def test_numbers_of_more_than_64_bits_are_told(tmp_path):
    path = employments(tmp_path / "rows.parquet", last_day=pl.lit(1, dtype=pl.Int128))
    assert set(refused(path)) == {"national.column-type-day"}


@pytest.mark.parametrize("engine", [PolarsEngine, DuckdbEngine])
def test_a_damaged_page_is_a_finding(tmp_path, engine):
    """The footer is whole, so that only reading the rows shows it."""
    path = employments(tmp_path / "rows.parquet")
    data = bytearray(path.read_bytes())
    data[4:40] = b"\xff" * 36
    path.write_bytes(data)
    with pytest.raises(InputRefusedError) as refusal:
        measure(Request(path, year=YEAR), [EDITION], engine(), lambda *_: None)
    assert [found.code for found in refusal.value.findings] == ["national.not-parquet"]
    declared = pl.DataFrame({"organisation": [1, 2], "total_fte_millionths": [10**7, 10**7]})
    declared.write_parquet(tmp_path / "organisations.parquet")
    data = bytearray((tmp_path / "organisations.parquet").read_bytes())
    data[4:40] = b"\xff" * 36
    (tmp_path / "organisations.parquet").write_bytes(data)
    request = Request(
        employments(tmp_path / "whole.parquet"), organisations=tmp_path / "organisations.parquet", year=YEAR
    )
    with pytest.raises(InputRefusedError) as refusal:
        measure(request, [EDITION], engine(), lambda *_: None)
    assert [found.code for found in refusal.value.findings] == ["national.not-parquet"]


def test_what_is_no_parquet_or_empty_is_refused(tmp_path):
    (tmp_path / "text.parquet").write_text("no")
    assert set(refused(tmp_path / "text.parquet")) == {"national.not-parquet"}
    (tmp_path / "folder").mkdir()
    assert set(refused(tmp_path / "folder")) == {"national.no-rows"}


def test_the_year_must_be_known(tmp_path):
    path = employments(tmp_path / "rows.parquet")
    with pytest.raises(InputRefusedError, match="reference year"):
        measure(Request(path), [EDITION], PolarsEngine(), lambda *_: None)


def test_a_position_that_a_handbook_does_not_know_is_counted_and_named(tmp_path):
    path = employments(
        tmp_path / "rows.parquet", position=pl.when(pl.int_range(pl.len()) == 5).then(5).otherwise(9)
    )
    outcome = run(path)
    (found,) = outcome.findings
    assert found.code == "national.position-not-in-handbook"
    assert "rows: 1;" in found.en
    assert "first: 6." in found.en
    assert outcome.table["level_pso_1_7"].null_count() == 1
    assert run(path, unknown_outside=True).table["level_pso_1_7"].null_count() == 0


def test_orders_and_totals_are_checked(tmp_path):
    path = employments(tmp_path / "rows.parquet")
    order = {
        "organisation": 1,
        "supplier": 1,
        "day": YEAR.first - 719163,
        "amount_cents": 100,
        "turnover_cents": 0,
        "supplier_fte_hundredths": 100,
        "supplier_share_millionths": 1,
    }
    pl.DataFrame([order]).write_parquet(tmp_path / "orders.parquet")
    assert set(refused(path, orders=tmp_path / "orders.parquet")) == {
        "national.own-order",
        "national.value-range",
    }
    pl.DataFrame({"organisation": [1, 1]}).write_parquet(tmp_path / "totals.parquet")
    assert set(refused(path, organisations=tmp_path / "totals.parquet")) == {"national.organisation-twice"}


def test_a_total_below_the_rows_and_one_without_rows_are_said(tmp_path):
    path = employments(tmp_path / "rows.parquet")
    totals = {"organisation": [1, 99], "total_fte_millionths": [5_000_000, 1]}
    pl.DataFrame(totals).write_parquet(tmp_path / "totals.parquet")
    outcome = run(path, organisations=tmp_path / "totals.parquet")
    assert {found.code for found in outcome.findings} == {"national.no-fte", "national.declared-without-rows"}
    assert outcome.table["level_pso_1_7"].null_count() == 1


class Stops(PolarsEngine):
    """Breaks off after so many partitions."""

    def __init__(self, after):
        super().__init__(rows_at_once=100)
        self.left = after

    def sums(self, partition, plan):
        if self.left == 0:
            raise KeyboardInterrupt
        self.left -= 1
        return super().sums(partition, plan)


def test_a_run_that_was_broken_off_goes_on_where_it_was(tmp_path):
    path, parts = employments(tmp_path / "rows.parquet"), tmp_path / "parts"
    with pytest.raises(KeyboardInterrupt):
        run(path, Stops(after=3), parts=parts)
    again = Stops(after=1)
    outcome = run(path, again, parts=parts)
    assert again.left == 0
    assert outcome.table.equals(run(path).table)


def test_the_bytes_do_not_depend_on_row_order_files_or_engine(tmp_path):
    path = employments(tmp_path / "rows.parquet")
    frame = pl.read_parquet(path).sample(fraction=1, shuffle=True, seed=4)
    (tmp_path / "split").mkdir()
    frame.head(150).write_parquet(tmp_path / "split" / "a.parquet")
    frame.tail(250).write_parquet(tmp_path / "split" / "b.parquet")
    written = []
    for place, (source, engine) in enumerate(
        [(path, PolarsEngine()), (tmp_path / "split", PolarsEngine(70)), (tmp_path / "split", DuckdbEngine())]
    ):
        out = tmp_path / f"{place}.parquet"
        write(run(source, engine), out)
        written.append(out.read_bytes())
    assert written[0] == written[1] == written[2]


def test_columns_are_read_by_sql_without_quotes(tmp_path):
    """In DuckDB, and every name is one that any SQL takes as it stands: a letter, then small letters, digits, _."""
    import duckdb

    write(run(employments(tmp_path / "rows.parquet"), thirty_plus=True), tmp_path / "levels.parquet")
    names = pl.read_parquet_schema(tmp_path / "levels.parquet")
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    found = duckdb.sql(
        f"select level_pso_1_7, thirty_plus_pso_1_7 from '{tmp_path / 'levels.parquet'}' limit 1"  # noqa: S608
    )
    assert found.fetchall() == [("trede-2", False)]


def test_an_outcome_is_a_survey_of_each_of_its_editions(tmp_path):
    """Its other columns are no mistakes."""
    editions = [EDITION, open_shelf().load("pso-2.1")]
    path = employments(tmp_path / "rows.parquet")
    write(run(path, editions=editions, thirty_plus=True), tmp_path / "levels.parquet")
    for edition in editions:
        with pytest.raises(InputRefusedError) as caught:
            read_survey(tmp_path / "levels.parquet", edition)
        assert [(each.code, each.value) for each in caught.value.findings] == [("national.no-survey", "20")]


def test_editions_whose_columns_would_be_the_same_are_refused(tmp_path):
    path = employments(tmp_path / "rows.parquet")
    with pytest.raises(InputRefusedError) as caught:
        run(path, editions=(EDITION, replace(EDITION, id="pso-1-7")))
    assert [each.code for each in caught.value.findings] == ["national.names-alike"]
    assert "level_pso_1_7" in caught.value.findings[0].en
