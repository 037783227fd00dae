# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many measurements as one table, a line for each: as CSV and JSON for machines, as a workbook for people.

CSV and JSON have one shape in every language: points in the numbers, codes for levels (schema:
``schema/measurements-1.json``). The workbook has names, and a second sheet with every finding.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from trede.kernel.languages import in_language
from trede.reports.folding import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trede.kernel.findings import Finding
    from trede.reports.wording import Wording
    from trede.scheme import Language

FORMAT = "trede/measurements/1"
_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One file: what came of it, or only what is wrong. Numbers are text with a point, dates are ISO 8601.

    ``loses_on`` is the first day on which the year behind it gives a lower level if nothing changes, ``looked_until``
    the day to which was looked; ``missing_fte`` is what the next level asks in weighted direct fte.
    """

    file: str
    organisation: str | None = None
    kvk: str | None = None
    year_from: str | None = None
    year_to: str | None = None
    edition: str | None = None
    level: str | None = None
    total_percent: str | None = None
    direct_percent: str | None = None
    indirect_percent: str | None = None
    total_fte: str | None = None
    next_level: str | None = None
    missing_percent: str | None = None
    missing_fte: str | None = None
    loses_on: str | None = None
    loses_to: str | None = None
    looked_until: str | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> int:
        return sum(found.blocks for found in self.findings)

    @property
    def warnings(self) -> int:
        return len(self.findings) - self.errors


FIELDS = tuple(name for name in Line.__dataclass_fields__ if name != "findings")
COUNTS = ("errors", "warnings")


def lines_document(lines: Sequence[Line]) -> dict[str, Any]:
    """The lines as JSON, each with its findings."""
    return {
        "format": FORMAT,
        "measurements": [
            {
                **{name: getattr(line, name) for name in (*FIELDS, *COUNTS)},
                "findings": [found.document() for found in line.findings],
            }
            for line in lines
        ],
    }


def lines_csv(lines: Sequence[Line], language: Language) -> str:
    """The lines as CSV (RFC 4180); findings in one cell, and no cell that a spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*FIELDS, *COUNTS, "findings"])
    for line in lines:
        cells = [getattr(line, name) for name in (*FIELDS, *COUNTS)]
        told = " | ".join(in_language(found, language) for found in line.findings)
        writer.writerow([_harmless(cell) for cell in (*cells, told)])
    return out.getvalue()


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def lines_workbook(lines: Sequence[Line], wording: Wording, level_name: Callable[[str], str]) -> bytes:
    """The lines as a workbook: numbers as numbers, days as days, levels by their names."""
    import xlsxwriter

    out = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": wording.say("lines.title"), "created": _CREATED})
        formats = _formats(book)
        _write_lines(book.add_worksheet(wording.say("lines.title")), lines, wording, level_name, formats)
        _write_findings(book.add_worksheet(wording.say("findings.title")), lines, wording, formats)
    return out.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "day": book.add_format({"num_format": "dd-mm-yyyy", "align": "left"}),
        "figure": book.add_format({"num_format": "0.000000"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "count": book.add_format({"num_format": "0"}),
    }


DAYS = ("year_from", "year_to", "loses_on", "looked_until")
FIGURES = (
    "total_percent",
    "direct_percent",
    "indirect_percent",
    "total_fte",
    "missing_percent",
    "missing_fte",
)
LEVELS = ("level", "next_level", "loses_to")


def _write_lines(
    sheet: Any,
    lines: Sequence[Line],
    wording: Wording,
    level_name: Callable[[str], str],
    formats: dict[str, Any],
) -> None:
    names = (*FIELDS, *COUNTS)
    sheet.write_row(0, 0, [wording.say(f"lines.{name}") for name in names], formats["head"])
    sheet.set_column(0, 1, 28)
    sheet.set_column(2, len(names), 13)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(lines), len(names) - 1)
    for row, line in enumerate(lines, start=1):
        for column, name in enumerate(names):
            _write_cell(sheet, row, column, name, getattr(line, name), level_name, formats)


def _write_cell(
    sheet: Any,
    row: int,
    column: int,
    name: str,
    value: str | int | None,
    level_name: Callable[[str], str],
    formats: dict[str, Any],
) -> None:
    if value is None:
        return
    if isinstance(value, int):
        sheet.write_number(row, column, value, formats["count"])
    elif name in DAYS:
        sheet.write_datetime(row, column, date.fromisoformat(value), formats["day"])
    elif name in FIGURES:
        sheet.write_number(row, column, float(value), formats["figure"])
    else:
        sheet.write_string(row, column, level_name(value) if name in LEVELS else value)


def _write_findings(sheet: Any, lines: Sequence[Line], wording: Wording, formats: dict[str, Any]) -> None:
    head = (
        "lines.file",
        "findings.head_severity",
        "findings.head_text",
        "findings.head_places",
        "lines.code",
    )
    sheet.write_row(0, 0, [wording.say(key) for key in head], formats["head"])
    for column, width in enumerate((28, 14, 70, 30, 28)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 1)
    row = 1
    for line in lines:
        for found in line.findings:
            severity = wording.say(f"findings.severity_{found.severity}")
            text = in_language(found, wording.language)
            cells = (line.file, severity, text, place_of(found, wording), found.code)
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell, formats["text"])
            row += 1
