# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The workbook of a case to fill in: a sheet for each list, with an example row to write over."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from trede.matching.case_file import LISTS
from trede.matching.sheets import layout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.kernel.languages import Language

_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_WIDTH, _ROWS = 24, 2000


def template_bytes(language: Language) -> bytes:
    """The workbook (.xlsx); the same language gives the same bytes."""
    import xlsxwriter

    out = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _CREATED})
        head = book.add_format(
            {"bold": True, "bg_color": "#1D3A5F", "font_color": "#FFFFFF", "text_wrap": True}
        )
        for key in LISTS:
            _write_sheet(
                book.add_worksheet(layout()[key][language]), layout()[key]["columns"], language, head
            )
    return out.getvalue()


def _write_sheet(sheet: Any, columns: Mapping[str, Any], language: Language, head: Any) -> None:
    sheet.set_column(0, len(columns) - 1, _WIDTH)
    sheet.freeze_panes(1, 1)
    for place, column in enumerate(columns.values()):
        sheet.write(0, place, column[language], head)
        example = column.get("example")
        text = example[language] if isinstance(example, dict) else example
        if text is not None and column["kind"] == "number":
            sheet.write_number(1, place, int(text))
        elif text is not None:
            sheet.write_string(1, place, text)
        if choices := _choices(column["kind"], language):
            # A hint, not a bar: what is not known may be a question mark or nothing.
            sheet.data_validation(
                1, place, _ROWS, place, {"validate": "list", "source": choices, "error_type": "warning"}
            )


def _choices(kind: str, language: Language) -> list[str]:
    if kind == "contact":
        return (
            ["geen", "bijna geen", "gewoon", "?"] if language == "nl" else ["none", "hardly", "normal", "?"]
        )
    if kind == "flag":
        return ["ja", "nee", "?"] if language == "nl" else ["yes", "no", "?"]
    return []
