# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The template: a workbook to fill in, with drop-downs, help in the cells and an example row.

It is made from the table of fields, so what is filled in reads back. The same edition and language give
the same bytes.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from trede.intake.fields import Field, Part, part
from trede.intake.template_cells import FORMATS, Cells
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.scheme import Language, Texts
    from trede.scheme.edition import Edition

# Rows that get drop-downs and help; a longer list reads as well.
ROWS = 5000
ENTITY_ROWS = 10
_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_NARROW, _WIDE = 17, 34
_EXAMPLE_DAY = date(2025, 3, 1)


def write_template(path: Path, edition: Edition, language: Language) -> None:
    """Write the template (.xlsx) for an edition: its positions and contracts stand in the drop-downs.

    ``OSError`` when the file cannot be written.
    """
    with path.open("wb") as out:
        _write(out, edition, language)


def template_bytes(edition: Edition, language: Language) -> bytes:
    """The same in memory."""
    out = BytesIO()
    _write(out, edition, language)
    return out.getvalue()


def _write(out: BinaryIO, edition: Edition, language: Language) -> None:
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    words = tomllib.loads(Path(__file__).with_name("template.toml").read_text(encoding="utf-8"))[language]
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": words["title"], "created": _CREATED})
        texts = texts_of(edition.folder, language)
        _Template(Cells(book, texts, words), texts, words).write()


