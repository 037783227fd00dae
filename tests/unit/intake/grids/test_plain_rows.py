# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is left out of a sheet before its layout is walked through changes nothing of what is found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trede.intake.grids.plain_rows import without_plain_rows
from trede.intake.grids.xlsx import Workbook, _Sheet, layout
from trede.intake.grids.xml_scan import scan

HEAD, TAIL = (
    b"<worksheet><cols/><sheetData>",
    b'</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>',
)
PLAIN = b'<row r="1"><c r="A1"><v>1</v></c></row>'
THIRD = PLAIN.replace(b'1"', b'3"')
HIDDEN = b'<row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="B2"><f>1</f></c></row>'


def kept(rows: bytes) -> bytes:
    return without_plain_rows(HEAD + rows + TAIL).removeprefix(HEAD).removesuffix(TAIL)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (PLAIN + THIRD, b""),
        (b"<row><c><v>1</v></c></row>" * 2, b""),
        (b'<row r="7"><c><v>1</v>\n</c></row>', b""),
        (PLAIN + HIDDEN + THIRD, b'<row r="2" hidden="1"><c r="B2"><f>1</f></c></row>'),
        (b'<row r="1"/><row r="2" hidden="1"/>', b'<row r="2" hidden="1"/>'),
        (PLAIN + b"<row hidden='1'/>", PLAIN + b"<row hidden='1'/>"),
        (b'<row r="1"><c/><c t="e"/></row>', b'<row r="1"><c/><c t="e"/></row>'),
        (
            b'<row r="1"><c><v>1</v></c><c r="B1" t="e"/></row>',
            b'<row r="1"><c><v>1</v></c><c r="B1" t="e"/></row>',
        ),
        (b'<row r="1"><c s="1"/><c r="B1" t="e"/></row>', b'<row r="1"><c s="1"/><c r="B1" t="e"/></row>'),
    ],
)
def test_what_stays(rows: bytes, expected: bytes) -> None:
    assert kept(rows) == expected


@pytest.mark.parametrize(
    "rows",
    [
        PLAIN * 2,
        THIRD + PLAIN,
        b'<row r="1"><c r="A1"/><c r="A1"/></row>',
        b'<row r="1"><c r="A1"/><c r="A11"/></row>',
        b'<row r="1"><c r="B11"/><c r="C"/></row>',
        b'<row r="1"><c s="2" r="A1"/></row>',
        b'<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
        b'<row r="1"><c r="A1"><v>1</v><f/></c></row>',
        b'<row><c r="A1"/></row>',
    ],
)
def test_what_may_be_there_twice_is_walked_through(rows: bytes) -> None:
    assert kept(rows) == rows


@pytest.mark.parametrize("height", [b"0", b"0.0", b" .2", b"&#48;", b"3E-9"])
def test_a_row_without_height_stays(height: bytes) -> None:
    low = PLAIN.replace(b">", b' ht="' + height + b'">', 1)
    assert kept(low + THIRD.replace(b">", b' ht="15.5">', 1)) == low.replace(b'<c r="A1"><v>1</v></c>', b"")


@pytest.mark.parametrize(
    "xml", [b"<worksheet/>", b"<worksheet><sheetData/></worksheet>", b"</sheetData><sheetData>"]
)
def test_sheets_without_rows_stay_as_they_are(xml: bytes) -> None:
    assert without_plain_rows(xml) == xml


CELL = st.sampled_from(
    [
        "<c{}/>",
        "<c{}><v>1</v></c>",
        "<c{}><f>1</f></c>",
        "<c{}><f>1</f><v>2</v></c>",
        '<c{} t="e"><v>x</v></c>',
    ]
)


@given(
    st.lists(
        st.tuples(st.booleans(), st.booleans(), st.lists(st.tuples(CELL, st.booleans()), max_size=4)),
        max_size=6,
    )
)
def test_nothing_is_missed(rows: list[tuple[bool, bool, list[tuple[str, bool]]]]) -> None:
    sheet = ""
    for number, (numbered, hidden, cells) in enumerate(rows, start=1):
        sheet += "<row" + f' r="{number}"' * numbered + ' hidden="1"' * hidden + ">"
        for column, (cell, named) in zip("ABCD", cells, strict=False):
            sheet += cell.format(f' r="{column}{number}"' * named)
        sheet += "</row>"
    xml = HEAD + sheet.encode() + TAIL
    whole = _Sheet(stale=False)
    scan(xml, whole.start, whole.end, whole.text)
    found = layout(xml, Workbook({}, stale=False), hidden=False)
    assert list(found.formulas_without_value) == whole.formulas
    assert list(found.error_cells) == whole.errors
    assert {row for span in found.hidden_rows for row in range(span.first, span.last + 1)} == set(
        whole.hidden_rows
    )
