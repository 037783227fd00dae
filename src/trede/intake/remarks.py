# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The user's own workbook back, with a column of remarks on each sheet and a list of all of them in front.

Values stay what they were and columns keep their letters. Columns with citizen service numbers or other
personal data come back empty, with a header that says so. Nothing written can act as a formula.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field as attribute
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, BinaryIO

from trede.errors import InputRefusedError
from trede.intake.headers import normal, words
from trede.intake.mending import mended
from trede.intake.organisation_sheet import is_head
from trede.intake.place_names import place_name
from trede.intake.references import without_names
from trede.intake.remark_cells import RemarkCells
from trede.intake.watching import unwatched
from trede.kernel.findings import errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from trede.intake.grids import Cell, Grid
    from trede.intake.mapping import SheetMapping, Sheets
    from trede.intake.mending import Mend
    from trede.intake.said import Columns
    from trede.intake.watching import Watch
    from trede.kernel.findings import Finding
    from trede.scheme import Language

_REMARKS_WIDTH = 70
_COLUMN_WIDTH = 16
_LONGEST_NAME = 28
_LINE_HEIGHT, _HIGHEST_ROW = 15, 400
MOST_CELLS = 400_000
"""Of a larger workbook only the rows come back that have a remark, on their own place: writing a cell takes longest."""
_ROWS_BETWEEN = 1_000
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", "_"))


def write_remarks(
    source: Path,
    findings: Iterable[Finding],
    out: Path,
    language: Language = "nl",
    columns: Columns | None = None,
) -> None:
    """Write the findings on ``source`` to a workbook (.xlsx): beside its own rows, and as a list.

    JSON, and a file that may not be opened, give the list alone. ``columns`` is what ``read`` was given.
    ``OSError`` when the workbook cannot be written.
    """
    with out.open("wb") as stream:
        _write(lambda: _grids(source), findings, stream, language, columns, {})


def write_remarks_in(
    data: bytes | None,
    name: str,
    findings: Iterable[Finding],
    out: BinaryIO,
    language: Language = "nl",
    columns: Columns | None = None,
    sheets: Sheets | None = None,
    watch: Watch = unwatched,
    mends: Sequence[Mend] = (),
) -> None:
    """The same for a file in memory, under the name its user gave it; ``sheets`` and ``mends`` as it was read.

    Without ``data`` it is the list alone, which says so.
    """
    _write(
        None if data is None else lambda: mended(_grids_in(data, name, watch), mends),
        findings,
        out,
        language,
        columns,
        sheets or {},
        watch,
    )


def write_mended_in(
    data: bytes,
    name: str,
    mends: Sequence[Mend],
    out: BinaryIO,
    language: Language = "nl",
    columns: Columns | None = None,
    sheets: Sheets | None = None,
    watch: Watch = unwatched,
) -> None:
    """Write the file as it was mended to a workbook (.xlsx), to go on with: all its rows, and no remarks.

    Columns with personal data come back empty, and a sheet that was not read does not come back. Raises
    InputRefusedError when the file cannot be opened: a workbook without its rows is nothing to go on with.
    """
    import xlsxwriter

    grids = mended(_grids_in(data, name, watch), mends)
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        texts = _texts(language)
        written = _Remarks(book, RemarkCells(book), texts, language, (), True, watch, remarked=False)
        for grid in grids:
            if _mapping(grid, columns, sheets or {}) or _named_organisation(grid) or is_head(grid):
                written.write_sheet(grid, columns, sheets or {})


def _write(
    grids: Callable[[], Sequence[Grid]] | None,
    findings: Iterable[Finding],
    stream: BinaryIO,
    language: Language,
    columns: Columns | None,
    sheets: Sheets,
    watch: Watch = unwatched,
) -> None:
    import xlsxwriter

    found, texts = list(findings), _texts(language)
    with xlsxwriter.Workbook(stream, _OPTIONS) as book:
        opened = _opened(grids)
        everything = (
            sum(len(grid.rows) * len(grid.rows[0]) for grid in opened or () if grid.rows) <= MOST_CELLS
        )
        remarks = _Remarks(book, RemarkCells(book), texts, language, found, everything, watch)
        remarks.write_list(alone=opened is None)
        for grid in opened or ():
            if normal(grid.name) not in words()["sheets"]["explanation"]:
                remarks.write_sheet(grid, columns, sheets)


