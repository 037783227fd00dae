# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the layout of an .xlsx sheet does to its cells, and how far they reach."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from posixpath import join, normpath, split
from typing import TYPE_CHECKING

from trede.intake.grids.grid import Area, Layout, Span, Spot, column_number
from trede.intake.grids.limits import check_size
from trede.intake.grids.plain_rows import without_plain_rows
from trede.intake.grids.refusal import refused
from trede.intake.grids.structure import runs
from trede.intake.grids.xml_scan import scan

if TYPE_CHECKING:
    from trede.intake.grids.gate import Archive
    from trede.intake.grids.limits import Limits
    from trede.intake.grids.xml_scan import Attributes

_WORKBOOK = re.compile(rb"<(?:[\w.-]+:)?workbook[\s>]")
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")
# A cell beyond column Z or row 99,999 that is not empty: only such a cell can make a grid large.
_FAR = re.compile(rb" r=[\"'](?:([A-Za-z]{2,})([0-9]+)|([A-Za-z])([0-9]{6,}))[\"'](?![^>]*/>)")
_NEAR_ROWS = 99_999
# Narrower or lower than this, in the units of the file, nobody sees what is in it.
_NARROW, _LOW = 0.1, 1.0
_LAST_COLUMN = 16_384
# The reader takes the value of a number or a shared text as it stands; only a text of its own may have signs by number.
_REFERRED = re.compile(rb"<(?:[\w.-]+:)?v(?:\s[^>]*)?>[^<]*&")
_OWN_TEXT = re.compile(rb"<(?:[\w.-]+:)?c\s[^>]*\bt\s*=\s*[\"']str[\"']")
USUAL = {"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
_TRUE = {"1", "true"}


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of a workbook: name to part; whether its values must be calculated anew on opening; its first day."""

    parts: dict[str, str]
    stale: bool
    epoch_1904: bool = False

    def sheet(self, archive: Archive, name: str) -> bytes:
        xml = archive.content(self.parts.get(name, ""))
        if xml is None or _referred(xml):
            raise refused("file.damaged")
        return xml


def _referred(xml: bytes) -> bool:
    """Whether a number, or the number of a text, is written with signs by number: the reader would leave them out."""
    for value in _REFERRED.finditer(xml):
        cell = max(xml.rfind(b"<c", 0, value.start()), xml.rfind(b":c", 0, value.start()) - 1)
        if not _OWN_TEXT.match(xml, cell):
            return True
    return False


def workbook_part(archive: Archive) -> str | None:
    """The main part of the package, when that is a workbook; by its relations, as the reader finds it."""
    for kind, target in _relations(archive, "").values():
        if kind.endswith("/officeDocument") and _WORKBOOK.search((archive.content(target) or b"")[:4096]):
            return target
    return None


def names_for_reader(archive: Archive, part: str) -> dict[str, str]:
    """Texts and styles may lie in parts of any name, but the reader finds them under their usual ones only."""
    found = {}
    for kind, target in _relations(archive, part).values():
        usual = USUAL.get(kind.rpartition("/")[2])
        if usual and target in archive.parts:
            found[target] = usual
    return found


def workbook(archive: Archive, part: str) -> Workbook:
    """Which part holds which sheet."""
    targets = _relations(archive, part)
    sheets: dict[str, str] = {}
    stale = epoch_1904 = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal stale, epoch_1904
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            sheets[attributes.get("name", "")] = targets.get(relation, ("", ""))[1]
        elif name == "calcPr":
            stale = attributes.get("fullCalcOnLoad") in _TRUE
        elif name == "workbookPr":
            epoch_1904 = attributes.get("date1904") in _TRUE

    scan(archive.content(part) or b"", start)
    return Workbook(sheets, stale, epoch_1904)


def _relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Type and target of each relation of a part, by its id; of the package itself for an empty name."""
    folder, name = split(part)
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: Attributes) -> None:
        if element == "Relationship":
            target = normpath(join("/", folder, attributes.get("Target", "")))[1:]
            if attributes.get("Id") in found:
                raise refused("file.damaged")
            found[attributes.get("Id", "")] = (attributes.get("Type", ""), target)

    content = archive.content(join(folder, "_rels", f"{name}.rels"))
    if content is not None:
        scan(content, start)
    return found


