# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Workbooks in xlsx and ods, from bytes to grids."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter

from trede.intake.grids import Area, Limits, Span, Spot

if TYPE_CHECKING:
    from collections.abc import Callable

FLOAT = (
    '<table:table-cell office:value-type="float" office:value="1.5"><text:p>1,5</text:p></table:table-cell>'
)
DAY = (
    '<table:table-cell office:value-type="date" office:date-value="2018-01-31">'
    "<text:p>31-01-18</text:p></table:table-cell>"
)


def table(rows: str, head: str = "", style: str = "") -> str:
    return f'<table:table table:name="Blad" table:style-name="{style}">{head}{rows}</table:table>'


def row(cells: str, repeat: int = 1, attributes: str = "") -> str:
    return f'<table:table-row table:number-rows-repeated="{repeat}" {attributes}>{cells}</table:table-row>'


@pytest.fixture
def grid(
    read: Callable[..., Any], zipped: Callable[..., bytes], xlsx_parts: Callable[..., Any]
) -> Callable[..., Any]:
    return lambda *args, **named: read(zipped(xlsx_parts(*args, **named)))[0]


@pytest.fixture
def ods(
    read: Callable[..., Any], zipped: Callable[..., bytes], ods_parts: Callable[..., Any]
) -> Callable[..., Any]:
    return lambda *args: read(zipped(ods_parts(*args)), ".ods")


def test_rows_and_columns_count_from_the_corner_of_the_sheet(grid: Callable[..., Any]) -> None:
    found = grid('<row r="3"><c r="C3"><v>1</v></c></row>')
    assert found.rows == ((None,) * 3, (None,) * 3, (None, None, 1))
    assert found.first_row == 1


def test_what_is_no_number_becomes_text_and_a_large_number_stays_exact(grid: Callable[..., Any]) -> None:
    values = ("NaN", "inf", "1e300", "0.30000000000000004", "-36", "36.25")
    cells = "".join(f"<c><v>{value}</v></c>" for value in values)
    (cells,) = grid(f"<row>{cells}</row>").rows
    assert cells == ("nan", "inf", Decimal("1e300"), Decimal("0.3"), -36, Decimal("36.25"))


def test_true_and_one_stay_apart(grid: Callable[..., Any]) -> None:
    (cells,) = grid(
        "<row><c><v>1</v></c><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c><v>0</v></c></row>"
    ).rows
    assert [type(cell) for cell in cells] == [int, bool, bool, int]


def test_rows_without_numbers_are_counted(grid: Callable[..., Any]) -> None:
    found = grid('<row/><row hidden="true"><c><v>1</v></c><c t="e"><v>#N/A</v></c></row>')
    assert found.hidden_rows == (Span(2, 2),)
    assert found.layout.error_cells == (Spot(2, 2),)


@pytest.mark.parametrize("attributes", ['hidden="1"', 'width="0"'])
def test_hidden_columns(grid: Callable[..., Any], attributes: str) -> None:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    found = grid(
        sheet=f'<worksheet xmlns="{space}"><cols><col min="2" max="3" {attributes}/><col min="x" max="4" hidden="1"/>'
        '<col min="5" max="5"/></cols><sheetData/><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="A1"/>'
        "</mergeCells></worksheet>"
    )
    assert found.hidden_columns == (Span(2, 3),)
    assert found.merged == (Area(1, 1, 2, 2),)


