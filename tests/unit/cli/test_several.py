# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many files at once: a line for each, one bad file does not stop the others."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from tests.builders import measurement, person, year

from trede.cli.app import run
from trede.scoring.canonical import measurement_document

ROOT = Path(__file__).parents[3]
SCHEMA = json.loads((ROOT / "schema" / "measurements-1.json").read_text("utf-8"))


def write(folder, name, *people):
    document = measurement_document(measurement(*people, year=year(2026)))
    document["organisation"]["name"] = f"=Firma {name}"
    (folder / name).write_text(json.dumps(document), "utf-8")


@pytest.fixture
def clients(tmp_path, monkeypatch):
    """One that keeps its level, one that loses it when a contract ends, one that cannot be read."""
    staff = [person(None, ref=f"S{number}") for number in range(9)]
    write(tmp_path, "keeps.json", person(ref="A"), *staff)
    write(tmp_path, "loses.json", person(ref="A", until="2026-12-31"), *staff)
    (tmp_path / "bad.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    return ["keeps.json", "bad.json", "loses.json"]


def measured(capsys, *arguments):
    status = run(["measure", *arguments, "--edition", "pso-1.7"])
    return status, capsys.readouterr()


def test_json_has_a_line_for_each_file_in_their_order(clients, capsys):
    status, told = measured(capsys, *clients, "--table", "json")
    document = json.loads(told.out)
    assert status == 2
    validator = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(document)] == []
    keeps, bad, loses = document["measurements"]
    assert (keeps["file"], keeps["level"], keeps["loses_on"]) == ("keeps.json", "trede-2", None)
    assert (bad["level"], bad["errors"] > 0) == (None, True)
    assert loses["loses_on"] is not None
    assert loses["loses_on"] > "2026-12-31"


def test_a_line_equals_measuring_that_file_alone(clients, capsys):
    _, told = measured(capsys, *clients, "--json")
    line = json.loads(told.out)["measurements"][0]
    run(["measure", "keeps.json", "--json", "--edition", "pso-1.7"])
    alone = json.loads(capsys.readouterr().out)
    assert (line["level"], line["total_percent"], line["missing_fte"], line["findings"]) == (
        alone["level"],
        alone["total_percent"],
        alone["next"]["missing_fte"],
        alone["findings"],
    )
    assert {key: line[key] for key in ("file", "organisation", "kvk")} == {
        key: alone["subject"][key] for key in ("file", "organisation", "kvk")
    }


def test_all_that_are_good_end_with_status_zero(clients, capsys):
    assert measured(capsys, "keeps.json", "loses.json", "--table", "json")[0] == 0


def test_csv_can_be_joined_and_holds_no_formula(clients, capsys):
    _, told = measured(capsys, *clients, "--table", "csv")
    rows = list(csv.DictReader(io.StringIO(told.out, newline="")))
    assert [row["file"] for row in rows] == clients
    assert rows[0]["organisation"] == "'=Firma keeps.json"
    assert rows[1]["findings"]


def test_the_workbook_has_numbers_days_and_every_finding(clients, capsys):
    status, _ = measured(capsys, *clients, "--table", "xlsx", "--out", "all.xlsx")
    assert status == 2
    book = openpyxl.load_workbook("all.xlsx")
    lines, findings = book.worksheets
    head = [cell.value for cell in lines[1]]
    keeps = dict(zip(head, (cell.value for cell in lines[2]), strict=True))
    assert keeps["Trede"] == "trede 2"
    assert keeps["Totaal (%)"] == 10
    assert keeps["Peiljaar van"].year == 2026
    assert keeps["Organisatie"] == "=Firma keeps.json"
    assert lines["B2"].data_type == "s"
    assert "bad.json" in [row[0].value for row in findings.iter_rows(min_row=2)]


def test_the_terminal_shows_lines_and_what_is_wrong(clients, capsys):
    status, told = measured(capsys, *clients)
    assert status == 2
    lines = told.out.splitlines()
    assert lines[1].split()[:3] == ["keeps.json", "trede", "2"]
    assert lines[2].split()[:3] == ["bad.json", "niet", "gemeten"]
    assert max(map(len, lines)) <= 80
    assert "niet officieel" in told.out
    assert "fouten" in told.out.split("\nbad.json\n")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--pdf", "a.pdf"], "--pdf"),
        (["--errors-to", "a.xlsx"], "--errors-to"),
        (["--explain"], "--explain"),
        (["--table", "xlsx"], "--out"),
        (["--out", "a.csv"], "--table"),
        (["--table", "csv", "--out", "a.xlsx"], ".csv"),
        (["--table", "csv", "--out", "keeps.json"], "keeps.json"),
    ],
)
def test_what_does_not_go_together_is_told(clients, arguments, said, capsys):
    status, told = measured(capsys, *clients, *arguments)
    assert status == 2
    assert said in told.err
    assert told.out == ""


def test_a_handbook_that_is_not_there_is_told_once(clients, capsys):
    assert run(["measure", *clients, "--edition", "pso-9"]) == 2
    assert capsys.readouterr().err.count("pso-9") == 1


def test_an_organisation_of_one_file_in_a_table(clients, capsys):
    assert measured(capsys, "keeps.json", "--table", "csv")[1].out.count("\n") == 2
