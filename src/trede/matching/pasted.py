# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tasks and people that somebody typed, or copied out of a sheet, as the workbook that they might have brought."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from trede.matching.case_file import MOST_LINES
from trede.matching.sheets import layout, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.kernel.languages import Language


def pasted_book(texts: Mapping[str, str], language: Language) -> bytes:
    """A workbook (.xlsx) of texts by their list (``tasks``, ``people``): a row a line, tabs or bars between cells.

    Without heads the columns are those of the template, in its order. What is wrong is told by sheet, row and column.
    """
    import xlsxwriter

    out = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        for key, text in texts.items():
            sheet = book.add_worksheet(layout()[key][language])
            for number, row in enumerate(_rows(key, text, language)[: MOST_LINES + 2]):
                for place, cell in enumerate(row):
                    sheet.write_string(number, place, cell)
    return out.getvalue()


def _rows(key: str, text: str, language: Language) -> list[list[str]]:
    """With heads above them."""
    columns = layout()[key]["columns"]
    rows = [_cells(line) for line in text.splitlines() if line.strip()]
    heads = {plain(column[each]) for column in columns.values() for each in ("nl", "en")}
    if rows and plain(rows[0][0]) in heads | columns.keys():
        return rows
    return [[column[language] for column in columns.values()], *rows]


def _cells(line: str) -> list[str]:
    mark = "\t" if "\t" in line else "|"
    return [cell.strip() for cell in line.split(mark)]
