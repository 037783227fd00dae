# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede national convert``: what people have becomes what is measured, or is told."""

import datetime as dt
import json
from pathlib import Path

import duckdb
import polars as pl
import pytest
from jsonschema import Draft202012Validator
from tests.builders import measurement, order, person, year

from trede.cli.app import run
from trede.scoring.canonical import measurement_document

SCHEMA = Path(__file__).parents[2] / "schema" / "national-convert-1.json"
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


@pytest.mark.parametrize("column", ["hours_hundredths", "position"])
def test_a_file_whose_rows_are_damaged_is_refused_and_nothing_is_written(here, capsys, column):
    """The end is whole, and says where the rows are; words of a column of codes are read earlier than its numbers."""
    kind = pl.String if column == "position" else pl.Int64
    frame = pl.DataFrame({name: [0] * 40 for name in COLUMNS}).with_columns(pl.col(column).cast(kind))
    frame.write_parquet(here / "in.parquet")
    whole = bytearray((here / "in.parquet").read_bytes())
    end = len(whole) - 8 - int.from_bytes(whole[-8:-4], "little")
    whole[4:end] = b"\xff" * (end - 4)
    (here / "in.parquet").write_bytes(whole)
    assert pl.read_parquet_schema(here / "in.parquet")[column] == kind
    assert convert("in.parquet", "out.parquet", "--year", "2024") == 2
    assert "in.parquet" in capsys.readouterr().err
    assert not (here / "out.parquet").exists()


@pytest.mark.parametrize("written", ["", "\n", "\ufeff"])
def test_a_file_of_nothing_is_refused_in_words(here, capsys, written):
    (here / "rows.csv").write_text(written, encoding="utf-8")
    assert convert("rows.csv", "out.parquet") == 2
    assert "Er staan geen rijen in" in " ".join(capsys.readouterr().err.split())
    assert not (here / "out.parquet").exists()


@pytest.mark.parametrize("written", [";" * 1_000, "x" * 200_000])
def test_a_first_line_without_end_is_refused_in_words(here, capsys, written):
    (here / "rows.csv").write_text(written, encoding="utf-8")
    assert convert("rows.csv", "out.parquet") == 2
    assert "is te lang" in " ".join(capsys.readouterr().err.split())


def test_of_a_value_without_end_the_beginning_is_told(here, capsys):
    (here / "t.csv").write_text(CSV.replace('"32,5"', "x" * 100_000), encoding="utf-8")
    assert convert("t.csv", "out.parquet", "--year", "2024") == 2
    assert 100 < capsys.readouterr().err.count("x") < 1_000


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
    assert convert(example, "t.csv", "both.parquet") == 2
    assert convert("out.parquet", "out.parquet") == 2


BUYS = (
    order(order="F1", kvk="11112222", on="2026-05-01"),
    order(order="F2", kvk="33334444", on="2026-06-01"),
    order(order="F3", kvk="11112222", on="2025-06-01"),
)


def measured_file(path, *rows):
    declared = measurement(*[person(None, ref=f"S{number}") for number in range(18)], *rows, year=year(2026))
    path.write_text(json.dumps(measurement_document(declared)), "utf-8")
    return str(path)


def test_purchases_of_measurement_files_count_as_they_do_alone(here, capsys):
    """With its orders the organisation has the total of ``trede measure``; without them it has less."""
    file = measured_file(here / "m.json", person(ref="A"), *BUYS)
    for kind in ("employments", "orders"):
        assert convert(file, f"{kind}.parquet", "--table", kind) == 0
    where = ["--orders", "orders.parquet", "--edition", "pso-2.1"]
    assert run(["national", "measure", "employments.parquet", "with.parquet", *where]) == 0
    assert run(["national", "measure", "employments.parquet", "less.parquet", *where[2:]]) == 0
    capsys.readouterr()
    assert run(["measure", file, "--json", "--edition", "pso-2.1"]) == 0
    total = json.loads(capsys.readouterr().out)["total_percent"]
    share, less = (
        pl.read_parquet(f"{name}.parquet")["share_millionths_pso_2_1"].item() for name in ("with", "less")
    )
    assert share == round(float(total) * 10**6)
    assert less < share
    assert pl.read_parquet("orders.parquet").height == len(BUYS)


