# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The template: filled in it reads back, empty it is refused kindly, and Excel can use it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.unit.intake.measurements import organisation_rows, rows_of

from trede.intake import read
from trede.intake.fields import part
from trede.intake.table_rows import EXAMPLES
from trede.intake.template import ENTITY_ROWS, template_bytes, write_template
from trede.kernel.periods import NEVER, Period, day_number
from trede.scheme import LANGUAGES, open_shelf
from trede.scoring.measurement import Employment, Measurement, Organisation, Purchase

if TYPE_CHECKING:
    from pathlib import Path

    from trede.scheme import Language

EDITION = open_shelf().load("pso-2.1")
MEASUREMENT = Measurement(
    Organisation("=Voorbeeld BV", "01234567", (("68750110", "Zuid BV"),), "sw"),
    Period(day_number(date(2025, 1, 1)), day_number(date(2025, 12, 31))),
    (
        Employment(0, "0012", "regular", 3250, 3600, day_number(date(2024, 5, 1)), NEVER, "wajong"),
        Employment(1, "0012", "secondment", 1600, 4000, day_number(date(2024, 5, 1)), NEVER, sw_order="S1"),
    ),
    (
        Purchase(
            0, "F1", "Groen BV", "12345678", "pso", day_number(date(2025, 3, 1)), 1_234_50, 2_000_000, 25, 8
        ),
    ),  # type: ignore[arg-type]
    None,
    day_number(date(2026, 3, 1)),
)


def made(folder: Path, language: Language = "nl") -> Path:
    path = folder / f"template-{language}.xlsx"
    write_template(path, EDITION, language)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_bytes_every_time(language: Language, tmp_path: Path) -> None:
    first = made(tmp_path, language).read_bytes()
    assert first == made(tmp_path, language).read_bytes() == template_bytes(EDITION, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_template_says_what_to_do(language: Language, tmp_path: Path) -> None:
    reading = read(made(tmp_path, language))
    assert reading.measurement is None
    assert [found.code for found in reading.findings] == ["table.empty"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_header_is_recognised(language: Language, tmp_path: Path) -> None:
    for sheet in read(made(tmp_path, language)).sheets:
        assert {column.how for column in sheet.columns} == {"template"}
        assert [column.field for column in sheet.columns] == list(part(sheet.part).keys)


def test_a_filled_in_template_reads_back(tmp_path: Path) -> None:
    path = made(tmp_path)
    book = openpyxl.load_workbook(path)
    lines = {row[0].value.rstrip(" *"): row for row in book["Organisatie"].iter_rows() if row[0].value}
    for label, value, name in organisation_rows(MEASUREMENT):
        lines[label][1].value, lines[label][2].value = value, name
    for sheet, path_, values in (
        ("Medewerkers", "employments", MEASUREMENT.employments),
        ("Inkoop", "purchases", MEASUREMENT.purchases),
    ):
        for number, row in enumerate(rows_of(path_, values)[1:], start=3):
            for position, value in enumerate(row, start=1):
                book[sheet].cell(number, position).value = value
    book["Organisatie"]["B2"].data_type = "s"
    book.save(path)
    reading = read(path)
    assert reading.findings == ()
    assert reading.measurement == MEASUREMENT


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_rows_are_marked(language: Language, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(made(tmp_path, language))
    for sheet in book.worksheets[1:3]:
        assert EXAMPLES[sheet["A2"].value] == language


def test_drop_downs_and_help(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(made(tmp_path))
    validations = {
        str(each.sqref).split(":")[0]: each for each in book["Medewerkers"].data_validations.dataValidation
    }
    sheet, _, cells = validations["B2"].formula1.partition("!")
    labels = [row[0].value for row in book[sheet.strip("'")][cells.replace("$", "")]]
    assert validations["B2"].type == "list"
    assert len(labels) == len(EDITION.positions)
    assert "Wajong" in labels
    assert all(each.prompt for each in validations.values())
    assert book["Medewerkers"].freeze_panes == "B2"


def test_room_for_entities(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(made(tmp_path))["Organisatie"]
    assert sum(row[0].value == "Onderdeel" for row in sheet.iter_rows()) == ENTITY_ROWS
