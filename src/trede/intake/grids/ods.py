# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the layout of an .ods sheet does to its cells, and how far they reach once repeats are written out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from trede.intake.grids.grid import Area, Layout, Span, Spot
from trede.intake.grids.refusal import refused
from trede.intake.grids.xml_scan import scan

if TYPE_CHECKING:
    from trede.intake.grids.gate import Archive
    from trede.intake.grids.limits import Limits
    from trede.intake.grids.xml_scan import Attributes

_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_HIDDEN = {"collapse", "filter"}
_CELLS = {"table-cell", "covered-table-cell"}


@dataclass(slots=True)
class Table:
    """One sheet: what was found in it, and the last row and column with something in it."""

    name: str
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


class _Content:
    """The walk through content.xml."""

    def __init__(self) -> None:
        self.tables: list[Table] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._row = self._column = self._defined = 0
        self._row_repeat = self._repeat = 1
        self._filled = False
        self._walks = {
            "style": self._start_style,
            "table-properties": self._properties,
            "table": self._table,
            "table-column": self._columns,
            "table-row": self._start_row,
            "p": self._text,
        } | dict.fromkeys(_CELLS, self._cell)

    def start(self, name: str, attributes: Attributes) -> None:
        walk = self._walks.get(name)
        if walk:
            walk(attributes)

    def end(self, name: str) -> None:
        if name in _CELLS:
            self._end_cell()
        elif name == "table-row":
            self._row += self._row_repeat

    def _start_style(self, attributes: Attributes) -> None:
        self._style = attributes.get("style:name", "")

    def _properties(self, attributes: Attributes) -> None:
        if attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)

    def _table(self, attributes: Attributes) -> None:
        hidden = attributes.get("table:style-name") in self._hidden_styles
        self.tables.append(Table(attributes.get("table:name", ""), hidden))
        self._row = self._defined = 0

    def _columns(self, attributes: Attributes) -> None:
        first, self._defined = self._defined + 1, self._defined + _repeat(attributes, "columns")
        if attributes.get("table:visibility") in _HIDDEN:
            self._last.hidden_columns.append(Span(first, self._defined))

    def _start_row(self, attributes: Attributes) -> None:
        self._column, self._row_repeat = 0, _repeat(attributes, "rows")
        if attributes.get("table:visibility") in _HIDDEN:
            self._last.hidden_rows.append(Span(self._row + 1, self._row + self._row_repeat))

    def _cell(self, attributes: Attributes) -> None:
        self._repeat = _repeat(attributes, "columns")
        self._filled = "office:value-type" in attributes
        spot = Spot(self._row + 1, self._column + 1)
        if "table:formula" in attributes and not self._filled:
            self._last.formulas.append(spot)
        if attributes.get("calcext:value-type") == "error":
            self._last.errors.append(spot)
        height, width = _spanned(attributes, "rows"), _spanned(attributes, "columns")
        if height > 1 or width > 1:
            self._last.merged.append(Area(*spot, spot.row + height - 1, spot.column + width - 1))

    def _text(self, attributes: Attributes) -> None:
        self._filled = True

    def _end_cell(self) -> None:
        self._column += self._repeat
        if self._filled:
            last = self._last
            last.width = max(last.width, self._column)
            last.height = max(last.height, self._row + self._row_repeat)
        self._filled = False

    @property
    def _last(self) -> Table:
        if not self.tables:
            raise refused("file.damaged")
        return self.tables[-1]


def _repeat(attributes: Attributes, what: str) -> int:
    return _count(attributes.get(f"table:number-{what}-repeated", "1"))


def _spanned(attributes: Attributes, what: str) -> int:
    return _count(attributes.get(f"table:number-{what}-spanned", "1"))


def _count(text: str) -> int:
    return int(text[:9]) if text.isdecimal() else 1


def is_spreadsheet(archive: Archive) -> bool:
    return (archive.content("mimetype") or b"").strip() == _TYPE and "content.xml" in archive.parts


def tables(content: bytes, limits: Limits) -> list[Table]:
    """The sheets of content.xml, refused when repeated cells or rows make them larger than the caps."""
    walk = _Content()
    scan(content, walk.start, walk.end)
    for table in walk.tables:
        if table.height > limits.rows:
            raise refused("file.too-many-rows", limit=limits.rows)
        if table.width > limits.columns:
            raise refused("file.too-many-columns", limit=limits.columns)
        if table.height * table.width > limits.cells:
            raise refused("file.too-many-cells", limit=limits.cells)
    return walk.tables
