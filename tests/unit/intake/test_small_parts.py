# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small parts of the reading of tables by themselves: days in words, what a column looks like, headings."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.unit.intake.test_tables import HEADERS, ORGANISATION, ROW, WEEK

from trede.intake import read_bytes
from trede.intake.column_values import looks
from trede.intake.dutch_dates import day_in_text
from trede.intake.grids import Grid
from trede.intake.mapping_file import mapping_text
from trede.intake.privacy import without_bsns
from trede.intake.reading import read_tables
from trede.intake.said import NOTHING_SAID
from trede.intake.template import template_bytes
from trede.kernel.findings import finding
from trede.scheme import open_shelf

BSN = "111222333"
"""Passes the 11-test, and is handed out to nobody."""


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2018-03-05", "2018-03-05"),
        ("5-3-2018", "2018-03-05"),
        ("05.03.18", "2018-03-05"),
        ("5 maart 2018", "2018-03-05"),
        ("5-mrt.-18", "2018-03-05"),
        ("March 5, 2018", "2018-03-05"),
        ("Mar. 5 2018", "2018-03-05"),
        ("maart 5 2018", "2018-03-05"),
        ("Monday 5 March 2018", "2018-03-05"),
        ("maandag 5-3-2018", "2018-03-05"),
        ("May 5, 2018", "2018-05-05"),
        ("ma 5 maart 2018", "2018-03-05"),
        ("31 februari 2018", None),
        ("5 brumaire 2018", None),
        ("2018", None),
    ],
)
def test_a_day_in_words(written: str, day: str | None) -> None:
    assert day_in_text(written, last=False) == (None if day is None else date.fromisoformat(day).toordinal())


@pytest.mark.parametrize(
    ("header", "values", "kind"),
    [
        ("Ingang", ("01-05-2018", date(2019, 1, 1)), "days"),
        ("Ingang", ("01-05-2018", "onbekend"), None),
        ("Iets", ("onbekend", "01-05-2018"), None),
        ("Uren per week", ("32", "36"), "hours"),
        ("Uren per week", ("32", "veel"), None),
        ("Leeg", (None, ""), None),
    ],
)
def test_what_a_column_looks_like_holds_for_all_of_it(header, values, kind) -> None:
    assert looks(header, values) == kind


def test_a_finding_made_elsewhere_has_no_bsn_in_it() -> None:
    masked = without_bsns(finding("changes.person-unknown", "employments[0].ref", BSN, nearest="P1"))
    assert BSN not in f"{masked.value} {masked.nl} {masked.en}"
    assert masked.code == "changes.person-unknown"
    plain = finding("changes.person-unknown", "employments[0].ref", "P1", nearest="P2")
    assert without_bsns(plain) == plain
    nothing = finding("purchase.sw-maybe-counted-twice", "purchases")
    assert without_bsns(nothing) == nothing
    number = finding("input.kvk", "purchases[0].kvk", BSN)
    assert without_bsns(number) == number


def rows_read(*rows) -> tuple[list[str], list[tuple[str, int | None]]]:
    grid = Grid("Medewerkers", (HEADERS, *rows))
    reading = read_tables([ORGANISATION, grid], said=WEEK)
    assert reading.measurement is not None
    told = [(each.code, each.row) for each in reading.findings if each.blocks]
    return [row.ref for row in reading.measurement.employments], told


@pytest.mark.parametrize("label", ["Afdeling: Bakkerij", "Bakkerij", "Team 3", "Groep 12: laden"])
def test_a_heading_alone_in_its_row_is_nobody(label: str) -> None:
    assert rows_read((label, *[None] * 5), ROW) == (["P1"], [])


@pytest.mark.parametrize("label", ["P100", "100", "B7"])
def test_a_number_alone_in_its_row_is_somebody_of_whom_all_lacks(label: str) -> None:
    refs, told = rows_read((label, *[None] * 5), ROW)
    assert refs == [label, "P1"]
    assert {row for _, row in told} == {2}


def test_headers_can_be_read_in_a_mapping_file() -> None:
    grid = Grid(
        "Medewerkers", (("Persnr.", "Uren", "In dienst", "Coördinator"), ("P1", 32, date(2016, 5, 1), "Zoë"))
    )
    reading = read_tables([ORGANISATION, grid], said=WEEK)
    text = mapping_text(reading.sheets, reading.words, NOTHING_SAID)
    assert '"Coördinator"' in text


def test_a_sheet_of_the_template_is_printed_as_wide_as_one_page() -> None:
    data = template_bytes(open_shelf().editions()[-1], "nl")
    fitted = load_workbook(BytesIO(data)).worksheets
    assert fitted
    for sheet in fitted:
        if sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage:
            assert sheet.page_setup.fitToWidth in (None, 1)
            assert sheet.page_setup.fitToHeight == 0


def test_a_table_in_memory_is_read_as_the_file() -> None:
    text = "Persnr;Uren p/w;Voltijdsuren;In dienst;Dienstverband;Doelgroep\nP1;32;40;01-05-2016;Vast;Wajong\n"
    organisation = {"name": "Voorbeeld BV", "kvk": "69599068"}
    year = {"from": "2018-01-01", "to": "2018-12-31"}
    reading = read_bytes(
        text.encode(), "mensen.csv", organisation={"organisation": organisation, "reference_year": year}
    )
    assert reading.measurement is not None
    assert [(row.ref, row.hours) for row in reading.measurement.employments] == [("P1", 3200)]
