# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was told while a file was read stands beside its level: nothing is assumed without a word."""

import json

import pytest
from tests.unit.intake.papers.made_papers import ORGANISATION, Person, month, wages

from trede.cli.app import run


@pytest.fixture
def year_of_wages(tmp_path):
    for number in range(1, 12):
        text = wages(month(number), [Person("1001", "32", "2015-04-13")])
        (tmp_path / f"{number:02}.xml").write_text(text, "utf-8")
    (tmp_path / "Organisatie.csv").write_text(ORGANISATION, "utf-8")
    return tmp_path


def test_warnings_about_the_file_are_shown(year_of_wages, capsys):
    assert run(["measure", str(year_of_wages), "--json"]) == 0
    codes = {found["code"] for found in json.loads(capsys.readouterr().out)["findings"]}
    assert codes >= {"wages.read", "wages.periods-missing", "table.contract-assumed", "table.no-position"}


def test_and_to_people_too(year_of_wages, capsys):
    assert run(["measure", str(year_of_wages), "--all"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "01-12-2025 - 31-12-2025" in said
    assert "BSN, naam, geboortedatum" in said


def document_of(arguments, capsys):
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_what_if_on_the_file_keeps_them(year_of_wages, tmp_path_factory, capsys):
    changes = tmp_path_factory.mktemp("what-if") / "c.toml"
    changes.write_text('format = "trede/changes/1"\n[[hours]]\nref = "1001"\nhours = 20\n', "utf-8")
    measured = ["measure", str(year_of_wages), "--with", str(changes)]
    plain = document_of(measured[:2], capsys)
    after = document_of(measured, capsys)
    assert [each["size"]["total_fte"] for each in (plain, after)] == ["0.800000", "0.500000"]
    told = [(found["code"], found["place"], found.get("sheet")) for found in plain["findings"]]
    assert [(found["code"], found["place"], found.get("sheet")) for found in after["findings"]] == told
    beside = document_of(["compare", str(year_of_wages), "--with", str(changes)], capsys)
    assert [len(each["findings"]) for each in beside["scores"]] == [len(told), len(told)]
    assert run([*measured, "--all"]) == 0
    assert "BSN, naam, geboortedatum" in " ".join(capsys.readouterr().out.split())


STAFF = (
    "Personeelsnummer;Uitgangspositie;Contracttype;Uren per week;Voltijdsuren;In dienst;Uit dienst\n"
    "M1;;regulier;40;40;01-01-2010;\n"
    "P2;wajong;regulier;40;40;01-01-2010;\n"
    "P3;participatiewet;regulier;40;40;01-06-2021;\n"
)
LEAVES = 'format = "trede/changes/1"\n[[leave]]\nref = "{who}"\nlast_day = 2009-12-31\n'
COMES = 'format = "trede/changes/1"\n[[hire]]\nposition = "participatiewet"\nhours = 20\nfrom = 2021-03-01\n'


@pytest.mark.parametrize(("who", "rows"), [("P2", [4, None]), ("P3", [None])])
def test_a_new_colleague_stands_in_no_row_of_the_file(tmp_path, capsys, who, rows):
    """Also not where somebody else stands, or stood: P3 is in row 4, and counts until a day in 2026 as they do."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "Medewerkers.csv").write_text(STAFF, "utf-8")
    (folder / "Organisatie.csv").write_text(ORGANISATION, "utf-8")
    for name, text in (("a.toml", LEAVES.format(who=who)), ("b.toml", COMES)):
        (tmp_path / name).write_text(text, "utf-8")
    with_ = ["--with", str(tmp_path / "a.toml"), "--with", str(tmp_path / "b.toml")]
    found = document_of(["measure", str(folder), *with_, "--edition", "pso-2.1"], capsys)
    ending = [each for each in found["findings"] if each["code"] == "employment.window-ends"]
    assert [each.get("row") for each in ending] == rows
