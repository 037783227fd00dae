# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook that passed the gate, through calamine, to the lines that carry its grids."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from trede.intake.grids import ods, xlsx
from trede.intake.grids.gate import check_plain
from trede.intake.grids.limits import check_size
from trede.intake.grids.refusal import refused
from trede.intake.grids.wire import LONGEST_NAME, Encoder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from io import BytesIO

    from python_calamine import CalamineSheet, CalamineWorkbook

    from trede.intake.grids.gate import Archive
    from trede.intake.grids.grid import Layout
    from trede.intake.grids.limits import Limits
    from trede.intake.grids.wire import Raw


def xlsx_lines(archive: Archive, part: str, limits: Limits) -> Iterator[str]:
    """Every worksheet; charts on a sheet of their own are left out."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    described = xlsx.workbook(archive, part)
    renamed = xlsx.names_for_reader(archive, part)
    for name in {*described.parts.values(), *renamed, *xlsx.USUAL.values()}:
        check_plain(archive.parts.get(name))
    encoder = Encoder()
    # Calamine lets go of the interpreter while it reads, so our walks run beside it.
    with ThreadPoolExecutor(max_workers=1) as pool:
        reach = pool.submit(_check_reach, archive, described, limits)
        book = _book(archive.for_reader(renamed))
        reach.result()
        # What we looked at is what calamine will read.
        _check_names(book, book.sheet_names == list(described.parts))
        for sheet in book.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet:
                xml = described.sheet(archive, sheet.name)
                hidden = sheet.visible != SheetVisibleEnum.Visible
                layout = pool.submit(xlsx.layout, xml, described, hidden=hidden)
                yield from _lines(encoder, _sheet(book, sheet.name), layout.result, limits)
    yield encoder.end()


def _check_reach(archive: Archive, described: xlsx.Workbook, limits: Limits) -> None:
    """Before any sheet is loaded, because loading is what a far-away cell makes impossible."""
    _check_count(len(described.parts), limits)
    for name in described.parts:
        xlsx.check_reach(described.sheet(archive, name), limits)


def ods_lines(archive: Archive, limits: Limits) -> Iterator[str]:
    """Every sheet of an OpenDocument workbook."""
    check_plain(archive.parts["content.xml"])
    tables = ods.tables(archive.content("content.xml") or b"", limits)
    _check_count(len(tables), limits)
    book = _book(ods.typed(archive).for_reader())
    _check_names(book, len(book.sheet_names) == len(tables) > 0)
    encoder = Encoder()
    for name, table in zip(book.sheet_names, tables, strict=True):
        yield from _lines(encoder, _sheet(book, name), table.layout, limits)
    yield encoder.end()


def _check_names(book: CalamineWorkbook, same: bool) -> None:
    """The reader knows the same sheets, and each has its own name: it is by name that they are read."""
    if not same or len({name[:LONGEST_NAME] for name in book.sheet_names}) < len(book.sheet_names):
        raise refused("file.damaged")


def _check_count(sheets: int, limits: Limits) -> None:
    if sheets > limits.sheets:
        raise refused("file.too-many-sheets", limit=limits.sheets)


def _book(plain: BytesIO) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(plain)
    except CalamineError:
        raise refused("file.damaged") from None


def _sheet(book: CalamineWorkbook, name: str) -> CalamineSheet:
    from python_calamine import CalamineError

    try:
        return book.get_sheet_by_name(name)
    except CalamineError:
        raise refused("file.damaged") from None


def _lines(
    encoder: Encoder, sheet: CalamineSheet, layout: Callable[[], Layout], limits: Limits
) -> Iterator[str]:
    last_row, last_column = sheet.end or (-1, -1)
    height, width = last_row + 1, last_column + 1
    check_size(height, width, limits)
    yield encoder.grid(sheet.name, 1, (height, width), layout())
    # Calamine counts rows from the first of the sheet, but columns from the first that is filled.
    empty: list[Raw] = [""] * (sheet.start or (0, 0))[1]
    rows: Iterable[Sequence[Raw]] = sheet.iter_rows()
    yield from encoder.rows([*empty, *row] for row in rows) if empty else encoder.rows(rows)
