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