def _texts(language: Language) -> Mapping[str, Any]:
    read = tomllib.loads(Path(__file__).with_name("remarks.toml").read_text(encoding="utf-8"))
    texts: Mapping[str, Any] = read[language]
    return texts


def _grids(source: Path) -> Sequence[Grid]:
    if source.suffix.lower() == ".json":
        return ()
    from trede.intake.grids import read_grids

    return read_grids(source)


def _grids_in(data: bytes, name: str, watch: Watch) -> Sequence[Grid]:
    if PurePath(name).suffix.lower() == ".json":
        return ()
    from trede.intake.grids import read_grids_in

    return read_grids_in(data, name, watch=watch)


def _opened(grids: Callable[[], Sequence[Grid]] | None) -> Sequence[Grid] | None:
    """The sheets; None when there is no file, or it cannot be opened now, as on a machine that is too busy."""
    try:
        return None if grids is None else grids()
    except InputRefusedError:
        return None


@dataclass(frozen=True, slots=True)
class _Remarks:
    book: Any
    cells: RemarkCells
    texts: Mapping[str, Any]
    language: Language
    findings: Sequence[Finding]
    everything: bool
    watch: Watch = unwatched
    names: set[str] = attribute(default_factory=set)
    remarked: bool = True
    """Whether there is a column of remarks."""

    def write_list(self, *, alone: bool = False) -> None:
        """All findings, errors first, each with its place; so nothing without a row gets lost.

        ``alone`` says below it that no rows come with it.
        """
        sheet = self.book.add_worksheet(self._name(self.texts["sheet"]))
        for position, width in enumerate((12, 22, 8, 10, 30, 30, _REMARKS_WIDTH)):
            sheet.set_column(position, position, width)
        sheet.write_row(0, 0, self.texts["heads"], self.cells.head())
        sheet.freeze_panes(1, 0)
        for row, found in enumerate(sorted(self.findings, key=lambda each: not each.blocks), start=1):
            shown = (
                self.texts[found.severity],
                found.sheet,
                found.row,
                found.column,
                self._place(found),
                found.value,
            )
            sheet.set_row(row, height(self._text(found)))
            for position, value in enumerate((*shown, self._text(found))):
                self.cells.write(sheet, row, position, value, found.severity)
        if not self.findings:
            sheet.write_string(1, 0, self.texts["none"])
        if alone:
            sheet.write_string(len(self.findings) + 2, 0, self.texts["alone"])

    def write_sheet(self, grid: Grid, columns: Columns | None, sheets: Sheets) -> None:
        """One sheet of the user: its rows, and behind the last column what there is to say of each."""
        sheet = self.book.add_worksheet(self._name(grid.name))
        mapping, by_row = _mapping(grid, columns, sheets), self._by_row(grid)
        if mapping is None and not (_named_organisation(grid) or is_head(grid)):
            self._write_not_copied(sheet, [found for row in sorted(by_row) for found in by_row[row]])
            return
        width = len(grid.rows[0]) if grid.rows else 0
        sheet.set_column(0, width - 1, _COLUMN_WIDTH)
        header = mapping.header_row if mapping else grid.first_row
        self._write_rows(sheet, grid, mapping, header, by_row)
        if self.remarked:
            sheet.set_column(width, width, _REMARKS_WIDTH)
            self._write_header(sheet, header, width, by_row.get(header, []))

    def _write_rows(
        self,
        sheet: Any,
        grid: Grid,
        mapping: SheetMapping | None,
        header: int,
        by_row: Mapping[int, list[Finding]],
    ) -> None:
        hidden = self._hidden(mapping)
        for number, row in enumerate(_nameless(grid, mapping), start=grid.first_row):
            if self.everything or number in by_row or number <= header:
                self._write_row(sheet, number, _without(row, hidden, number - header), by_row.get(number, []))
            if number % _ROWS_BETWEEN == 0:
                self.watch("remarks", number, len(grid.rows))

    def _write_header(self, sheet: Any, header: int, width: int, findings: Sequence[Finding]) -> None:
        """Above the remarks, what there is to say of the headers themselves."""
        rest = None if self.everything else self.texts["rest"]
        text = "\n".join(filter(None, [self.texts["remarks"], rest, self._remark(findings)]))
        sheet.set_row(header - 1, height(text))
        sheet.write_string(header - 1, width, text, self.cells.head())
        sheet.freeze_panes(header, 0)

    def _write_not_copied(self, sheet: Any, findings: Sequence[Finding]) -> None:
        """A sheet that was not read may hold anything: it stays behind."""
        sheet.set_column(0, 0, _REMARKS_WIDTH)
        sheet.write_string(0, 0, self.texts["not_copied"])
        if findings:
            sheet.set_row(1, height(self._remark(findings)))
            self.cells.write(sheet, 1, 0, self._remark(findings), _worst(findings))

    def _by_row(self, grid: Grid) -> dict[int, list[Finding]]:
        found: dict[int, list[Finding]] = defaultdict(list)
        for each in self.findings:
            if each.sheet == grid.name and each.row is not None:
                found[each.row].append(each)
        return found

    def _hidden(self, mapping: SheetMapping | None) -> dict[int, str]:
        """The columns that come back empty, with the header they get."""
        columns = mapping.columns if mapping else ()
        private = [column for column in columns if column.dropped in ("bsn", "bsn-doubt", "personal")]
        return {column.position: self.texts[str(column.dropped).partition("-")[0]] for column in private}

    def _write_row(self, sheet: Any, number: int, row: Sequence[Cell], findings: Sequence[Finding]) -> None:
        worst = _worst(findings)
        culprits = {found.column for found in findings}
        for position, value in enumerate(row):
            self.cells.write(sheet, number - 1, position, value, worst, culprits)
        if findings:
            text = self._remark(findings)
            sheet.set_row(number - 1, height(text))
            self.cells.write(sheet, number - 1, len(row), text, worst)

    def _remark(self, findings: Sequence[Finding]) -> str:
        lines = []
        for found in sorted(findings, key=lambda each: (len(each.column or ""), each.column or "")):
            where = f" ({self.texts['column']} {found.column})" if found.column else ""
            lines.append(f"{self.texts[found.severity]}{where}: {self._text(found)}")
        return "\n".join(lines)

    def _place(self, found: Finding) -> str:
        """The field in words; which sheet and row stands beside it, where there is one."""
        named = place_name(found.place, self.language, lines=found.row is None)
        return "" if named == found.sheet else named

    def _text(self, found: Finding) -> str:
        return str(getattr(found, self.language))

    def _name(self, wanted: str) -> str:
        """A name that Excel takes, and no other sheet has."""
        name = wanted.translate(_NOT_IN_NAMES)[:_LONGEST_NAME] or "_"
        number = 1
        while name.lower() in self.names or name.lower() == "history":
            number += 1
            name = f"{wanted.translate(_NOT_IN_NAMES)[: _LONGEST_NAME - 4]} {number}"
        self.names.add(name.lower())
        return name


