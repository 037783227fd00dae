# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the child tells its parent: JSON lines, in which every distinct cell is written once.

``{"grid": {name, first_row, width, height, layout}}`` opens a grid; ``{"new": [...], "cells": "..."}`` adds rows to
it: the values not seen before, and for each cell an index into all values so far (32 bits, in base64);
``{"end": grids}`` closes the answer. Or one line ``{"refused": [findings]}``. Numbers travel as decimal text,
dates as ``["2018-01-31"]``.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import chain, islice
from typing import TYPE_CHECKING, NoReturn, cast

from trede.intake.grids.grid import Area, Cell, Grid, Layout, Span, Spot
from trede.intake.grids.refusal import refused
from trede.kernel.days import written_day
from trede.kernel.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Truth = tuple[bool]
Raw = str | int | float | bool | date | time | timedelta | Truth | None
Json = None | bool | int | str | Decimal | list["Json"] | dict[str, "Json"]

ROWS_PER_LINE = 2_000
LONGEST_CELL, LONGEST_NAME = 1_000, 200
"""Signs of a cell and of the name of a sheet. Five times what any field takes; the rest of a longer one is left out."""
# Up to here a float holds every whole number; Excel shows no more than 15 digits either.
_DIGITS = 15
_WHOLE = 10**_DIGITS


class NonsenseError(Exception):
    """The answer of the child is not what this module writes."""


class Encoder:
    """Rows to lines; remembers which values were sent. One for a whole answer."""

    def __init__(self) -> None:
        self._sent = _Sent()
        self._grids = 0
        self._width = 0

    def grid(self, name: str, first_row: int, size: tuple[int, int], layout: Layout) -> str:
        """``size`` is how many rows and how many columns."""
        self._grids += 1
        height, self._width = size
        spans = {key: getattr(layout, key) for key in Layout.__slots__}
        opened = {"name": name[:LONGEST_NAME], "first_row": first_row, "width": self._width, "height": height}
        return _line({"grid": {**opened, "layout": spans}})

    def rows(self, rows: Iterable[Sequence[Raw]]) -> Iterator[str]:
        remaining = iter(rows)
        while chunk := list(islice(remaining, ROWS_PER_LINE)):
            if set(map(len, chunk)) != {self._width}:
                raise refused("file.damaged")
            yield self._chunk(list(chain.from_iterable(chunk)))

    def end(self) -> str:
        return _line({"end": self._grids})

    def _chunk(self, cells: list[Raw]) -> str:
        if bool in set(map(type, cells)):
            cells = [_apart(cell) for cell in cells]
        new: list[Raw] = []
        self._sent.new = new
        indices = array("I", map(self._sent.__getitem__, cells))
        packed = b64encode(indices.tobytes()).decode("ascii")
        return _line({"new": [_sendable(cell) for cell in new], "cells": packed})


class _Sent(dict[Raw, int]):
    """The index of every value; a value asked for the first time gets the next one."""

    new: list[Raw]

    def __missing__(self, cell: Raw) -> int:
        self.new.append(cell)
        index = self[cell] = len(self)
        return index


def refusal(findings: Iterable[Finding]) -> str:
    """The line that says why there are no grids."""
    return _line({"refused": [found.document() for found in findings]})


def _line(message: dict[str, object]) -> str:
    return json.dumps(message, allow_nan=False, separators=(",", ":")) + "\n"


def _apart(cell: Raw) -> Raw:
    """True equals 1 and would share its entry."""
    return (cell,) if isinstance(cell, bool) else cell


def _sendable(cell: Raw) -> object:
    if isinstance(cell, str):
        return cell[:LONGEST_CELL] or None
    if isinstance(cell, float):
        return _exact(cell)
    if isinstance(cell, datetime):
        return [written_day(cell).isoformat()] if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return [cell.isoformat()]
    if isinstance(cell, timedelta):
        return _duration(cell)
    return _truth(cell)


def _truth(cell: Raw) -> object:
    if isinstance(cell, tuple):
        return cell[0]
    return cell.isoformat() if isinstance(cell, time) else cell


