# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the layout of an .ods sheet does to its cells, and how far they reach once repeats are written out.

Only cells, rows and columns are looked for, by the very names that calamine knows them by. Rows without
anything to report, nearly all of the bytes, are counted and not taken apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TYPE_CHECKING

from trede.intake.grids.archive import STORED
from trede.intake.grids.grid import Area, Layout, Span, Spot
from trede.intake.grids.limits import check_size
from trede.intake.grids.refusal import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.intake.grids.gate import Archive
    from trede.intake.grids.limits import Limits

_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_HIDDEN = {b"collapse", b"filter"}
_ATTRIBUTES = rb"((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)"
_STYLE = re.compile(
    rb"<style:style\s"
    + _ATTRIBUTES
    + rb">\s*<style:table-(?:row-|column-)?properties\s"
    + _ATTRIBUTES
    + rb">"
)
_OPENED = re.compile(_ATTRIBUTES + rb">")
_PAIR = re.compile(rb"(?:^|\s)([^\s=\"'<>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
# A column; or the beginning or end of a group of them.
_COLUMN = re.compile(rb"<(/?)table:table-column(-group)?(?=[\s/>])" + _ATTRIBUTES + rb">")
_GROUP, _GROUP_ENDS = b"-group", b"</table:table-row-group>"
_LONGER_NAME = re.compile(rb"[\w.-]")
# A size of nothing: 0cm, 0.000in.
_NO_SIZE = re.compile(rb"\s*0*\.?0*\s*(?:[a-z]+|%)?\s*")
_UNTYPED = re.compile(
    rb"<table:(?:covered-)?table-cell"
    rb"(?:\s++(?!office:value-type)[^\s=>]++\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'))*+(?=\s*+>\s*+<text:p[\s>])"
)
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


def typed(archive: Archive) -> Archive:
    """The same with a type for each cell that has a text and no type: the reader would take such a cell for empty."""
    part = archive.parts["content.xml"]
    content, untyped = _UNTYPED.subn(rb'\g<0> office:value-type="string"', part.content)
    made = replace(part, method=STORED, packed=content, content=content)
    return replace(archive, parts={**archive.parts, part.name: made}) if untyped else archive


def tables(content: bytes, limits: Limits) -> list[Table]:
    """The sheets of content.xml, refused when repeated cells or rows make them larger than the caps."""
    (_, first), *sheets = _stretches(content, b"<table:table ", 0, len(content))
    styles = _STYLE.finditer(content, 0, first)
    hidden = {_attribute(style[1], b"style:name") for style in styles if _of_nothing(style[2])}
    found = [_table(content, start, end, hidden) for start, end in sheets]
    for table in found:
        check_size(table.height, table.width, limits)
    return found


def _of_nothing(properties: bytes) -> bool:
    """Whether what has this style is not shown: a sheet, a row without height, a column without width."""
    sizes = (_attribute(properties, name) for name in (b"style:row-height", b"style:column-width"))
    shown = _attribute(properties, b"table:display") != b"false"
    return not shown or any(size and _NO_SIZE.fullmatch(size) for size in sizes)


def _stretches(content: bytes, mark: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where to find what stands before the first mark, and after each; nothing is copied."""
    while (found := content.find(mark, start, end)) >= 0:
        yield start, found
        start = found + len(mark)
    yield start, end


def _table(content: bytes, start: int, end: int, hidden_styles: set[bytes]) -> Table:
    stretches = _stretches(content, b"<table:table-row", start, end)
    opening = content[slice(*next(stretches))]
    style = _attribute(_opened(opening), b"table:style-name")
    table = Table(style in hidden_styles)
    _note_columns(table, opening, hidden_styles)
    above = 0
    groups: list[bool] = []
    for row in (content[slice(*stretch)] for stretch in stretches):
        if row.startswith(_GROUP):
            groups.append(_collapsed(_opened(row)))
        elif not _LONGER_NAME.match(row):  # such as table-rows, around them
            above += _row(table, row, above, hidden_styles, folded=any(groups))
        if groups and (ended := row.count(_GROUP_ENDS)):
            del groups[-ended:]
    return table


def _opened(element: bytes) -> bytes:
    """The attributes with which an element begins; its name, or what is left of it, stands before them."""
    found = _OPENED.match(element)
    return found[1] if found else b""


def _collapsed(attributes: bytes) -> bool:
    return _attribute(attributes, b"table:display") == b"false"


def _note_columns(table: Table, opening: bytes, hidden_styles: set[bytes]) -> None:
    before = 0
    groups: list[bool] = []
    for column in _COLUMN.finditer(opening):
        if column[1]:
            del groups[-1:]
        elif column[2]:
            groups.append(_collapsed(column[3]))
        else:
            last = before + _count(column[3], b"table:number-columns-repeated")
            if any(groups) or _hidden(column[3], hidden_styles):
                table.hidden_columns.append(Span(before + 1, last))
            before = last


def _hidden(attributes: bytes, hidden_styles: set[bytes]) -> bool:
    """Whether a row or column is hidden, filtered out or has no size."""
    styled = hidden_styles and _attribute(attributes, b"table:style-name") in hidden_styles
    return bool(styled) or _attribute(attributes, b"table:visibility") in _HIDDEN


def _row(table: Table, row: bytes, above: int, hidden_styles: set[bytes], *, folded: bool) -> int:
    """Take in one row and how often it repeats; the answer is that number."""
    attributes = b"" if row.startswith(b">") else _opened(row)
    repeat = _count(attributes, b"table:number-rows-repeated") if attributes else 1
    if folded or (attributes and _hidden(attributes, hidden_styles)):
        table.hidden_rows.append(Span(above + 1, above + repeat))
    if width := _width(table, row, above + 1):
        table.width = max(table.width, width)
        table.height = above + repeat
    return repeat


def _width(table: Table, row: bytes, number: int) -> int:
    """The last column with something in it; cells that have something to report are taken in."""
    if any(mark in row for mark in _MARKS):
        return _cells(table, row, number)
    return sum(map(row.count, _OPENINGS)) if any(mark in row for mark in _FILLED) else 0


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
    if name not in attributes:
        return b""
    values = (found[2][1:-1] for found in _PAIR.finditer(attributes) if found[1] == name)
    value = next(values, b"")
    return unescape(value.decode("utf-8", "replace")).encode() if b"&" in value else value


def _count(attributes: bytes, name: bytes) -> int:
    """A number of repeats or spanned cells, 1 when it is not said; nine digits are beyond every cap."""
    text = _attribute(attributes, name)
    if not text:
        return 1
    if not text.isdigit() or not int(
        text[:9]
    ):  # what is there no time is left out by one program and not by another
        raise refused("file.damaged")
    return int(text[:9])