def check_reach(xml: bytes, limits: Limits) -> None:
    """Refuse a sheet whose outermost cells span too much: the reader keeps every cell between them."""
    rows = columns = 0
    for match in _FAR.finditer(xml):
        letters, number = match[1] or match[3], match[2] or match[4]
        columns = max(columns, column_number(letters[:4].decode()))
        rows = max(rows, int(number[:9]))
    # Rows up to 99,999 of a narrow sheet are not among the far cells; count those that are there.
    filled = xml.count(b"<row ") + xml.count(b":row ") if columns else 0
    check_size(max(rows, min(filled, _NEAR_ROWS)), columns, limits)


@dataclass(slots=True)
class _Sheet:
    """The walk through one sheet."""

    stale: bool
    row: int = 0
    column: int = 0
    formula: bool = False
    kind: str = ""
    valued: bool = False
    in_value: bool = False
    values: int = 0
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[Span] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    formulas: list[Spot] = field(default_factory=list)
    errors: list[Spot] = field(default_factory=list)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self.formula = True
        elif name == "col":
            self._start_columns(attributes)
        elif name == "mergeCell":
            self._merge(attributes)
        elif name == "v":
            # An empty text is a value, an empty number is none.
            self.in_value, self.valued = True, self.kind == "str"
            self._check_once(self.values == 0)
            self.values += 1

    def text(self, text: str) -> None:
        self.valued = self.valued or (self.in_value and not text.isspace())

    def end(self, name: str) -> None:
        if name == "v":
            self.in_value = False
        elif name == "c" and self.formula:
            if self.stale or not self.valued:
                self.formulas.append(Spot(self.row, self.column))
            self.formula = False

    @staticmethod
    def _check_once(once: bool) -> None:
        """What is there twice may be read either way; no spreadsheet program opens it without repairs."""
        if not once:
            raise refused("file.damaged")

    def _start_row(self, attributes: Attributes) -> None:
        self.row = _number(attributes.get("r")) or self.row + 1
        self._check_once(self.row not in self.rows)
        self.rows.add(self.row)
        self.column, self.columns = 0, set()
        if attributes.get("hidden") in _TRUE or _less(attributes.get("ht"), _LOW):
            self.hidden_rows.append(self.row)

    def _start_cell(self, attributes: Attributes) -> None:
        place = _REFERENCE.match(attributes.get("r", ""))
        self.column = column_number(place[1]) if place else self.column + 1
        self._check_once(self.column not in self.columns and (not place or int(place[2]) == self.row))
        self.columns.add(self.column)
        self.kind, self.valued, self.values = attributes.get("t", ""), False, 0
        if self.kind == "e":
            self.errors.append(Spot(self.row, self.column))

    def _start_columns(self, attributes: Attributes) -> None:
        first, last = _number(attributes.get("min")), _number(attributes.get("max"))
        hidden = attributes.get("hidden") in _TRUE or _less(attributes.get("width"), _NARROW)
        if hidden and first and last:
            self.hidden_columns.append(Span(first, min(last, _LAST_COLUMN)))

    def _merge(self, attributes: Attributes) -> None:
        corners = [_REFERENCE.match(corner) for corner in attributes.get("ref", "").split(":")]
        places = [Spot(int(corner[2]), column_number(corner[1])) for corner in corners if corner]
        if len(places) == len(corners) == 2:
            (top, left), (bottom, right) = places
            self.merged.append(Area(top, left, bottom, right))


def _number(text: str | None) -> int | None:
    """A row or column number; no sheet has one of more than 7 digits."""
    digits = (text or "").strip().removeprefix("+")
    return int(digits[:9]) if digits.isdecimal() else None


def _less(text: str | None, least: float) -> bool:
    """Whether a size is less than this; what is no number is no size."""
    try:
        return text is not None and float(text) < least
    except ValueError:
        return False


def layout(xml: bytes, book: Workbook, *, hidden: bool) -> Layout:
    """Hidden rows and columns, merged cells, formulas without a value and error values of one sheet.

    When the workbook asks to be calculated on opening (``stale``), no value of a formula in it counts.
    """
    sheet = _Sheet(book.stale)
    scan(without_plain_rows(xml), sheet.start, sheet.end, sheet.text)
    found = Layout(hidden, runs(sheet.hidden_rows), tuple(sheet.hidden_columns), tuple(sheet.merged))
    return replace(
        found,
        formulas_without_value=tuple(sheet.formulas),
        error_cells=tuple(sheet.errors),
        epoch_1904=book.epoch_1904,
    )