def test_a_sheet_with_prefixed_names(grid: Callable[..., Any]) -> None:
    found = grid(
        sheet='<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:dimension ref="A1:XFD1048576"/><x:sheetData><x:row r="1" ht="0"><x:c r="B1"><x:v>2</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    assert found.rows == ((None, 2),)
    assert found.hidden_rows == (Span(1, 1),)


@pytest.mark.parametrize(
    ("cell", "missing"),
    [
        ("<c><f>1+1</f><v>2</v></c>", False),
        ("<c><f>1+1</f><v/></c>", True),
        ("<c><f>1+1</f>\n<v></v>\n</c>", True),
        ("<c><f>1+1</f></c>", True),
        ("<c t='str'><f>\"\"</f><v></v></c>", False),
        ("<c t='str'><f>\"\"</f></c>", True),
        ("<c><f t='shared' si='0'/><v>2</v></c>", False),
    ],
)
def test_formulas_without_a_value(grid: Callable[..., Any], cell: str, missing: bool) -> None:
    assert bool(grid(f"<row><c><v>1</v></c>{cell}</row>").formulas_without_value) == missing


def test_a_workbook_that_asks_to_be_calculated_has_no_values_for_its_formulas(
    grid: Callable[..., Any],
) -> None:
    found = grid("<row><c><f>1+1</f><v>0</v></c></row>", calc='<calcPr fullCalcOnLoad="1"/>')
    assert found.formulas_without_value == (Spot(1, 1),)


def test_xlsxwriter_writes_formulas_that_were_never_calculated(read: Callable[..., Any]) -> None:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet().write_formula("A1", "=1+1")
    (found,) = read(out.getvalue())
    assert found.formulas_without_value == (Spot(1, 1),)


def test_hidden_sheets_strange_names_and_a_chart_sheet(read: Callable[..., Any]) -> None:
    book = openpyxl.Workbook()
    book.active.title = "A & B <'“é🙂"
    book.create_sheet("Weg").sheet_state = "veryHidden"
    book["Weg"]["A1"] = 1
    book.create_chartsheet("Grafiek")
    out = BytesIO()
    book.save(out)
    shown, hidden = read(out.getvalue())
    assert (shown.name, shown.rows, shown.layout.hidden) == ("A & B <'“é🙂", (), False)
    assert (hidden.name, hidden.rows, hidden.layout.hidden) == ("Weg", ((1,),), True)


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("A1048576", "file.too-many-rows"),
        ("XFD1", "file.too-many-columns"),
        ("XFD1048576", "file.too-many-rows"),
        ("xfd1", "file.too-many-columns"),
        ("AAAAAAAA1", "file.too-many-columns"),
        ("A99999999999999999999", "file.too-many-rows"),
        ("ALL200000", "file.too-many-cells"),
    ],
)
def test_cells_far_away(
    read: Callable[..., Any],
    zipped: Callable[..., bytes],
    xlsx_parts: Callable[..., Any],
    place: str,
    code: str,
) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="{place}"><v>1</v></c></row>'
    assert read(zipped(xlsx_parts(rows))) == [code]


def test_an_empty_cell_far_away_does_no_harm(grid: Callable[..., Any]) -> None:
    assert grid('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>').rows == ((1,),)


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(rows=1), "file.too-many-rows"),
        (Limits(columns=1), "file.too-many-columns"),
        (Limits(cells=3), "file.too-many-cells"),
        (Limits(sheets=0), "file.too-many-sheets"),
        (Limits(file_bytes=10), "file.too-large"),
    ],
)
def test_caps_on_a_workbook(
    read: Callable[..., Any],
    zipped: Callable[..., bytes],
    xlsx_parts: Callable[..., Any],
    ods_parts: Callable[..., Any],
    limits: Limits,
    code: str,
) -> None:
    rows = '<row r="2"><c r="B2"><v>1</v></c></row>'
    assert read(zipped(xlsx_parts(rows)), ".xlsx", limits) == [code]
    sheet = table(row("") + row(FLOAT + FLOAT))
    assert read(zipped(ods_parts(sheet)), ".ods", limits) == [code]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("xl/worksheets/sheet1.xml", None),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"),
        ("xl/worksheets/sheet1.xml", b"nothing"),
        ("xl/_rels/workbook.xml.rels", None),
        ("xl/workbook.xml", b"<workbook><sheets><sheet/></sheets>"),
        ("xl/workbook.xml", b'<workbook><sheets><sheet name="a"/><sheet name="a"/></sheets></workbook>'),
        ("xl/sharedStrings.xml", b"<sst><si><t>"),
    ],
)
def test_a_workbook_with_damage_inside(
    read: Callable[..., Any],
    zipped: Callable[..., bytes],
    xlsx_parts: Callable[..., Any],
    name: str,
    content: bytes | None,
) -> None:
    parts = xlsx_parts() | {name: content}
    assert read(zipped({name: data for name, data in parts.items() if data is not None})) == ["file.damaged"]