@dataclass(frozen=True, slots=True)
class _Template:
    """Writes the sheets; ``words`` is the language's part of ``template.toml``."""

    cells: Cells
    texts: Texts
    words: Mapping[str, Any]

    def write(self) -> None:
        names = [self.cells.name(part(path)) for path in ("organisation", *_TABLES)]
        *sheets, explanation = (self.cells.sheet(name) for name in (*names, self.words["explanation"]))
        lists = self.explanation(explanation)
        self.write_organisation(sheets[0], lists)
        for sheet, path in zip(sheets[1:], _TABLES, strict=True):
            self.write_table(sheet, part(path), lists)

    def write_organisation(self, sheet: Any, lists: Mapping[str, str]) -> None:
        """Labels in the first column, values in the second; entities have their name in the third."""
        sheet.set_column(0, 0, 34, self.cells.style())
        sheet.set_column(1, 2, 28, self.cells.style(num_format="@"))
        sheet.set_column(3, 3, 80, self.cells.style())
        sheet.write_row(
            0, 0, [self.words["title"], self.words["value"], "", self.words["help"]], self.cells.head_style()
        )
        row = 1
        for path in ("organisation", "reference_year", "measurement"):
            for field in part(path).fields:
                sheet.write(row, 0, self.cells.label(field), self.cells.style(bold=True))
                sheet.write_blank(row, 1, None, self.cells.input_style(field))
                sheet.write(row, 3, self.cells.help(field), self.cells.style(text_wrap=True))
                self.cells.validate(sheet, (row, row), 1, field, lists)
                row += 1
        self.write_entities(sheet, row + 1)
        sheet.freeze_panes(1, 0)

    def write_entities(self, sheet: Any, row: int) -> None:
        kvk, name = part("entity").fields
        heads = [self.words["entities"], self.cells.name(kvk), self.cells.name(name), self.cells.help(kvk)]
        sheet.write_row(row, 0, heads, self.cells.head_style())
        for line in range(row + 1, row + 1 + ENTITY_ROWS):
            sheet.write(line, 0, self.words["entity"], self.cells.style(bold=True))
            sheet.write_blank(line, 1, None, self.cells.input_style(kvk))
            sheet.write_blank(line, 2, None, self.cells.input_style(name))
            self.cells.validate(sheet, (line, line), 1, kvk, {})

    def write_table(self, sheet: Any, table: Part, lists: Mapping[str, str]) -> None:
        """A header, the example row and empty rows with formats, drop-downs and help."""
        fields = [field for field in table.fields if not field.tables_only]
        sheet.set_row(0, 48)
        sheet.set_row(1, 30)
        for position, field in enumerate(fields):
            width = _WIDE if field.kind == "code" or (field.required and field.kind == "text") else _NARROW
            sheet.set_column(position, position, width, self.cells.style(**FORMATS[field.kind]))
            sheet.write(0, position, self.cells.label(field), self.cells.head_style())
            self.write_example(sheet, position, field)
            self.cells.validate(sheet, (1, ROWS), position, field, lists)
        sheet.freeze_panes(1, 1)

    def write_example(self, sheet: Any, position: int, field: Field) -> None:
        look = {"italic": True, "font_color": "#5A5A5A", "bg_color": "#EDEDED", "text_wrap": True}
        style = self.cells.style(**FORMATS[field.kind], **look)
        value = None if field.key == "order" and not field.required else self.examples().get(field.key)
        if isinstance(value, date):
            sheet.write_datetime(1, position, datetime.combine(value, datetime.min.time()), style)
        else:
            sheet.write(1, position, value, style)

    def examples(self) -> Mapping[str, str | int | date]:
        """The values of the example rows; both are recognised by their first cell and never read."""
        return {
            "ref": self.words["example"],
            "order": self.words["example"],
            "position": self.texts.positions["wajong"],
            "contract": self.texts.contracts["regular"],
            "hours": 32,
            "fulltime_hours": 40,
            "from": _EXAMPLE_DAY,
            "supplier": self.words["example_supplier"],
            "kvk": "12345678",
            "kind": self.words["pso_supplier"],
            "date": _EXAMPLE_DAY,
            "amount": 10_000,
            "supplier_turnover": 2_000_000,
            "supplier_fte": 25,
            "supplier_direct_share": 8,
        }

    def explanation(self, sheet: Any) -> dict[str, str]:
        """What to do, every field, and the lists of the drop-downs; gives where each list stands."""
        sheet.set_column(0, 0, 66, self.cells.style(text_wrap=True))
        sheet.set_column(1, 1, 34, self.cells.style(text_wrap=True))
        sheet.set_column(2, 2, 14, self.cells.style(text_wrap=True))
        sheet.set_column(3, 3, 80, self.cells.style(text_wrap=True))
        row = self.lines(sheet, 0, self.words["steps_title"], self.words["steps"])
        row = self.lines(sheet, row, self.words["privacy_title"], self.words["privacy"])
        lists: dict[str, str] = {}
        for key, labels in self.choices().items():
            row = self.lines(sheet, row, self.words[_LIST_TITLES[key]], labels)
            lists[key] = f"='{self.words['explanation']}'!$A${row - len(labels)}:$A${row - 1}"
        self.write_field_list(sheet, row)
        return lists

    def choices(self) -> dict[str, Sequence[str]]:
        sw, pso = self.words["sw_organisation"], self.words["pso_supplier"]
        return {
            "position": list(self.texts.positions.values()),
            "contract": list(self.texts.contracts.values()),
            "kind": [pso, sw],
            "organisation.kind": [sw],
        }

    def lines(self, sheet: Any, row: int, title: str, lines: Sequence[str]) -> int:
        """A title, lines below it and an empty row; gives the next row."""
        sheet.write(row, 0, title, self.cells.style(bold=True, font_size=14))
        for line in lines:
            row += 1
            sheet.write(row, 0, line, self.cells.style())
        return row + 2

    def write_field_list(self, sheet: Any, row: int) -> None:
        sheet.write(row, 0, self.words["fields_title"], self.cells.style(bold=True, font_size=14))
        sheet.write_row(row + 1, 0, self.words["fields_heads"], self.cells.head_style())
        row += 2
        for path in ("organisation", "reference_year", "measurement", *_TABLES):
            for field in part(path).fields:
                if not field.tables_only:
                    need = self.words["required" if field.required else "optional"]
                    sheet_of = path if path in _TABLES else "organisation"
                    cells = [
                        self.cells.name(part(sheet_of)),
                        self.cells.name(field),
                        need,
                        self.cells.help(field),
                    ]
                    sheet.write_row(row, 0, cells, self.cells.style(text_wrap=True))
                    row += 1


_TABLES = ("employments", "purchases")
_LIST_TITLES = {
    "position": "positions_title",
    "contract": "contracts_title",
    "kind": "kinds_title",
    "organisation.kind": "organisations_title",
}
