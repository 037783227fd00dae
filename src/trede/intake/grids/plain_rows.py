# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Leaving out of an .xlsx sheet the rows and cells that need no report, so that the exact walk is short.

They are nearly all of the bytes, and walking through 100,000 rows takes longer than the child may live.
Whatever is not written as every spreadsheet program writes it stays in and is walked through: there also a row, a cell
or a value that is there twice is found.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS = (b"hidden", b"<f", b":f", b'"e"', b"'e'")
_CELL_MARK = re.compile(rb"<f|:f|[\"']e[\"']")
# A height that begins with a zero, or is written so that only a reader of XML can tell.
_LOW = re.compile(rb"\sht\s*=\s*[\"'](?:[\s+]*[0.]|[^\"'>]*[&Ee])")
_OPENING = re.compile(rb"<sheetData>")
_CLOSING = b"</sheetData>"
_ROW = re.compile(rb'<row\s(?:[^>]*\s)?r="([0-9]+)"')
_REFERENCE = re.compile(rb'<c r="([A-Z]+[0-9]+)"')
_LAST_VALUE = re.compile(rb"</v>\s*</c>")


def without_plain_rows(xml: bytes) -> bytes:
    """The same sheet for a walk that looks for marks only; the very same bytes when rows have no numbers."""
    opening = _OPENING.search(xml)
    closing = xml.rfind(_CLOSING)
    if not opening or closing < opening.end():
        return xml
    kept = _marked_rows(xml, opening.end(), closing)
    return xml if kept is None else xml[: opening.end()] + kept + xml[closing:]


def _marked_rows(xml: bytes, start: int, end: int) -> bytes | None:
    """Nothing when a row, a cell or a value may be there twice."""
    if not _values_once(xml, start, end):
        return None
    marked = any(xml.find(mark, start, end) >= 0 for mark in (*_MARKS, b"ht"))
    if (
        not marked and xml.find(b"r=", start, end) < 0
    ):  # nothing says where it is: each is behind the one before
        return b""
    kept: list[bytes] = []
    above = 0
    for row in _rows(xml, start, end):
        number = _number_of(row)
        if number <= above:
            return None
        above = number
        if marked and _marked(row):
            kept.append(_marked_cells(row))
    return b"".join(kept)


def _number_of(row: bytes) -> int:
    """Nothing when the row has none, or its cells are not each once in it."""
    number = _ROW.match(row)
    return int(number[1][:9]) if number and _cells_once(row, number[1]) else 0


def _marked(row: bytes) -> bool:
    return any(mark in row for mark in _MARKS) or _LOW.search(row, 0, row.find(b">")) is not None


def _values_once(xml: bytes, start: int, end: int) -> bool:
    """Whether each value is the last thing in its cell, so that it has no other."""
    values = xml.count(b"</v>", start, end)
    return values == xml.count(b"</v></c>", start, end) or values == len(_LAST_VALUE.findall(xml, start, end))


def _cells_once(row: bytes, number: bytes) -> bool:
    """Whether each cell says where it is, in this row, and no other says the same; or none says anything."""
    places = _REFERENCE.findall(row)
    if not places:
        return row.find(b"r=", row.find(b">")) < 0
    if len(places) != row.count(b"<c") or len(set(places)) < len(places):
        return False
    written = b"".join(places)
    return written.count(number) == len(places) and written.replace(number, b"").isalpha()


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