def test_ods_places_count_from_the_corner_of_the_sheet(ods: Callable[..., Any]) -> None:
    (found,) = ods(
        table(row("", 3) + row("<table:table-cell/>" + FLOAT + DAY) + row("<table:table-cell/>", 9))
    )
    assert found.rows == ((None,) * 3,) * 3 + ((None, Decimal("1.5"), date(2018, 1, 31)),)


def test_ods_layout(ods: Callable[..., Any]) -> None:
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    style = '<style:style style:name="s"><style:table-properties table:display="{}"/></style:style>'
    merged = (
        '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2" '
        'office:value-type="string"><text:p>a</text:p></table:table-cell><table:covered-table-cell/>'
    )
    formulas = (
        '<table:table-cell table:formula="of:=1"/><table:table-cell table:formula="of:=1" '
        'office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>'
    )
    rows = row(merged) + row(formulas, attributes='table:visibility="filter"')
    (found,) = ods(table(rows, columns, "s"), style.format("false"))
    assert found.layout.hidden
    assert found.hidden_columns == (Span(3, 3),)
    assert found.hidden_rows == (Span(2, 2),)
    assert found.merged == (Area(1, 1, 2, 2),)
    assert found.formulas_without_value == (Spot(2, 1),)
    assert found.layout.error_cells == (Spot(2, 2),)
    assert not ods(table(rows, columns, "s"), style.format("true"))[0].layout.hidden


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (row(FLOAT, 1048576), "file.too-many-rows"),
        (row("", 1048576) + row(FLOAT), "file.too-many-rows"),
        (row("", 10**30) + row(FLOAT), "file.too-many-rows"),
        (row('<table:table-cell table:number-columns-repeated="16384"/>' + FLOAT), "file.too-many-columns"),
        (row(FLOAT.replace(" ", ' table:number-columns-repeated="999" ', 1), 9999), "file.too-many-cells"),
    ],
)
def test_ods_repeats_that_would_fill_the_memory(ods: Callable[..., Any], rows: str, code: str) -> None:
    assert ods(table(rows)) == [code]


def test_empty_repeats_at_the_end_of_an_ods_sheet_are_usual(ods: Callable[..., Any]) -> None:
    rest = row('<table:table-cell table:number-columns-repeated="16384"/>', 1048575)
    (found,) = ods(table(row(FLOAT) + rest))
    assert found.rows == ((Decimal("1.5"),),)


def test_ods_rows_in_groups_and_under_other_quotes(ods: Callable[..., Any]) -> None:
    group = f"<table:table-row-group>{row(FLOAT)}</table:table-row-group>"
    hidden = f"<table:table-row table:visibility='collapse'>{FLOAT}</table:table-row>"
    (found,) = ods(table(f"<table:table-row>{DAY}</table:table-row>{group}{hidden}"))
    assert found.rows == ((date(2018, 1, 31),), (Decimal("1.5"),), (Decimal("1.5"),))
    assert found.hidden_rows == (Span(3, 3),)


def test_ods_cells_with_text_but_no_type_count(ods: Callable[..., Any]) -> None:
    bomb = '<table:table-cell table:number-columns-repeated="9999"><text:p>x</text:p></table:table-cell>'
    assert ods(table(row(bomb))) == ["file.too-many-columns"]


def test_an_ods_sheet_that_only_the_reader_knows(ods: Callable[..., Any]) -> None:
    assert ods(table(row(FLOAT)).replace("<table:table ", "<table:table\n")) == ["file.damaged"]


def test_ods_sheets_of_one_name(ods: Callable[..., Any]) -> None:
    assert ods(table(row(FLOAT)) + table(row(DAY))) == ["file.damaged"]
