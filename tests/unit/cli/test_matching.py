# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede match``: a summary to read, documents by their schemas, workbooks, weeks, somebody who is absent."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time

import pytest
from jsonschema import Draft202012Validator

from trede.cli.app import run
from trede.intake.grids import read_grids

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "testwerk.json"


def wrong(name, document):
    schema = json.loads((ROOT / "schema" / f"{name}-1.json").read_text("utf-8"))
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def said(capsys, *arguments):
    status = run(["match", *(str(each) for each in arguments)])
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A working folder with two people and a task that only one of them can do."""
    monkeypatch.chdir(tmp_path)
    people = [
        {"code": code, "hours_week": 24, "hours_day": 6, "competences": {"lezen": level}}
        for code, level in (("M01", 4), ("M02", 2))
    ]
    tasks = [{"code": "a", "name": "=1+1", "process": "Bank", "hours": 4, "asks": {"lezen": 3}}]
    case = {"format": "trede/matching/1", "tasks": tasks, "people": people}
    (tmp_path / "werk.json").write_text(json.dumps(case), "utf-8")
    return tmp_path


def test_the_example_of_45_people_and_180_tasks(capsys, tmp_path):
    """Split, matched, explained and as week plans within five seconds of the processor."""
    assert wrong("matching", json.loads(EXAMPLE.read_text("utf-8"))) == []
    start = process_time()
    status, out, _ = said(capsys, EXAMPLE, "--weeks", "--out", tmp_path / "uit.json")
    assert process_time() - start < 5
    assert status == 0
    assert "Nog niemand: 0." in out.splitlines()[1]
    assert "De week van M45" in out
    assert "Begin van de week met het team (30 minuten)" in out
    document = json.loads((tmp_path / "uit.json").read_text("utf-8"))
    assert wrong("matches", document) == []
    assert (
        len({task for package in document["packages"] for task in package["tasks"]} | set(document["stay"]))
        == 180
    )
    assert document["proof"]["value"] >= document["proof"]["bound"] * 0.99


def test_somebody_ill_is_replaced(capsys):
    before = json.loads(said(capsys, EXAMPLE, "--json")[1])
    code = before["matches"][0]["doer"]
    _, out, _ = said(capsys, EXAMPLE, "--absent", code, "--json")
    after = json.loads(out)
    assert wrong("matches", after) == []
    theirs = {each["package"] for each in before["matches"] if code in (each["doer"], each["second"])}
    assert {each["package"] for each in after["changed"]} == theirs
    told = said(capsys, EXAMPLE, "--absent", code, "--language", "en")[1]
    assert f"What changes now that {code} is not there" in told


def test_a_package_that_nobody_has_is_status_1_with_what_must_change(capsys, small):
    status, out, _ = said(capsys, "werk.json")
    assert status == 1
    assert "M02: lezen leren van 2 naar 3, of de taak eenvoudiger maken." in out
    assert "M01: past, maar er is niemand om mee te kijken." in out
    assert "lezen leren: dan kan 1 mens meer werk doen (pakketten: 1)." in out


def test_a_workbook_in_and_out(capsys, small):
    assert said(capsys, "--template", "leeg.xlsx")[0] == 0
    status, out, _ = said(capsys, "leeg.xlsx", "--out", "uit.xlsx", "--language", "en")
    assert status == 1
    assert "Tasks: 1. Packages: 1." in out
    assert [grid.name for grid in read_grids(small / "uit.xlsx")] == ["Packages", "Weeks", "Why not"]
    said(capsys, "werk.json", "--out", "formule.xlsx")
    (packages, *_) = read_grids(small / "formule.xlsx")
    assert packages.rows[1][2] == "=1+1"


def test_a_folder_of_csv_files(capsys, small):
    folder = small / "map"
    folder.mkdir()
    (folder / "Taken.csv").write_text(
        "Code;Taak;Proces of klant;Uren per week\na;Nalopen;Bank;2,5\n", "utf-8"
    )
    people = "Code, geen naam;Uren per week;Uren per dag\nM01;24;6\nM02;24;6\n"
    (folder / "Mensen.csv").write_text(people, "utf-8")
    status, out, _ = said(capsys, folder)
    assert status == 0
    assert "P1 (Bank, 2,50 uur)" in out


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["werk.json", "--out", "werk.json"], "werk.json"),
        (["werk.json", "--out", "uit.pdf"], ".xlsx, .json"),
        (["werk.json", "--absent", "M99"], "‘M99’ staat niet bij de mensen"),
        (["stuk.json"], "regel 1"),
        (["stuk.xlsx"], "stuk.xlsx"),
        ([], "Noem het bestand met taken en mensen"),
    ],
)
def test_what_is_wrong_is_told_before_anything_is_written(capsys, small, arguments, says):
    (small / "stuk.json").write_text("{", "utf-8")
    (small / "stuk.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    before = {path.name: path.read_bytes() for path in small.iterdir()}
    status, _, err = said(capsys, *arguments)
    assert status == 2
    assert says in " ".join(err.split())
    assert {path.name: path.read_bytes() for path in small.iterdir()} == before


def test_nothing_to_do_is_said(capsys, small):
    (small / "leeg.json").write_text('{"format": "trede/matching/1", "tasks": []}', "utf-8")
    assert said(capsys, "leeg.json")[1].splitlines()[1] == "Er is geen werk om te verdelen."
    case = json.loads((small / "werk.json").read_text("utf-8"))
    (small / "taken.json").write_text(json.dumps({**case, "people": []}), "utf-8")
    status, out, _ = said(capsys, "taken.json")
    assert (status, out.splitlines()[1]) == (1, "Taken: 1. Pakketten: 1. Voeg mensen toe om ze te verdelen.")


LIST = """conceptUri,preferredLabel,altLabels
http://list.example/S1,teksten begrijpen,"lezen
leesvaardigheid"
http://list.example/S2,rekenen,
"""


def asked_about(document):
    """Competences of somebody with a match of which nothing is known."""
    asked = (question for each in document["matches"] for question in each["questions"])
    return {question["name"] for question in asked if question["kind"] == "competence"}


def test_a_list_of_skills_gives_names_and_codes(small, capsys):
    """A task that asks ``lezen`` and somebody who has it by its code meet in the name of the list."""
    case = json.loads(Path("werk.json").read_text("utf-8"))
    case["people"][0]["competences"] = {"http://list.example/S1": 4, "puzzelen": 3}
    case["people"][1]["competences"] = {"Leesvaardigheid": 3}
    Path("werk.json").write_text(json.dumps(case), "utf-8")
    Path("lijst.csv").write_text(LIST, "utf-8")
    _, without, _ = said(capsys, "werk.json", "--json")
    (package,) = json.loads(without)["packages"]
    assert (package["asks"], json.loads(without)["skills"]) == ({"lezen": 3}, None)
    assert "lezen" in asked_about(json.loads(without))
    status, out, _ = said(capsys, "werk.json", "--skills", "lijst.csv", "--json")
    document = json.loads(out)
    assert (status, wrong("matches", document)) == (0, [])
    assert document["packages"][0]["asks"] == {"teksten begrijpen": 3}
    assert asked_about(document) == set()
    listed = {"teksten begrijpen": "http://list.example/S1"}
    assert document["skills"] == {"codes": listed, "not_listed": ["puzzelen"]}
    _, out, _ = said(capsys, "werk.json", "--skills", "lijst.csv")
    assert out.partition("Niet op uw lijst met competenties")[2].split() == ["•", "puzzelen"]


def test_a_list_without_codes_is_refused(small, capsys):
    Path("lijst.csv").write_text("naam,soort\nlezen,a\n", "utf-8")
    status, out, wrong_ = said(capsys, "werk.json", "--skills", "lijst.csv")
    assert (status, out) == (2, "")
    assert "lijst.csv" in wrong_
