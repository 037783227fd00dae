# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Workbooks of which two programs read different things, or that hide what they hold: refused, or read as it stands."""

from __future__ import annotations

import pytest
from tests.unit.intake.grids.conftest import MAIN, RELATIONS, ods_parts, read, xlsx_parts, zipped

from trede.intake.grids.grid import Span, Spot

ROW = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>a</t></is></c></row>'
FLOAT = '<table:table-cell office:value-type="float" office:value="1"/>'


def xlsx(rows: str = ROW, before: str = "", after: str = ""):
    sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    return read(zipped(xlsx_parts(sheet=sheet)))


def ods(rows: str, styles: str = ""):
    return read(zipped(ods_parts(f'<table:table table:name="Blad">{rows}</table:table>', styles)), ".ods")


@pytest.mark.parametrize(
    "rows",
    [
        ROW * 2,
        '<row r="2"/><row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>&#49;2</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>&#48;</v></c></row>',
        '<row r="1"><a><c r="A1"><v>1</v></c></a><b><c r="A1"><v>2</v></c></b></row>',
    ],
)
def test_what_can_be_read_in_two_ways_is_damaged(rows):
    assert xlsx(rows) == ["file.damaged"]


@pytest.mark.parametrize("inside", ["3<!-- x -->2", "<![CDATA[32]]>", "3<?x y?>2"])
def test_nothing_else_stands_in_the_xml_of_a_sheet(inside):
    assert xlsx(f'<row r="1"><c r="A1"><v>{inside}</v></c></row>') == ["file.xml-unsafe"]
    cell = f'<table:table-cell office:value-type="string"><text:p>{inside}</text:p></table:table-cell>'
    assert ods(f"<table:table-row>{cell}</table:table-row>") == ["file.xml-unsafe"]
    texts = {"xl/sharedStrings.xml": f"<sst><si><t>{inside}</t></si></sst>".encode()}
    assert read(zipped(xlsx_parts() | texts)) == ["file.xml-unsafe"]


def test_signs_by_number_in_a_text_and_a_remark_above_everything_are_usual():
    (grid,) = xlsx(
        '<row r="1"><c r="A1" t="str"><f>B1</f><v>a&amp;&#98;</v></c><c r="B1"><f>A1&amp;1</f><v>1</v></c></row>'
    )
    assert grid.rows == (("a&b", 1),)
    parts = xlsx_parts()
    sheet = b"<!-- made by a program -->" + parts["xl/worksheets/sheet1.xml"]
    assert read(zipped(parts | {"xl/worksheets/sheet1.xml": sheet}))[0].rows == ((1,),)


def test_relations_of_one_name_are_damage():
    parts = xlsx_parts()
    other = f'<Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/b.xml"/></Relationships>'
    name = "xl/_rels/workbook.xml.rels"
    twice = parts[name].replace(b"</Relationships>", other.encode())
    assert read(zipped(parts | {name: twice, "xl/worksheets/b.xml": b"<worksheet/>"})) == ["file.damaged"]


def test_another_workbook_before_or_around_it_is_unsafe():
    one, other = zipped(xlsx_parts()), zipped(xlsx_parts(ROW))
    commented = one[:-2] + len(other).to_bytes(2, "little") + other
    assert read(one + other) == read(commented) == ["file.archive-unsafe"]


@pytest.mark.parametrize("height", ["0.0", ".5", "&#48;", " 0 "])
def test_a_row_that_nobody_sees_is_hidden(height):
    (grid,) = xlsx(ROW.replace("<row", f'<row ht="{height}"'))
    assert grid.hidden_rows == (Span(1, 1),)


@pytest.mark.parametrize("height", ["1.5", "15", "x"])
def test_a_row_with_a_height_is_not(height):
    (grid,) = xlsx(ROW.replace("<row", f'<row ht="{height}"'))
    assert not grid.hidden_rows


@pytest.mark.parametrize(
    "column", ['min="2" max="2" width="0.0"', 'min=" +2" max="99999999999" hidden="true"']
)
def test_a_column_that_nobody_sees_is_hidden(column):
    (grid,) = xlsx(before=f"<cols><col {column}/></cols>")
    assert [span.first for span in grid.hidden_columns] == [2]
    assert grid.hidden_columns[0].last <= 16_384


@pytest.mark.parametrize("width", ["x", "9"])
def test_a_column_with_a_width_is_not(width):
    (grid,) = xlsx(before=f'<cols><col min="1" max="1" width="{width}" hidden="0"/></cols>')
    assert not grid.hidden_columns


def test_a_blank_is_no_outcome_of_a_formula():
    (grid,) = xlsx('<row r="1"><c r="A1"><f>B1</f><v> </v></c></row>')
    assert grid.formulas_without_value == (Spot(1, 1),)


@pytest.mark.parametrize(
    "row",
    [
        '<table:table-row table:style-name=">" table:visibility="collapse">',
        "<table:table-row table:visibility = 'c&#111;llapse'>",
        '<table:table-row a="table:visibility=" table:visibility="filter">',
        '<table:table-row table:style-name="low">',
    ],
)
def test_ods_rows_are_hidden_however_that_is_written(row):
    low = (
        '<style:style style:name="low"><style:table-row-properties style:row-height="0.00cm"/></style:style>'
    )
    (grid,) = ods(row + FLOAT + "</table:table-row>", low)
    assert grid.hidden_rows == (Span(1, 1),)


def test_ods_rows_and_columns_in_a_folded_group_are_hidden():
    row = f"<table:table-row>{FLOAT}{FLOAT}</table:table-row>"
    folded = f'<table:table-row-group table:display="false">{row}</table:table-row-group>'
    columns = (
        '<table:table-column-group table:display="false"><table:table-column/></table:table-column-group>'
        "<table:table-column/>"
    )
    (grid,) = ods(columns + folded + row)
    assert grid.hidden_rows == grid.hidden_columns == (Span(1, 1),)


@pytest.mark.parametrize("repeat", ["0", "-1", "x"])
def test_ods_rows_that_are_there_no_time_are_damage(repeat):
    assert ods(f'<table:table-row table:number-rows-repeated="{repeat}">{FLOAT}</table:table-row>') == [
        "file.damaged"
    ]


def test_ods_text_without_a_type_is_read():
    cell = '<table:table-cell table:style-name=">"><text:p>a</text:p></table:table-cell>'
    (grid,) = ods(f"<table:table-row>{cell}</table:table-row>")
    assert grid.rows == (("a",),)


def test_an_ods_without_sheets_that_we_know_is_damaged():
    parts = ods_parts(
        f'<table:table table:name="Blad"><table:table-row>{FLOAT}</table:table-row></table:table>'
    )
    assert read(zipped({name: each.replace(b"table:", b"t:") for name, each in parts.items()}), ".ods") == [
        "file.damaged"
    ]


@pytest.mark.parametrize("around", ["table:table-rows", "table:table-header-rows", "table:table-row-more"])
def test_ods_what_stands_around_rows_is_no_row(around):
    row = f"<table:table-row>{FLOAT}</table:table-row>"
    hidden = row.replace("<table:table-row>", '<table:table-row table:visibility="collapse">')
    (grid,) = ods(f"<{around}>{row}{hidden}</{around}>")
    assert (grid.hidden_rows, len(grid.rows)) == ((Span(2, 2),), 2)