def _exact(number: float) -> int | float | str:
    """As Excel shows it: 15 significant digits, so that 0.1 + 0.2 is 0.3; what is no number becomes text."""
    shown = float(f"{number:.{_DIGITS}g}")
    if not abs(shown) < float("inf"):
        return str(number)
    return int(shown) if shown.is_integer() and abs(shown) < _WHOLE else shown


def _duration(length: timedelta) -> str:
    seconds = round(length.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


class Decoder:
    """Lines to grids; anything unexpected is a ``NonsenseError``.

    ``rows`` is how many came in, of those ``announced`` by the grids so far.
    """

    def __init__(self) -> None:
        self.ended = False
        self.refused: tuple[Finding, ...] = ()
        self.rows, self.announced = 0, 0
        self._values: list[Cell] = []
        self._grids: list[Grid] = []
        self._rows: list[tuple[Cell, ...]] = []
        self._width = 0

    def take_line(self, text: bytes) -> None:
        if self.ended:
            raise NonsenseError
        try:
            self._take_message(_loaded(text))
        except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as problem:
            raise NonsenseError from problem

    def grids(self) -> tuple[Grid, ...]:
        return tuple(self._grids)

    def _take_message(self, message: dict[str, Json]) -> None:
        kinds: dict[str, Callable[[dict[str, Json]], None]] = {
            "grid": self._open_grid,
            "cells": self._add_cells,
            "end": self._end,
            "refused": self._take_refusal,
        }
        kinds[next((kind for kind in message if kind in kinds), "")](message)

    def _open_grid(self, message: dict[str, Json]) -> None:
        self._close()
        opened = cast("dict[str, Json]", message["grid"])
        layout = _layout(cast("dict[str, Json]", opened["layout"]))
        self._width = _number(opened["width"])
        self.announced += _number(opened["height"])
        self._grids.append(Grid(_text(opened["name"]), (), _number(opened["first_row"]), layout))

    def _add_cells(self, message: dict[str, Json]) -> None:
        self._values.extend(_value(value) for value in cast("list[Json]", message["new"]))
        cells = array("I", b64decode(_text(message["cells"]), validate=True))
        if not self._grids or self._width < 1 or len(cells) % self._width:
            raise NonsenseError
        found = map(self._values.__getitem__, cells)
        self._rows.extend(zip(*[found] * self._width, strict=True))
        self.rows += len(cells) // self._width

    def _close(self) -> None:
        if self._grids:
            last = self._grids[-1]
            self._grids[-1] = Grid(last.name, tuple(self._rows), last.first_row, last.layout)
        self._rows = []

    def _end(self, message: dict[str, Json]) -> None:
        self._close()
        if message["end"] != len(self._grids):
            raise NonsenseError
        self.ended = True

    def _take_refusal(self, message: dict[str, Json]) -> None:
        self.refused = tuple(
            _finding(document) for document in cast("list[dict[str, Json]]", message["refused"])
        )
        self.ended = True


def _loaded(text: bytes) -> dict[str, Json]:
    message = json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    if not isinstance(message, dict):
        raise NonsenseError
    return message


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _value(value: Json) -> Cell:
    if isinstance(value, list):
        (day,) = value
        return date.fromisoformat(_text(day))
    if isinstance(value, dict):
        raise NonsenseError
    return value


def _finding(sent: dict[str, Json]) -> Finding:
    value = sent["value"]
    code, place, nl, en = (_text(sent[key]) for key in ("code", "place", "nl", "en"))
    return Finding(code, "error", place, None if value is None else _text(value), nl, en)


def _text(value: Json) -> str:
    if not isinstance(value, str):
        raise NonsenseError
    return value


def _number(value: Json) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise NonsenseError
    return value


def _layout(sent: dict[str, Json]) -> Layout:
    def several(key: str) -> list[list[Json]]:
        return cast("list[list[Json]]", sent[key])

    return Layout(
        sent["hidden"] is True,
        tuple(Span(*map(_number, span)) for span in several("hidden_rows")),
        tuple(Span(*map(_number, span)) for span in several("hidden_columns")),
        tuple(Area(*map(_number, area)) for area in several("merged")),
        tuple(Spot(*map(_number, spot)) for spot in several("formulas_without_value")),
        tuple(Spot(*map(_number, spot)) for spot in several("error_cells")),
        sent["epoch_1904"] is True,
        _text(sent["paper"]),
    )
