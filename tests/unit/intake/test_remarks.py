# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The user's own workbook back: values kept, remarks beside them, nothing private, nothing that acts."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from trede.intake import read
from trede.intake.remarks import height, write_remarks, write_remarks_in
from trede.intake.said import Said
from trede.kernel.findings import finding

if TYPE_CHECKING:
    from pathlib import Path

HEADERS = (
    "Persnr",
    "Naam",
    "BSN",
    "Uren p/w",
    "In dienst",
    "Uit dienst",
    "Dienstverband",
    "KvK-nummer onderdeel",
)
ROWS: list[tuple[Any, ...]] = [
    ("Lijst van Kanarie", "Kanarie"),
    HEADERS,
    ("0012", "Kanarie", 111222333, 32.5, date(2016, 5, 1), None, "Vast", "01234567"),
    ("=1+1", "Kanarie", 123456782, "x", date(2016, 5, 1), date(1899, 1, 1), True, 10**16),
]


def written(folder: Path, language: str = "nl", **sheets: list[tuple[Any, ...]]) -> Any:
    """Read a workbook with these sheets, write its remarks, open those with the second opinion."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for position, value in enumerate(row, start=1):
                cell = sheet.cell(number, position)
                cell.value = "1-1-1899" if value == date(1899, 1, 1) else value
                if isinstance(value, str):
                    cell.data_type = "s"
    source, out = folder / "bron.xlsx", folder / "terug.xlsx"
    book.save(source)
    write_remarks(source, read(source).findings, out, language)  # type: ignore[arg-type]
    return openpyxl.load_workbook(out)


def test_values_stay_what_they_were(tmp_path: Path) -> None:
    sheet = written(tmp_path, Lijst=ROWS)["Lijst"]
    assert [cell.value for cell in sheet[3]][:1] == ["0012"]
    assert sheet["D3"].value == 32.5
    assert sheet["E3"].value.date() == date(2016, 5, 1)
    assert sheet["E3"].number_format == "dd-mm-yyyy"
    assert sheet["H3"].value == "01234567"
    assert sheet["G4"].value is True
    assert sheet["H4"].value == str(10**16)


def test_text_that_looks_like_a_formula_is_text(tmp_path: Path) -> None:
    sheet = written(tmp_path, Lijst=ROWS)["Lijst"]
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("=1+1", "s")


def test_private_columns_come_back_empty_and_say_so(tmp_path: Path) -> None:
    sheet = written(tmp_path, Lijst=ROWS)["Lijst"]
    assert [sheet["B2"].value, sheet["C2"].value] == [
        "(persoonsgegevens weggelaten)",
        "(persoonsnummers weggelaten)",
    ]
    assert {sheet[f"{column}{row}"].value for column in "BC" for row in (1, 3, 4)} == {None}
    with zipfile.ZipFile(tmp_path / "terug.xlsx") as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert b"111222333" not in content
    assert b">Kanarie<" not in content


def test_remarks_stand_behind_the_last_column_with_word_and_column(tmp_path: Path) -> None:
    sheet = written(tmp_path, Lijst=ROWS)["Lijst"]
    assert sheet["I2"].value.startswith("Opmerkingen\n")
    assert "\n! Let op (kolom B): De kolom ‘Naam’" in sheet["I2"].value
    assert "\n! Let op (kolom C): De kolom ‘BSN’" in sheet["I2"].value
    assert sheet["I3"].value is None
    assert sheet["I4"].value.startswith("✗ Fout (kolom D): ‘x’ bij ‘Uren per week’")
    assert sheet["A4"].fill.fgColor.rgb != sheet["A3"].fill.fgColor.rgb
    assert sheet["D4"].border.left.style == "medium"


def test_a_row_with_an_error_one_with_a_warning_and_one_with_nothing_look_different(tmp_path: Path) -> None:
    rows: list[tuple[Any, ...]] = [
        ("Personeelsnummer", "Uren per week", "Voltijduren", "In dienst", "Uit dienst"),
        ("1", 32, 40, date(2016, 5, 1), None),
        ("2", "x", 40, date(2016, 5, 1), None),
        ("3", 33.3333, 40, date(2016, 5, 1), None),
    ]
    sheet = written(tmp_path, Lijst=rows)["Lijst"]
    assert [str(sheet[f"F{row}"].value)[:6] for row in (2, 3, 4)] == ["None", "✗ Fout", "! Let "]
    plain, wrong, doubtful = (sheet[f"A{row}"].fill.fgColor.rgb for row in (2, 3, 4))
    assert sheet["A2"].fill.fill_type is None
    assert len({plain, wrong, doubtful}) == 3


def test_the_list_has_every_finding_errors_first(tmp_path: Path) -> None:
    sheet = written(tmp_path, language="en", Lijst=ROWS)["Findings"]
    kinds = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert kinds == sorted(kinds, key=["✗ Error", "! Note"].index)
    assert ("✗ Error", "Lijst", 4, "D") in [
        tuple(cell.value for cell in row[:4]) for row in sheet.iter_rows()
    ]


def test_repaired_and_handed_in_again_it_reads(tmp_path: Path) -> None:
    rows = [
        *ROWS[:3],
        ("P2", "K", None, 32, date(2016, 5, 1), None, "Vast", None),
        ("Totaal", None, None, 64),
    ]
    organisation = [
        ("Naam", "X"),
        ("KvK-nummer", "69599068"),
        ("Peiljaar van", "1-1-2018"),
        ("Peiljaar tot en met",),
    ]
    organisation[3] = ("Peiljaar tot en met", "31-12-2018")  # type: ignore[assignment]
    written(tmp_path, Organisatie=organisation, Lijst=rows, Toelichting=[("x",)])
    again = read(tmp_path / "terug.xlsx", said=Said(fulltime_week=4000))
    told = ["table.no-position", "table.row-totals", "employment.fulltime-said"]
    assert [found.code for found in again.findings] == told
    assert again.measurement is not None
    assert [row.ref for row in again.measurement.employments] == ["0012", "P2"]


def test_a_sheet_that_was_not_read_stays_behind(tmp_path: Path) -> None:
    book = written(tmp_path, Lijst=ROWS, Los=[("Kanarie", "x"), ("y", "z")])
    assert book["Los"]["A1"].value == "Dit blad is niet gelezen en daarom niet overgenomen."
    assert book["Los"]["A2"].value.startswith("! Let op")
    assert book["Los"].max_column == 1


def test_an_empty_sheet_without_remarks(tmp_path: Path) -> None:
    book = written(tmp_path, Lijst=ROWS, Leeg=[])
    assert book["Leeg"].max_row == 1


def test_names_of_sheets_that_excel_does_not_take(tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    folder.mkdir()
    for name in (
        "history",
        "bevindingen van dit jaar en vorig jaar",
        "bevindingen van dit jaar en volgend jaar",
    ):
        (folder / f"{name}.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    write_remarks(folder, [], tmp_path / "terug.xlsx")
    names = openpyxl.load_workbook(tmp_path / "terug.xlsx").sheetnames
    assert len({name.lower() for name in names}) == 4
    assert "history" not in names


@pytest.mark.parametrize("name", ["meting.json", "leeg.xlsx"])
def test_what_is_no_table_gives_the_list_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")
    write_remarks(tmp_path / name, [finding("input.bsn", "employments")], tmp_path / "terug.xlsx")
    book = openpyxl.load_workbook(tmp_path / "terug.xlsx")
    assert book.sheetnames == ["Bevindingen"]
    assert book["Bevindingen"]["E2"].value == "Medewerkers"


def test_nothing_to_remark(tmp_path: Path) -> None:
    write_remarks(tmp_path / "meting.json", [], tmp_path / "terug.xlsx")
    assert (
        openpyxl.load_workbook(tmp_path / "terug.xlsx")["Bevindingen"]["A2"].value
        == "Er is niets aan te merken."
    )


def test_a_row_is_as_high_as_its_remarks() -> None:
    assert [height("kort"), height("a\nb"), height("x" * 71), height("x" * 10_000)] == [15, 30, 30, 400]


def test_of_a_large_workbook_only_rows_with_a_remark_come_back_and_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trede.intake.remarks.MOST_CELLS", 1)
    monkeypatch.setattr("trede.intake.remarks._ROWS_BETWEEN", 2)
    good = ("0013", "Kanarie", 123456782, 32, date(2016, 5, 1), None, "Vast", "01234567")
    sheet = written(tmp_path, Lijst=[HEADERS, good, ("0014", None, None, "x", *good[4:]), good])["Lijst"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2, max_row=3)] == [None, "0014"]
    told = [cell.value for cell in sheet[1]][-1]
    assert "\n" in told


def test_who_waits_for_the_remarks_hears_how_far_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trede.intake.remarks._ROWS_BETWEEN", 2)
    heard: list[tuple[object, ...]] = []
    lines = "\n".join(["Persnr;Uren per week;In dienst", *["1;32;1-1-2016"] * 4])
    out = BytesIO()
    write_remarks_in(lines.encode(), "lijst.csv", [], out, watch=lambda *told: heard.append(told))
    assert [told for told in heard if told[0] == "remarks"] == [("remarks", 2, 5), ("remarks", 4, 5)]
