# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede national convert``: what people have becomes what is measured, or is told."""

import datetime as dt

import duckdb
import polars as pl
import pytest

from trede.cli.app import run

CSV = """KvK-nummer;Doelgroep;Contractsoort;Uren per week;Fulltime uren;Startdatum;Einddatum
00000001;wajong;regular;"32,5";40;01-02-2020;
1;;regular;40;40,0;2019-01-01;31-12-2024
2;Wajong;Regulier;36.25;38;2019-01-01T00:00:00;
"""
DAY = dt.date
# What the file above says, in the units of the table (docs/reference/national-columns.md).
ROWS = [
    (1, 9, 1, 3250, 4000, DAY(2020, 2, 1), None),
    (1, 0, 1, 4000, 4000, DAY(2019, 1, 1), DAY(2024, 12, 31)),
    (2, 9, 1, 3625, 3800, DAY(2019, 1, 1), None),
]
COLUMNS = (
    "organisation",
    "position",
    "contract",
    "hours_hundredths",
    "fulltime_hundredths",
    "first_day",
    "last_day",
)


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text(CSV, encoding="utf-8")
    return tmp_path


def convert(*arguments):
    return run(["national", "convert", *arguments])


def rows():
    return pl.read_parquet("out.parquet").select(COLUMNS).rows()


def test_a_csv_file_as_people_write_it(here):
    assert convert("t.csv", "out.parquet", "--year", "2024") == 0
    assert rows() == ROWS
    assert run(["national", "measure", "out.parquet", "levels.parquet"]) == 0
    assert pl.read_parquet("levels.parquet").height == 2


@pytest.mark.parametrize("kind", ["float", "decimal", "text", "timestamp"])
def test_parquet_of_other_types(kind):
    hours = {"float": pl.Float64, "decimal": pl.Decimal(9, 2), "text": pl.String}.get(kind, pl.Float32)
    day = {"text": pl.String, "timestamp": pl.Datetime("ns")}.get(kind, pl.Date)
    frame = pl.DataFrame(
        {
            "organisation": ["00000001", "1", "2"],
            "position": ["wajong", None, "wajong"],
            "contract": ["regular"] * 3,
            "hours": [32.5, 40, 36.25],
            "fulltime": [40.0, 40, 38],
            "first_day": [each[5] for each in ROWS],
            "last_day": [each[6] for each in ROWS],
        }
    ).with_columns(pl.col("hours", "fulltime").cast(hours), pl.col("first_day", "last_day").cast(day))
    frame.write_parquet("t.parquet")
    assert convert("t.parquet", "out.parquet") == 0
    assert rows() == ROWS


def test_a_table_of_duckdb(here, capsys):
    with duckdb.connect("t.duckdb") as database:
        database.execute("create table \"my rows\" as select * from read_csv('t.csv', all_varchar = true)")
    assert convert("t.duckdb", "out.parquet", "--from-table", "my rows") == 0
    assert rows() == ROWS
    assert convert("t.duckdb", "other.parquet") == 2
    assert "--from-table" in capsys.readouterr().err


def test_what_population_wrote_is_taken_as_it_is():
    assert run(["national", "population", "market", "--rows", "3000"]) == 0
    assert run(["national", "measure", "market", "whole.parquet", "--edition", "pso-2.1"]) == 0
    parts = ["--organisations", "market/organisations.parquet", "--orders", "market/orders.parquet"]
    alone = [
        "national",
        "measure",
        "market/employments.parquet",
        "parts.parquet",
        "--edition",
        "pso-2.1",
        *parts,
    ]
    assert run(alone) == 0
    assert pl.read_parquet("whole.parquet").equals(pl.read_parquet("parts.parquet"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("32,5", "veel", "‘veel’"),
        ("32,5", "32,555", "‘32,555’"),
        ("01-02-2020", "31-02-2020", "‘31-02-2020’"),
        ("wajong", "wajung", "‘wajung’"),
        ("Startdatum", "Bouwjaar", "--map"),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_written(here, capsys, old, new, said):
    (here / "t.csv").write_text(CSV.replace(old, new), encoding="utf-8")
    assert convert("t.csv", "out.parquet") == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert [path.name for path in here.iterdir()] == ["t.csv"]


def test_a_column_that_is_named(here):
    (here / "t.csv").write_text(CSV.replace("Startdatum", "Bouwjaar"), encoding="utf-8")
    assert convert("t.csv", "out.parquet", "--map", "Bouwjaar=first_day") == 0
    assert rows() == ROWS


@pytest.mark.parametrize("said", ["Bouwjaar=first_day", "Startdatum=birthday", "Startdatum"])
def test_a_wrong_name_is_told(said):
    assert convert("t.csv", "out.parquet", "--map", said) == 2


def test_measurement_files_measure_as_they_do_alone(here, request, capsys):
    """The share and fte of the example, as `trede measure` has them: 78.45 % of 37.84 fte."""
    example = str(request.config.rootpath / "examples" / "softwaretesters.json")
    assert convert(example, "out.parquet") == 0
    assert run(["national", "measure", "out.parquet", "levels.parquet", "--edition", "pso-2.1"]) == 0
    row = pl.read_parquet("levels.parquet").row(0, named=True)
    numbers = [value for value in row.values() if isinstance(value, int)]
    assert [round(value / 10**4) for value in numbers[2:]] == [3784, 7845]
    assert convert(example, "orders.parquet", "--table", "orders") == 2
    assert convert(example, "t.csv", "both.parquet") == 2
    assert convert("out.parquet", "out.parquet") == 2