def test_a_figure_that_the_table_cannot_hold_is_told_and_not_rounded(here, capsys):
    document = json.loads(Path(measured_file(here / "m.json", *BUYS)).read_text("utf-8"))
    document["purchases"][1]["supplier_fte"] = "25.125"
    (here / "m.json").write_text(json.dumps(document), "utf-8")
    assert convert("m.json", "orders.parquet", "--table", "orders") == 2
    told = " ".join(capsys.readouterr().err.split())
    assert "‘F2’" in told
    assert "supplier_fte_hundredths" in told
    assert not (here / "orders.parquet").exists()


ORDERS = """Afnemer;KvK-nummer leverancier;Datum;Bedrag;Omzet;Fte leverancier;Directe bijdrage
1;11112222;01-05-2026;1000,50;2000000;25;8
"""


def test_orders_as_people_write_them(here):
    (here / "o.csv").write_text(ORDERS, encoding="utf-8")
    said = {
        "Afnemer": "organisation",
        "KvK-nummer leverancier": "kvk",
        "Datum": "date",
        "Bedrag": "amount",
        "Omzet": "supplier_turnover",
        "Fte leverancier": "supplier_fte",
        "Directe bijdrage": "supplier_direct_share",
    }
    named = [part for pair in said.items() for part in ("--map", "=".join(pair))]
    assert convert("o.csv", "orders.parquet", "--table", "orders", *named) == 0
    assert pl.read_parquet("orders.parquet").rows() == [
        (1, 11112222, DAY(2026, 5, 1), 100_050, 200_000_000, 2500, 8_000_000)
    ]


def test_a_mapping_is_written_and_given_again(here):
    """With words and headers of somebody's own; given again it reads the same, and a column left out stays out."""
    own = CSV.replace("Startdatum", "Bouwjaar").replace("regular", "Vaste kracht")
    head, *lines = own.splitlines()
    wide = [f"{head};indication_until", *(f"{line};31-12-2026" for line in lines)]
    (here / "t.csv").write_text("\n".join(wide), encoding="utf-8")
    said = ["--map", "Bouwjaar=first_day", "--map", "indication_until=", "--word", "Vaste kracht=regular"]
    assert convert("t.csv", "first.parquet", *said, "--write-mapping", "m.toml") == 0
    assert convert("t.csv", "again.parquet", "--mapping", "m.toml") == 0
    first = pl.read_parquet("first.parquet")
    assert first.equals(pl.read_parquet("again.parquet"))
    assert first.select(COLUMNS).rows() == ROWS
    assert "indication_until" not in first.columns
    assert convert("t.csv", "first.parquet", *said, "--write-mapping", "t.csv") == 2


def test_the_mapping_of_measuring_says_what_a_table_means(here):
    """Of fields that this table does not have it says nothing here."""
    mapping = """format = "trede/mapping/1"
[columns]
"Bouwjaar" = "from"
"Opdrachtdatum" = "date"
[contract]
"Vaste kracht" = "regular"
"""
    (here / "m.toml").write_text(mapping, encoding="utf-8")
    own = CSV.replace("Startdatum", "Bouwjaar").replace("regular", "Vaste kracht")
    (here / "t.csv").write_text(own, encoding="utf-8")
    assert convert("t.csv", "out.parquet", "--mapping", "m.toml") == 0
    assert rows() == ROWS
    (here / "m.toml").write_text(mapping.replace('"from"', '"birthday"'), encoding="utf-8")
    assert convert("t.csv", "other.parquet", "--mapping", "m.toml") == 2


def test_two_columns_for_one_are_refused(here, capsys):
    said = ["--map", "Uren per week=hours", "--map", "Fulltime uren=hours"]
    assert convert("t.csv", "out.parquet", *said) == 2
    told = capsys.readouterr().err
    assert "Uren per week" in told
    assert "Fulltime uren" in told


def test_machines_get_one_document(here, capsys):
    validator = Draft202012Validator(
        json.loads(SCHEMA.read_text("utf-8")), format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    assert convert("t.csv", "out.parquet", "--year", "2024", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    validator.validate(document)
    assert (document["rows"], document["reference_year"]) == (3, {"from": "2024-01-01", "to": "2024-12-31"})
    assert {"header": "Startdatum", "column": "first_day"} in document["columns"]
    assert convert(measured_file(here / "m.json", *BUYS), "m.parquet", "--table", "orders", "--json") == 0
    validator.validate(json.loads(capsys.readouterr().out))
    (here / "t.csv").write_text(CSV.replace("wajong", "wajung"), encoding="utf-8")
    assert convert("t.csv", "other.parquet", "--json") == 2
    assert json.loads(capsys.readouterr().out)["format"] == "trede/findings/1"
