# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells with another value and rows that go, beside the file; and the workbook to go on with."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from trede.errors import InputRefusedError
from trede.intake import read_bytes
from trede.intake.grids import Grid
from trede.intake.mending import Mend, mended
from trede.intake.reading import read_tables
from trede.intake.remarks import write_mended_in

GRID = Grid("Blad", (("a", "b"), ("1", None), (None, "x")), first_row=3)
YEAR = {"from": "2025-01-01", "to": "2025-12-31"}
HEAD = {"organisation": {"name": "X", "kvk": "69599068"}, "reference_year": YEAR}


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("32", 32),
        (" 32,5 ", Decimal("32.5")),
        ("0.75", Decimal("0.75")),
        ("01-05-2016", date(2016, 5, 1)),
        ("31-02-2016", "31-02-2016"),
        ("0012", "0012"),
        ("1.234,50", "1.234,50"),
        ("=1+1", "=1+1"),
        ("", None),
        ("  ", None),
    ],
)
def test_what_is_typed_becomes_a_cell_as_a_spreadsheet_has_it(written: str, cell: object) -> None:
    (grid,) = mended([GRID], [Mend("Blad", 4, "B", written)])
    assert grid.rows == (("a", "b"), ("1", cell), (None, "x"))


def test_a_row_that_goes_is_empty_whatever_was_said_of_it() -> None:
    (grid,) = mended([GRID], [Mend("Blad", 4, ""), Mend("Blad", 4, "A", "2")])
    assert grid.rows == (("a", "b"), (None, None), (None, "x"))


def test_what_is_not_there_is_not_mended() -> None:
    elsewhere = [
        Mend("Ander", 4, "A", "2"),
        Mend("Blad", 2, "A", "2"),
        Mend("Blad", 9, ""),
        Mend("Blad", 4, "C", "2"),
    ]
    assert mended([GRID], elsewhere) == (GRID,)
    assert mended([GRID], [])[0] is GRID


def test_a_field_without_a_column_gets_one_behind_the_others() -> None:
    months = Mend("Blad", 4, "benefit_months", "14", header="Maanden WW", header_row=3)
    until = Mend(
        "Blad", 5, "indication_until", "31-12-2030", header="Indicatie geldig tot en met", header_row=3
    )
    (grid,) = mended([GRID], [months, until, Mend("Blad", 5, "C", "7"), Mend("Blad", 4, "A", "9")])
    assert grid.rows == (
        ("a", "b", "Maanden WW", "Indicatie geldig tot en met"),
        (9, None, 14, None),
        (None, "x", 7, date(2030, 12, 31)),
    )
    assert mended([Grid("Blad", ())], [months])[0].rows == ()


CSV = b"Personeelsnummer;Achternaam;Uren per week;In dienst\n0012;Jansen;veel;01-05-2016\n0013;Bakker;32;01-05-2016\n"


def test_the_mended_workbook_reads_as_what_was_mended_and_holds_no_names() -> None:
    out = BytesIO()
    write_mended_in(CSV, "lijst.csv", [Mend("lijst", 2, "C", "24,5")], out)
    (sheet,) = openpyxl.load_workbook(out).worksheets
    assert [[cell.value for cell in row] for row in sheet] == [
        ["Personeelsnummer", "(persoonsgegevens weggelaten)", "Uren per week", "In dienst"],
        ["0012", None, 24.5, "01-05-2016"],
        ["0013", None, "32", "01-05-2016"],
    ]
    again = read_bytes(out.getvalue(), "lijst.xlsx", None, HEAD)
    assert again.measurement is not None
    assert [row.hours for row in again.measurement.employments] == [2450, 3200]


def test_of_what_is_not_read_nothing_comes_back() -> None:
    for data, name in ((b"Jan;Piet\n1;2\n", "namen.csv"), (b"{}", "x.json")):
        out = BytesIO()
        write_mended_in(data, name, [], out)
        assert [[cell.value for cell in row] for row in openpyxl.load_workbook(out).worksheets[0]] == []


def test_a_file_that_cannot_be_opened_gives_no_empty_workbook_to_go_on_with() -> None:
    out = BytesIO()
    with pytest.raises(InputRefusedError):
        write_mended_in(b"\x00\x01", "x.xlsx", [], out)
    assert out.getvalue() == b""


def test_the_year_of_a_file_can_be_left_for_another() -> None:
    own = Grid("Organisatie", (("Peiljaar", "2024"), ("Naam", "X")))
    rows = Grid("Lijst", (("Personeelsnummer", "Uren per week", "In dienst"), ("1", "32", "01-05-2016")))
    for own_year, first in ((True, date(2024, 1, 1)), (False, date(2025, 1, 1))):
        read = read_tables([own, rows], None, HEAD, own_year=own_year).measurement
        assert read is not None
        assert date.fromordinal(read.reference_year.first) == first
