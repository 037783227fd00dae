# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells of the workbook with remarks: the value as it was, coloured when there is something to say of it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from trede.intake.grids import column_letter
from trede.intake.privacy import plain_text

if TYPE_CHECKING:
    from collections.abc import Collection

# Dark text on these has a contrast over 7 : 1; the words say the same as the colour.
_ROW_COLOURS = {"error": "#FDECEC", "warning": "#FFF8E1"}
_CELL_COLOURS = {"error": "#F5B5B5", "warning": "#FFE08A"}
# A spreadsheet keeps 15 digits of a number; longer ones are written as text.
_LARGEST_NUMBER = 10**15
_LONGEST_CELL = 32_000
_FIRST_EXCEL_DAY = date(1900, 3, 1)


@dataclass(frozen=True, slots=True)
class RemarkCells:
    """Writes cells in a book; looks are made once."""

    book: Any
    looks: dict[tuple[str | None, bool, bool], Any] = attribute(default_factory=dict)

    def head(self) -> Any:
        return self.book.add_format(
            {"bold": True, "bg_color": "#1D3A5F", "font_color": "#FFFFFF", "valign": "top", "text_wrap": True}
        )

    def look(self, severity: str | None, culprit: bool, is_day: bool) -> Any:
        key = (severity, culprit, is_day)
        if key not in self.looks:
            look: dict[str, Any] = {"valign": "top"}
            if severity:
                colours = _CELL_COLOURS if culprit else _ROW_COLOURS
                look |= {"bg_color": colours[severity], "text_wrap": True}
            if culprit:
                look |= {"border": 2}
            if is_day:
                look |= {"num_format": "dd-mm-yyyy"}
            self.looks[key] = self.book.add_format(look)
        return self.looks[key]

    def write(
        self,
        sheet: Any,
        row: int,
        position: int,
        value: object,
        severity: str | None,
        culprits: Collection[str | None] = (),
    ) -> None:
        """Write a value in its own kind: text always as text, whatever it starts with."""
        culprit = column_letter(position + 1) in culprits
        day = isinstance(value, date) and value >= _FIRST_EXCEL_DAY
        look = self.look(severity, culprit, day)
        if value is None:
            if severity:
                sheet.write_blank(row, position, None, look)
        elif isinstance(value, bool):
            sheet.write_boolean(row, position, value, look)
        elif isinstance(value, date) and day:
            sheet.write_datetime(row, position, datetime.combine(value, time()), look)
        elif isinstance(value, int | Decimal) and -_LARGEST_NUMBER < value < _LARGEST_NUMBER:
            sheet.write_number(row, position, value, look)
        else:
            sheet.write_string(row, position, plain_text(value)[:_LONGEST_CELL], look)
