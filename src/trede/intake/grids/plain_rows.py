# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Leaving out of an .xlsx sheet the rows and cells that need no report, so that the exact walk is short.

They are nearly all of the bytes, and walking through 100,000 rows takes longer than the child may live.
Whatever is not written as every spreadsheet program writes it stays in and is walked through.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = (b"hidden", b"<f", b":f", b'"e"', b"'e'", b'ht="0"')
_CELL_MARK = re.compile(rb"<f|:f|[\"']e[\"']")
_OPENING = re.compile(rb"<sheetData>")
_CLOSING = b"</sheetData>"
_NUMBERED = re.compile(rb'<row r="|[^>]*\sr="')


def without_plain_rows(xml: bytes) -> bytes:
    """The same sheet for a walk that looks for marks only; the very same bytes when rows have no numbers."""
    opening = _OPENING.search(xml)
    closing = xml.rfind(_CLOSING)
    if not opening or closing < opening.end():
        return xml
    kept = _marked_rows(xml, opening.end(), closing)
    return xml if kept is None else xml[: opening.end()] + kept + xml[closing:]


def _marked_rows(xml: bytes, start: int, end: int) -> bytes | None:
    if not any(xml.find(mark, start, end) >= 0 for mark in _MARKS):
        return b""
    kept: list[bytes] = []
    for row in _rows(xml, start, end):
        if not _NUMBERED.match(row):
            return None
        if any(mark in row for mark in _MARKS):
            kept.append(_marked_cells(row))
    return b"".join(kept)


def _rows(xml: bytes, start: int, end: int) -> Iterator[bytes]:
    """Each row from its name to the next row."""
    place = xml.find(b"<row", start, end)
    while place >= 0:
        following = xml.find(b"<row", place + 1, end)
        yield xml[place : following if following >= 0 else end]
        place = following


def _marked_cells(row: bytes) -> bytes:
    """A row with only its marked cells; the whole row when its cells are not simply numbered."""
    first, closing = row.find(b"<c "), row.rfind(b"</row>")
    if min(first, closing) < 0 or b"<c>" in row or row.count(b"<c ") != row.count(b'<c r="'):
        return row
    kept, place = [row[:first]], first
    while mark := _CELL_MARK.search(row, place, closing):
        following = row.find(b"<c ", mark.end(), closing)
        place = following if following >= 0 else closing
        kept.append(row[row.rfind(b"<c ", 0, mark.end()) : place])
    return b"".join([*kept, row[closing:]])
