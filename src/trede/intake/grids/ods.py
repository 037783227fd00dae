# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the layout of an .ods sheet does to its cells, and how far they reach once repeats are written out.

Only cells, rows and columns are looked for, by the very names that calamine knows them by. Rows without
anything to report, nearly all of the bytes, are counted and not taken apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trede.intake.grids.grid import Area, Layout, Span, Spot
from trede.intake.grids.limits import check_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.intake.grids.gate import Archive
    from trede.intake.grids.limits import Limits

_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_HIDDEN = {b"collapse", b"filter"}
_ATTRIBUTES = rb"((?:[^>\"']|\"[^\"]*\"|'[^']*')*)"
_STYLE = re.compile(
    rb"<style:style\s" + _ATTRIBUTES + rb">\s*<style:table-properties\s" + _ATTRIBUTES + rb">"
)
_COLUMN = re.compile(rb"<table:table-column(?=[\s/>])" + _ATTRIBUTES + rb">")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell(?=[\s/>])" + _ATTRIBUTES + rb">(\s*<text:p[\s/>])?")
_OPENINGS = (b"<table:table-cell", b"<table:covered-table-cell")
_FILLED = (b"office:value-type", b"<text:p")
_MARKS = (b"-repeated", b"-spanned", b":formula", b"error")


@dataclass(slots=True)
class Table:
    """One sheet: what was found in it, and the last row and column with something in it."""

    hidden: bool
    height: int = 0
    width: int = 0
    hidden_rows: list[Span] = field(default_factory=list)
    hidden_columns: list[Span] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    formulas: list[Spot] = field(default_factory=list)
    errors: list[Spot] = field(default_factory=list)

    def layout(self) -> Layout:
        return Layout(
            self.hidden,
            tuple(self.hidden_rows),
            tuple(self.hidden_columns),
            tuple(self.merged),
            tuple(self.formulas),
            tuple(self.errors),
        )


def is_spreadsheet(archive: Archive) -> bool:
    return (archive.content("mimetype") or b"").strip() == _TYPE and "content.xml" in archive.parts


def tables(content: bytes, limits: Limits) -> list[Table]:
    """The sheets of content.xml, refused when repeated cells or rows make them larger than the caps."""
    (_, first), *sheets = _stretches(content, b"<table:table ", 0, len(content))
    hidden = {
        _attribute(style[1], b"style:name")
        for style in _STYLE.finditer(content, 0, first)
        if _attribute(style[2], b"table:display") == b"false"
    }
    found = [_table(content, start, end, hidden) for start, end in sheets]
    for table in found:
        check_size(table.height, table.width, limits)
    return found


def _stretches(content: bytes, mark: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where to find what stands before the first mark, and after each; nothing is copied."""
    while (found := content.find(mark, start, end)) >= 0:
        yield start, found
        start = found + len(mark)
    yield start, end


def _table(content: bytes, start: int, end: int, hidden_styles: set[bytes]) -> Table:
    stretches = _stretches(content, b"<table:table-row", start, end)
    opening = content[slice(*next(stretches))]
    style = _attribute(opening[: opening.find(b">")], b"table:style-name")
    table = Table(style in hidden_styles)
    _note_columns(table, opening)
    above = 0
    for row in (content[slice(*stretch)] for stretch in stretches):
        if not row.startswith(b"-"):  # a table-row-group
            above += _row(table, row, above)
    return table


def _note_columns(table: Table, opening: bytes) -> None:
    before = 0
    for column in _COLUMN.finditer(opening):
        last = before + _count(column[1], b"table:number-columns-repeated")
        if _attribute(column[1], b"table:visibility") in _HIDDEN:
            table.hidden_columns.append(Span(before + 1, last))
        before = last


def _row(table: Table, row: bytes, above: int) -> int:
    """Take in one row and how often it repeats; the answer is that number."""
    attributes = row[: row.find(b">")]
    repeat = _count(attributes, b"table:number-rows-repeated") if attributes else 1
    if attributes and _attribute(attributes, b"table:visibility") in _HIDDEN:
        table.hidden_rows.append(Span(above + 1, above + repeat))
    if any(mark in row for mark in _MARKS):
        width = _cells(table, row, above + 1)
    else:
        width = sum(map(row.count, _OPENINGS)) if any(mark in row for mark in _FILLED) else 0
    if width:
        table.width = max(table.width, width)
        table.height = above + repeat
    return repeat


def _cells(table: Table, row: bytes, number: int) -> int:
    """Take in the cells of one row one by one; the answer is the last column with something in it."""
    column, last = 1, 0
    for cell in _CELL.finditer(row):
        attributes, text = cell[1], cell[2]
        typed = b"office:value-type" in attributes
        _report(table, attributes, Spot(number, column), typed)
        column += _count(attributes, b"table:number-columns-repeated")
        if typed or text:
            last = column - 1
    return last


def _report(table: Table, attributes: bytes, spot: Spot, typed: bool) -> None:
    if b"table:formula" in attributes and not typed:
        table.formulas.append(spot)
    if _attribute(attributes, b"calcext:value-type") == b"error":
        table.errors.append(spot)
    height = _count(attributes, b"table:number-rows-spanned")
    width = _count(attributes, b"table:number-columns-spanned")
    if height > 1 or width > 1:
        table.merged.append(Area(*spot, spot.row + height - 1, spot.column + width - 1))


def _attribute(attributes: bytes, name: bytes) -> bytes:
    """The value of an attribute, empty when it is not there."""
    start = attributes.find(name + b"=") + len(name) + 1
    quote = attributes[start : start + 1]
    if start <= len(name) or not quote:
        return b""
    return attributes[start + 1 : attributes.find(quote, start + 1)]


def _count(attributes: bytes, name: bytes) -> int:
    """A number of repeats or spanned cells, 1 when it is not said; nine digits are beyond every cap."""
    text = _attribute(attributes, name)
    return int(text[:9]) if text.isdigit() else 1
