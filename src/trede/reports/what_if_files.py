# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A ``what-if.json`` read back, to show it elsewhere: every name and number in it is looked at first."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from trede.errors import InputRefusedError
from trede.kernel.findings import finding
from trede.kernel.periods import Period, day_number
from trede.national.disclosure import LEAST_ORGANISATIONS, LEAST_PEOPLE, TOTAL, Cell, Shown
from trede.national.moves import Axes, Key, WhatIf, keys_of
from trede.national.sizes import SIZE_CLASSES
from trede.reports.what_if import FORMAT, About, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST_BYTES = 5_000_000
NAME, SECTOR = re.compile(r"[a-z0-9][a-z0-9.-]{0,59}"), re.compile(r"[0-9A-Z-]{1,6}")
MADE_BY = re.compile(r"trede [\w.+-]{1,40}")


def read_what_if(data: bytes, name: str, title: Callable[[str], str]) -> tuple[WhatIf, About]:
    """What may be published of a change, and what was compared; ``title`` gives that of an edition by its id.

    Raises ``InputRefusedError`` for anything else than a whole ``trede/what-if/1``; ``name`` is that of the file.
    """
    try:
        if len(data) > MOST_BYTES:
            raise ValueError(len(data))
        return _read(json.loads(data), title)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError):
        raise InputRefusedError([finding("national.no-what-if", name)]) from None


def _read(told: dict[str, Any], title: Callable[[str], str]) -> tuple[WhatIf, About]:
    _check(told["format"] == FORMAT)
    shown = dict(map(_cell, told["cells"]))
    axes = _axes(shown)
    _check(set(keys_of(axes)) == set(shown))
    sides = [_side(told[each]) for each in ("before", "after")]
    first, last = (day_number(date.fromisoformat(each)) for each in told["year"])
    _check(first <= last)
    about = About(
        before=sides[0],
        after=sides[1],
        titles=(title(sides[0].id), title(sides[1].id)),
        year=Period(first, last),
        synthetic=told["synthetic"] is not False,
        unknown_outside=told["unknown_outside"] is True,
        made_by=_fits(MADE_BY, told["made_by"]),
    )
    return WhatIf(axes, shown, _left_out(told["left_out"])), about


def _check(right: bool) -> None:
    if not right:
        raise ValueError


def _fits(pattern: re.Pattern[str], text: str) -> str:
    _check(pattern.fullmatch(text) is not None)
    return text


def _side(told: dict[str, Any]) -> Side:
    return Side(
        _fits(NAME, told["id"]), _fits(re.compile(r"[0-9a-f]{64}"), told["sha256"]), bool(told["own"])
    )


def _cell(told: dict[str, Any]) -> tuple[Key, Shown]:
    count, hidden = told["organisations"], told["hidden"]
    _check(
        hidden in ("small", "beside") if count is None else hidden == "" and type(count) is int and count >= 0
    )
    key = Key(told["size"], told["sector"], told["before"], told["after"], told["move"])
    _check(key.size in {TOTAL, *(name for _, name in SIZE_CLASSES)})
    for pattern, text in ((SECTOR, key.sector), (NAME, key.before), (NAME, key.after), (NAME, key.move)):
        _check(text == TOTAL or pattern.fullmatch(text) is not None)
    return key, Shown(count, hidden)


def _axes(shown: Iterable[Key]) -> Axes:
    """What occurs, in the order of the file."""
    keys = list(shown)

    def of(place: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(key[place] for key in keys if key[place] != TOTAL))

    before, after = of(2), of(3)
    return Axes(of(0), of(1), before, after, max(before, after, key=len))


def _left_out(count: int | None) -> Cell:
    """Too few to tell, none, or how many."""
    if count is None:
        return Cell(1, 1)
    _check(type(count) is int and (count == 0 or count >= LEAST_ORGANISATIONS))
    return Cell(count, LEAST_PEOPLE if count else 0)
