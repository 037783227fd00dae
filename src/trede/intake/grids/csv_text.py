# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""CSV as it comes from Dutch software: ; or , or tab or |, UTF-8, UTF-16 or Windows-1252, quoted or not."""

from __future__ import annotations

import codecs
import csv
import re
from io import StringIO
from itertools import islice
from typing import TYPE_CHECKING

from trede.intake.grids.refusal import refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.intake.grids.limits import Limits

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")
_SEPARATOR_LINE = re.compile(r"sep=([;,\t|])\r?\n", re.IGNORECASE)
_DELIMITERS = ";,\t|"
_LOOKED_AT = 20


def decoded(data: bytes) -> str:
    """The text, by its byte order mark, else as UTF-8, else as Windows-1252."""
    if data.startswith(_UTF16):
        return _as(data, "utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _as(data, "cp1252")


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise refused("file.encoding") from None


def csv_rows(data: bytes, limits: Limits) -> tuple[int, list[list[str]]]:
    """The number of the first row (2 after a line ``sep=;``) and the rows, filled up to equal length."""
    text = decoded(data)
    if "\0" in text:
        raise refused("file.encoding")
    if _CONTROL.search(text):
        raise refused("file.unknown-kind")
    separator = _SEPARATOR_LINE.match(text)
    body = text[separator.end() :] if separator else text
    rows = list(_bounded(body, separator[1] if separator else delimiter(body), limits))
    if lines := _quoted_as_a_whole(rows):
        rows = list(_bounded(lines, delimiter(lines), limits))
    width = max(map(len, rows), default=0)
    if width * len(rows) > limits.cells:
        raise refused("file.too-many-cells", limit=limits.cells)
    return (2 if separator else 1), [row + [""] * (width - len(row)) for row in rows if width]


def _quoted_as_a_whole(rows: list[list[str]]) -> str:
    """The lines of a file whose every line is one text in quotes, as after opening and saving it; else nothing."""
    if len(rows) < 2 or any(len(row) > 1 for row in rows):
        return ""
    lines = [row[0] for row in rows if row]
    marked = len(lines) > 1 and any(all(mark in line for line in lines) for mark in _DELIMITERS)
    return "\n".join(lines) if marked else ""


def delimiter(text: str) -> str:
    """The mark that cuts the first lines most evenly into columns; into the most columns when two do."""
    return max(_DELIMITERS, key=lambda mark: _evenness(text, mark))


def _evenness(text: str, mark: str) -> tuple[bool, float, int]:
    """More than one column; the share of the first rows that are equally wide; that width."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark)
    try:
        widths = [len(row) for row in islice(reader, _LOOKED_AT) if row]
    except csv.Error:
        return False, 0, 0
    usual = max(widths, key=widths.count, default=0)
    return usual > 1, widths.count(usual) / max(1, len(widths)), usual


def _bounded(text: str, mark: str, limits: Limits) -> Iterator[list[str]]:
    csv.field_size_limit(limits.text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    number = 0
    try:
        for number, row in enumerate(reader, start=1):
            if number > limits.rows:
                raise refused("file.too-many-rows", limit=limits.rows)
            if len(row) > limits.columns:
                raise refused("file.too-many-columns", limit=limits.columns)
            yield row
    except csv.Error:
        raise refused("file.csv-quotes", row=number + 1) from None
