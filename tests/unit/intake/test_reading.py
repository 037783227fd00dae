# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The front door: a JSON file, a workbook and a folder of CSV files give the same measurement."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from trede.intake import read
from trede.kernel.findings import finding

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHEETS = {
    "organisatie": [
        ("Naam organisatie", "Voorbeeld BV"),
        ("KvK-nummer", "69599068"),
        ("Peiljaar van", "01-01-2018"),
        ("Peiljaar tot en met", "31-12-2018"),
        ("Totaal aantal fte", "20,5"),
    ],
    "medewerkers": [
        ("Personeelsnummer", "Uitgangspositie", "Soort contract", "Uren per week", "Uren voltijd",
         "In dienst vanaf", "In dienst tot en met"),
        ("P1", "Wajong", "Vast", "28,5", "40", "1-5-16", ""),
    ],
    "inkoop": [
        ("Opdrachtnummer", "Leverancier", "KvK-nummer leverancier", "Soort leverancier", "Opdrachtdatum", "Bedrag",
         "Omzet leverancier", "Fte leverancier", "Directe bijdrage leverancier"),
        ("F1", "Groen BV", "12345678", "PSO", "01-06-2018", "1.234,50", "2.000.000", "25", "8,5 %"),
    ],
}  # fmt: skip
DOCUMENT = {
    "format": "trede/measurement/1",
    "organisation": {"name": "Voorbeeld BV", "kvk": "69599068"},
    "reference_year": {"from": "2018-01-01", "to": "2018-12-31"},
    "total_fte": "20.5",
    "employments": [
        {
            "ref": "P1",
            "position": "wajong",
            "contract": "regular",
            "hours": "28.5",
            "fulltime_hours": "40",
            "from": "2016-05-01",
        }
    ],
    "purchases": [
        {"order": "F1", "supplier": "Groen BV", "kvk": "12345678", "kind": "pso", "date": "2018-06-01",
         "amount": "1234.50", "supplier_turnover": "2000000", "supplier_fte": "25", "supplier_direct_share": "8.5"}
    ],
}  # fmt: skip


def as_json(folder: Path) -> Path:
    path = folder / "meting.json"
    path.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    return path


def as_workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name.capitalize())
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(folder / "meting.xlsx")
    return folder / "meting.xlsx"


def as_csv(folder: Path) -> Path:
    for name, rows in SHEETS.items():
        (folder / f"{name}.csv").write_text("\n".join(";".join(row) for row in rows), encoding="cp1252")
    return folder


@pytest.mark.parametrize("made", [as_json, as_workbook, as_csv])
def test_every_door_gives_the_same_measurement(made: Callable[[Path], Path], tmp_path: Path) -> None:
    expected = read(as_json(tmp_path)).measurement
    (tmp_path / "door").mkdir()
    reading = read(made(tmp_path / "door"))
    assert reading.findings == ()
    assert reading.measurement == expected


@pytest.mark.parametrize(("made", "by_name"), [(as_json, False), (as_workbook, True), (as_csv, True)])
def test_only_in_a_table_a_contract_can_be_written_by_name(
    made: Callable[[Path], Path], by_name: bool, tmp_path: Path
) -> None:
    assert read(made(tmp_path)).by_name is by_name


def test_findings_about_json_have_no_place_in_a_table(tmp_path: Path) -> None:
    found = finding("input.bsn", "employments")
    assert read(as_json(tmp_path)).located([found]) == (found,)


def test_a_file_that_may_not_be_opened_gives_its_findings(tmp_path: Path) -> None:
    path = tmp_path / "leeg.xlsx"
    path.write_bytes(b"")
    reading = read(path)
    assert reading.measurement is None
    assert [found.code for found in reading.findings] == ["file.empty"]


def test_no_finding_of_scoring_shows_a_bsn(tmp_path: Path) -> None:
    reading = read(as_json(tmp_path))
    [found] = reading.located([finding("input.format", "employments[0].ref", "111222333", format="x")])
    assert "111222333" not in repr(found)


def test_a_kvk_number_in_a_finding_is_shown(tmp_path: Path) -> None:
    found = finding("input.kvk", "purchases[0].kvk", "10000008")
    assert read(as_json(tmp_path)).located([found]) == (found,)
