# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Of a cell no more than its beginning comes in, whichever kind of file it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from trede.intake.grids.wire import LONGEST_CELL

if TYPE_CHECKING:
    from collections.abc import Callable

    Make = Callable[..., Any]

LONG = 300_000
TEXT = "(" * LONG
XLSX = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'
ODS = (
    '<table:table table:name="{name}"><table:table-row><table:table-cell office:value-type="string">'
    "<text:p>{text}</text:p></table:table-cell></table:table-row></table:table>"
)


@pytest.fixture
def files(xlsx_parts: Make, ods_parts: Make, zipped: Make) -> dict[str, tuple[bytes, str]]:
    def ods(text: str) -> bytes:
        return bytes(zipped(ods_parts(ODS.format(name="Blad", text=text))))

    return {
        "xlsx": (zipped(xlsx_parts(XLSX.format(TEXT))), ".xlsx"),
        "ods": (ods(TEXT), ".ods"),
        "ods, blanks": (ods(f'(<text:s text:c="{LONG}"/>'), ".ods"),
        "csv": (b"(" * 30_000 + b";b\n", ".csv"),
    }


@pytest.mark.parametrize("kind", ["xlsx", "ods", "ods, blanks", "csv"])
def test_a_long_text_is_cut(kind: str, files: dict[str, tuple[bytes, str]], read: Make) -> None:
    cell = read(*files[kind])[0].rows[0][0]
    assert len(cell) == LONGEST_CELL


def test_sheets_with_names_that_differ_at_the_end_only(ods_parts: Make, zipped: Make, read: Make) -> None:
    tables = "".join(ODS.format(name="n" * LONG + end, text="x") for end in "ab")
    assert read(zipped(ods_parts(tables)), ".ods") == ["file.damaged"]
