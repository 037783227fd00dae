# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells of the template: how a field looks, what helps people fill it in, what may stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from trede.intake.fields import FIRST_YEAR, LAST_YEAR, Field, Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.scheme.texts import Texts

_LONGEST_TITLE = 32
FORMATS: Mapping[str, dict[str, Any]] = {
    "text": {"num_format": "@"},
    "code": {},
    "choice": {},
    "kvk": {"num_format": "@"},
    "hours": {"num_format": "0.00"},
    "money": {"num_format": "#,##0.00"},
    "ratio": {"num_format": "#,##0.00"},
    "whole": {"num_format": "0"},
    "day": {"num_format": "dd-mm-yyyy", "align": "left"},
}


@dataclass(frozen=True, slots=True)
class Cells:
    """Makes cells in a book; ``words`` is the language's part of ``template.toml``."""

    book: Any
    texts: Texts
    words: Mapping[str, Any]

    def sheet(self, name: str) -> Any:
        """An empty sheet that prints on A4 in full width."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def name(self, named: Part | Field) -> str:
        return str(getattr(named, self.texts.language))

    def help(self, field: Field) -> str:
        return str(getattr(field, f"help_{self.texts.language}"))

    def style(self, **changes: Any) -> Any:
        return self.book.add_format({"font_name": "Calibri", "font_size": 11, "valign": "top", **changes})

    def head_style(self) -> Any:
        return self.style(bold=True, bg_color="#1D3A5F", font_color="#FFFFFF", text_wrap=True, border=1)

    def label(self, field: Field) -> str:
        """The header of a column; what must be filled in has a star."""
        return f"{self.name(field)} *" if field.required else self.name(field)

    def input_style(self, field: Field) -> Any:
        return self.style(**FORMATS[field.kind], bg_color="#FFF9E5", border=1, border_color="#B8A56A")

    def validate(
        self, sheet: Any, rows: tuple[int, int], column: int, field: Field, lists: Mapping[str, str]
    ) -> None:
        """The help of a cell and what may stand in it; text that a list does not know is warned about."""
        options = {
            "input_title": self.name(field)[:_LONGEST_TITLE],
            "input_message": self.help(field),
            "error_title": self.words["wrong"],
            "error_message": self.help(field),
            **self.allowed(field, lists),
        }
        sheet.data_validation(rows[0], column, rows[1], column, options)

    def allowed(self, field: Field, lists: Mapping[str, str]) -> dict[str, Any]:
        if field.kind == "choice" and len(field.choices) == 1:
            return {"validate": "list", "source": lists["organisation.kind"]}
        if field.key in lists:
            return {"validate": "list", "source": lists[field.key]}
        if field.kind == "day":
            last = date(LAST_YEAR if not field.open_end else 9999, 12, 31)
            return {
                "validate": "date",
                "criteria": "between",
                "minimum": date(FIRST_YEAR, 1, 1),
                "maximum": last,
            }
        if field.kind == "kvk":
            return {"validate": "length", "criteria": "==", "value": 8}
        if field.kind == "text":
            return {"validate": "any"}
        return {"validate": "decimal", "criteria": "between", "minimum": field.low, "maximum": field.high}
