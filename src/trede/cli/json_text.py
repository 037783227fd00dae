# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""JSON that is written while it is made: an explanation of 100,000 rows is never there as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from json import JSONEncoder
from json.encoder import encode_basestring
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENCODE = JSONEncoder(ensure_ascii=False).encode
_STEP = "  "
_TOGETHER = 2_000
"""Pieces that are written in one go."""


def json_pieces(value: object) -> Iterator[str]:
    """The text of ``json.dumps(value, indent=2, ensure_ascii=False)``, piece by piece; an iterator is a list."""
    small = _pieces(value, "\n")
    while together := "".join(islice(small, _TOGETHER)):
        yield together


def _pieces(value: object, line: str) -> Iterator[str]:
    """``line`` begins a line at this depth."""
    if isinstance(value, dict):
        yield from _object(value, line)
    elif isinstance(value, list | tuple | Iterator):
        yield from _list(iter(value), line)
    else:
        yield _plain(value)


def _object(value: Mapping[str, object], line: str) -> Iterator[str]:
    deeper, written = line + _STEP, "{"
    for key, each in value.items():
        if written != "{":
            written += ","
        written += f"{deeper}{encode_basestring(key)}: "
        if isinstance(each, dict | list | tuple | Iterator):
            yield written
            yield from _pieces(each, deeper)
            written = ""
        else:
            written += _plain(each)
    yield f"{written}{line}}}" if value else "{}"


def _list(values: Iterator[object], line: str) -> Iterator[str]:
    deeper, opening = line + _STEP, "["
    for each in values:
        yield opening + deeper
        yield from _pieces(each, deeper)
        opening = ","
    yield "[]" if opening == "[" else f"{line}]"


def _plain(value: object) -> str:
    return encode_basestring(value) if isinstance(value, str) else _ENCODE(value)
