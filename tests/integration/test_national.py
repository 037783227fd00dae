# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede national`` from files to files: nothing is written over, and every mistake is told in words."""

import importlib.util
import json
from pathlib import Path

import polars as pl
import pypdf
import pytest
from jsonschema import Draft202012Validator

from trede.cli.app import run


@pytest.fixture(scope="module")
def market(tmp_path_factory):
    folder = tmp_path_factory.mktemp("national") / "market"
    assert run(["national", "population", str(folder), "--rows", "20000"]) == 0
    return folder


@pytest.fixture
def here(market, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rows.parquet").write_bytes((market / "employments.parquet").read_bytes())
    return tmp_path


WHAT_IF = [
    "national",
    "what-if",
    "rows.parquet",
    "--before",
    "pso-1.6",
    "--after",
    "pso-1.7",
    "--out",
    "moves",
]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["measure", "rows.parquet", "rows.parquet"], "overschrijven we nooit"),
        (["measure", "rows.parquet", "rows.parquet", "--force"], "overschrijven we nooit"),
        (["measure", "rows.parquet", "kept.parquet"], "--force"),
        (["measure", "rows.parquet", "out.csv"], ".parquet"),
        (["measure", "rows.parquet", "nowhere/out.parquet"], "is er niet"),
        (["measure", "rows.parquet", "out.parquet", "--parts", "no/where"], "is er niet"),
        (["measure", "rows.parquet", "out.parquet", "--edition", "pso-9"], "pso-2.1"),
        (["measure", "rows.parquet", "out.parquet", "--year", "24"], "24"),
        (["measure", "rows.parquet", "out.parquet", "--year", "99999"], "99999"),
        (["population", "full", "--rows", "10"], "bestaat al"),
        (["population", "no/where", "--rows", "10"], "is er niet"),
        (["population", "new", "--rows", "10", "--seed", "zz"], "niet hexadecimaal"),
        (["norms", "rows.parquet", "--out", "no/where"], "is er niet"),
        (["norms", "rows.parquet", "--out", "eds", "--name", "pso-2.1"], "nooit"),
        (["norms", "rows.parquet", "--out", "eds", "--name", "mine"], "nooit"),
        (["norms", "rows.parquet", "--out", "eds", "--name", "../mine"], "kleine letters"),
        ([*WHAT_IF[1:5], "--after", "pso-1.6", "--out", "moves"], "twee keer"),
        ([*WHAT_IF[1:4], "a,b", *WHAT_IF[5:]], "a,b"),
        ([*WHAT_IF[1:7], "--out", "no/where"], "is er niet"),
    ],
)
def test_what_cannot_be_written_is_told_before_the_work(here, capsys, arguments, said):
    (here / "kept.parquet").write_bytes(b"mine")
    (here / "full").mkdir()
    (here / "full" / "orders.parquet").write_bytes(b"mine")
    (here / "eds" / "mine").mkdir(parents=True)
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    assert run(["national", *arguments]) == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_the_same_edition_twice_is_measured_once(here):
    assert run(["national", "measure", "rows.parquet", "out.parquet", "--edition", "pso-1.7, pso-1.7"]) == 0
    assert len([name for name in pl.read_parquet_schema("out.parquet") if name.startswith("level")]) == 1


def test_force_replaces_an_outcome(here):
    (here / "out.parquet").write_bytes(b"old")
    assert run(["national", "measure", "rows.parquet", "out.parquet", "--force"]) == 0
    assert pl.read_parquet("out.parquet").height
    assert sorted(path.name for path in here.iterdir()) == ["out.parquet", "rows.parquet"]


def test_an_engine_that_is_not_installed_names_its_extra(here, capsys, monkeypatch):
    there = importlib.util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None if name == "pyspark" else there(name))
    assert run(["national", "measure", "rows.parquet", "out.parquet", "--engine", "spark"]) == 2
    assert 'pip install "trede[spark]"' in " ".join(capsys.readouterr().err.split())


def test_a_failed_survey_leaves_no_edition(here, capsys):
    """A survey that is too small used to leave nothing, one that failed later a folder that the next run used."""
    assert run(["national", "norms", "rows.parquet", "--out", "editions"]) == 2
    assert not (here / "editions").exists()
    assert [path.name for path in here.iterdir()] == ["rows.parquet"]


def test_what_if_tells_its_headline_and_writes_a_report(here, market, capsys):
    sectors = ["--organisations", str(market / "organisations.parquet")]
    assert run([*WHAT_IF, *sectors, "--unknown-outside"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("De gegevens zijn verzonnen.")
    assert "kan er geen dalen" in told
    assert sorted(path.name for path in (here / "moves").iterdir()) == [
        "levels.csv",
        "levels.parquet",
        "moves.csv",
        "moves.parquet",
        "moves.svg",
        "report.html",
        "report.pdf",
        "what-if.json",
    ]
    report = pypdf.PdfReader(here / "moves" / "report.pdf")
    text = " ".join(" ".join(page.extract_text() for page in report.pages).split())
    assert "De gegevens zijn verzonnen." in text
    assert "Naar sector" in text
    [attached] = report.attachments["what-if.json"]
    assert attached == (here / "moves" / "what-if.json").read_bytes()
    schema = json.loads((Path(__file__).parents[2] / "schema" / "what-if-1.json").read_text("utf-8"))
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(
        json.loads(attached)
    )
    cells = json.loads(attached)["cells"]
    shown = pl.read_csv(here / "moves" / "moves.csv", infer_schema_length=None)
    whole = next(
        cell
        for cell in cells
        if {cell[name] for name in ("size", "sector", "before", "after", "move")} == {"*"}
    )
    assert whole["organisations"] == shown.row(0, named=True)["all"]
    assert run([*WHAT_IF, "--unknown-outside"]) == 2
    assert run([*WHAT_IF, "--unknown-outside", "--force"]) == 0


def test_unknown_positions_are_counted_alike_by_measure_and_what_if(here, capsys):
    """Without the flag an organisation with such a position has no level in the one and is left out in the other."""
    assert run(["national", "measure", "rows.parquet", "out.parquet", "--edition", "pso-1.6,pso-1.7"]) == 0
    table = pl.read_parquet("out.parquet").filter(pl.col("target_rows") > 0)
    levels = [pl.col(name) for name in table.columns if name.startswith("level")]
    left = table.filter(pl.any_horizontal(level.is_null() for level in levels)).height
    assert left > 2
    capsys.readouterr()
    assert run(WHAT_IF) == 0
    assert f"{left} organisaties zijn onder een van beide edities niet te meten" in capsys.readouterr().out


def test_an_own_edition_is_named_or_not_used(here, capsys):
    own = here / "editions" / "mine"
    import shutil

    from trede.scheme import open_shelf

    shutil.copytree(open_shelf().load("pso-2.1").folder, own)
    top = own / "edition.toml"
    top.write_text(top.read_text().replace('"pso-2.1"', '"mine"'))
    assert run(["national", "measure", "rows.parquet", "out.parquet", "--editions", "editions"]) == 0
    assert not [name for name in pl.read_parquet_schema("out.parquet") if "mine" in name]
    named = [
        "national",
        "measure",
        "rows.parquet",
        "own.parquet",
        "--editions",
        "editions",
        "--edition",
        "mine",
    ]
    capsys.readouterr()
    assert run(named) == 0
    assert "eigen editie ‘mine’" in " ".join(capsys.readouterr().err.split())
    assert pl.read_parquet_metadata("own.parquet")["trede.own-editions"] == "mine"
