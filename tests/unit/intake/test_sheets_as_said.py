# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A sheet with headers that nobody knows is read as its user says."""

from datetime import date

import pytest

from trede.intake.grids import Grid
from trede.intake.mapping import SheetSaid, mapping_as_said
from trede.intake.reading import read_tables

HEAD = {
    "organisation": {"name": "Muster", "kvk": "12345678", "entities": []},
    "reference_year": {"from": "2018-01-01", "to": "2018-12-31"},
}
ROWS = (
    ("Lohnliste 2018", None, None, None, None),
    ("Kennziffer", "Wochenstd", "Beginn", "Steuer-ID", None),
    ("K1", 38, date(2016, 5, 1), "111222333", "wajong"),
    ("K2", 20, date(2017, 5, 1), "111222333", None),
)
COLUMNS = {"A": "ref", "B": "hours", "C": "from", "E": "position"}
SAID = SheetSaid("employments", 3, COLUMNS)


def grid(rows=ROWS, first_row=2):
    return Grid("Blatt", rows, first_row)


def test_it_is_read_under_the_row_and_from_the_columns_that_were_said():
    reading = read_tables([grid()], organisation=HEAD, sheets={"Blatt": SAID})
    found = [(each.ref, each.hours, each.position) for each in reading.measurement.employments]
    assert found == [("K1", 3800, "wajong"), ("K2", 2000, None)]
    assert reading.sheets[0].header_row == 3
    assert [column.how for column in reading.sheets[0].columns if column.field] == ["given"] * 4


def test_every_column_that_holds_anything_can_be_chosen():
    assert [column.letter for column in mapping_as_said(grid(), SAID).columns] == ["A", "B", "C", "D", "E"]


def test_a_column_with_bsns_is_not_read_whatever_is_said():
    mapping = mapping_as_said(grid(), SheetSaid("employments", 3, {"D": "ref"}))
    assert mapping.positions == {}
    assert [column.dropped for column in mapping.columns if column.letter == "D"] == ["bsn"]


def test_what_is_no_field_is_not_read():
    assert mapping_as_said(grid(), SheetSaid("employments", 3, {"A": "nonsense"})).positions == {}


@pytest.mark.parametrize("said", [SheetSaid("employments", 1, COLUMNS), SheetSaid("employments", 9, COLUMNS)])
def test_a_row_that_is_not_there_gives_a_finding(said):
    reading = read_tables([grid()], organisation=HEAD, sheets={"Blatt": said})
    assert "table.sheet-not-read" in [each.code for each in reading.findings]


def test_a_sheet_that_holds_nothing_we_need_is_left_alone():
    reading = read_tables([grid()], organisation=HEAD, sheets={"Blatt": SheetSaid("", 1, {})})
    assert reading.sheets == ()
    assert "table.sheet-not-read" not in [each.code for each in reading.findings]


def test_the_remarks_stand_beside_the_rows_as_they_were_read():
    from io import BytesIO

    import openpyxl

    from trede.intake.remarks import write_remarks_in

    data, out = b"Kennz;Std;Beginn\nK1;99;01-05-2016\n", BytesIO()
    sheets = {"lohn": SheetSaid("employments", 1, {"A": "ref", "B": "hours", "C": "from"})}
    lohn = Grid("lohn", (("Kennz", "Std", "Beginn"), ("K1", "99", "01-05-2016")))
    findings = read_tables([lohn], organisation=HEAD, sheets=sheets).findings
    write_remarks_in(data, "lohn.csv", findings, out, "nl", None, sheets)
    cells = [*openpyxl.load_workbook(out)["lohn"].iter_rows(values_only=True)]
    assert cells[1][0] == "K1"
    assert "99" in cells[1][3]
