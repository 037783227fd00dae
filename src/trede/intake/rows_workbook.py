# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a rows file as a workbook: to read, and to go on from next year. The seal is over the rows file alone.

The heads are those of the template, so the sheet can be brought again. What somebody typed stays text.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trede.errors import InputRefusedError
from trede.intake.fields import Field, part
from trede.intake.template_cells import FORMATS
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trede.proofs.rows_file import RowsFile
    from trede.scheme import Language, Texts

_CREATED = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
_NUMBERS = ("hours", "whole")
_NARROW, _WIDE, _LINES = 17, 34, 90


def rows_workbook(data: bytes, language: Language) -> bytes:
    """The workbook (.xlsx) of a rows file (``trede/rows/1``), each row with the number that an auditor names, from 1.

    Raises InputRefusedError when the rows are not those of its seal.
    """
    import xlsxwriter

    from trede.proofs.rows_file import read_rows_file

    file, findings = read_rows_file(data)
    if file is None:
        raise InputRefusedError(findings)
    words = tomllib.loads(Path(__file__).with_name("rows_workbook.toml").read_text(encoding="utf-8"))[
        language
    ]
    out = BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": words["title"], "created": _CREATED})
        _write_rows(book, file, words, _texts(file, language), language)
        _write_about(book, file, words)
    return out.getvalue()


def _texts(file: RowsFile, language: Language) -> Texts | None:
    """The names of positions and contracts; None where the edition of the seal is not here."""
    named = (each for each in open_shelf().editions() if each.id == file.seal.subject["edition"])
    edition = next(named, None)
    return texts_of(edition.folder, language) if edition else None


def _write_rows(
    book: Any, file: RowsFile, words: Mapping[str, str], texts: Texts | None, language: Language
) -> None:
    table = part("employments")
    fields = [field for field in table.fields if any(field.key in row for row in file.rows)]
    sheet = book.add_worksheet(str(getattr(table, language)))
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    heads = [words["row"], *(str(getattr(field, language)) for field in fields)]
    sheet.write_row(0, 0, heads, head)
    formats = {kind: book.add_format(how) for kind, how in FORMATS.items()}
    for column, field in enumerate(fields, start=1):
        sheet.set_column(column, column, _WIDE if field.kind == "code" else _NARROW)
    for number, row in enumerate(file.rows, start=1):
        sheet.write_number(number, 0, number)
        for column, field in enumerate(fields, start=1):
            _write_cell(sheet, (number, column), field, row.get(field.key), texts, formats)
    sheet.freeze_panes(1, 2)


def _write_cell(
    sheet: Any,
    place: tuple[int, int],
    field: Field,
    value: str | int | None,
    texts: Texts | None,
    formats: Mapping[str, Any],
) -> None:
    look = formats[field.kind]
    if value is None:
        return
    if field.kind == "day":
        day = datetime.combine(date.fromisoformat(str(value)), datetime.min.time())
        sheet.write_datetime(*place, day, look)
    elif field.kind in _NUMBERS:
        sheet.write_number(*place, float(Fraction(value)), look)
    else:
        named = {"position": texts.positions, "contract": texts.contracts}.get(field.key, {}) if texts else {}
        sheet.write_string(*place, named.get(str(value), str(value)), look)


def _write_about(book: Any, file: RowsFile, words: Mapping[str, str]) -> None:
    sheet = book.add_worksheet(words["about"])
    sheet.set_column(0, 0, _WIDE)
    sheet.set_column(1, 1, _LINES)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, cells in enumerate(_about(file, words)):
        for column, text in enumerate(cells):
            sheet.write_string(number, column, text, wrapped)


def _about(file: RowsFile, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    subject = file.seal.subject
    yield words["what"], words["copy"]
    yield words["again"], words["bring"]
    yield words["kvk"], subject["kvk"]
    yield words["year"], words["span"].format(**{"from": subject["from"], "to": subject["to"]})
    yield words["rows"], str(file.seal.count)
    yield words["seal"], file.seal.root