def _mapping(grid: Grid, columns: Columns | None, sheets: Sheets) -> SheetMapping | None:
    """How the sheet was read; None when it holds no rows of the measurement."""
    from trede.intake.mapping import mapping_as_said, mapping_of

    if grid.name in sheets:
        return mapping_as_said(grid, sheets[grid.name])
    return None if _named_organisation(grid) else mapping_of(grid, columns)


def _named_organisation(grid: Grid) -> bool:
    return normal(grid.name) in words()["sheets"]["organisation"]


def _worst(findings: Sequence[Finding]) -> str | None:
    if not findings:
        return None
    return "error" if errors(findings) else "warning"


def _nameless(grid: Grid, mapping: SheetMapping | None) -> Sequence[Sequence[Cell]]:
    """The rows, with only the numbers in the column of references."""
    position = mapping.positions.get("ref") if mapping else None
    if mapping is None or position is None:
        return grid.rows
    first = mapping.header_row - grid.first_row + 1
    numbers = without_names([row[position] for row in grid.rows[first:]])
    named = zip(grid.rows[first:], numbers, strict=True)
    return [*grid.rows[:first], *((*row[:position], ref, *row[position + 1 :]) for row, ref in named)]


def _without(row: Sequence[Cell], hidden: Mapping[int, str], below_header: int) -> Sequence[Cell]:
    """The row with nothing in the hidden columns, also above the header, where they may hold a name."""
    if not hidden:
        return row
    return [
        (hidden[position] if below_header == 0 else None) if position in hidden else value
        for position, value in enumerate(row)
    ]


def height(text: str) -> int:
    """Points that a text needs in the column of remarks; spreadsheets do not all work that out themselves."""
    lines = sum(1 + len(line) // _REMARKS_WIDTH for line in text.split("\n"))
    return min(_HIGHEST_ROW, _LINE_HEIGHT * lines)
