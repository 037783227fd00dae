# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What only a whole column shows: month before day, percentages beside factors, numbers that Excel cut off."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from trede.intake.dutch_dates import (
    day_before_month,
    day_comes_first,
    in_digits,
    month_comes_first,
    month_only,
)
from trede.intake.labels import self_employed
from trede.intake.limits import Changed, Problem, Value, limited_number, limited_text
from trede.intake.references import is_name, numbers_beside_names
from trede.intake.tidy import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from trede.intake.fields import Field
    from trede.intake.styles import Reads, Style

    Number = Callable[[Field, object], Decimal | Problem]

_SCIENTIFIC = re.compile(r"[0-9](?:[.,][0-9]+E\+?|E\+)[0-9]{1,3}", re.IGNORECASE)
_NAME = Problem("input.name-as-ref", once=True)
# Above this a share is a percentage, and then so is every other in its column.
_HIGHEST_FACTOR = Decimal("1.5")


def reader_of(number: Number, month_first: bool) -> Callable[[Style, Field, Iterable[object]], Reads]:
    """How a column of a table is read, after a look at all of it; ``month_first`` when its user says so."""

    def reader(style: Style, field: Field, cells: Iterable[object]) -> Reads:
        if field.kind == "day":
            return _days(style, field, cells, month_first)
        if field.kind == "factor":
            return _factors(style, field, cells, number)
        if field.key == "ref":
            return _references(cells, _numbers_whole(style))
        if field.key == "contract":
            return _contracts(style)
        return _numbers_whole(style) if field.key in ("order", "kvk", "entity") else style.read

    return reader


def without_names(style: Style, field: Field, cells: Iterable[object]) -> Reads:
    """How a column of a document is read: as it is written, but no reference is somebody's name."""
    return _references(cells, style.read) if field.key == "ref" else style.read


def _days(style: Style, field: Field, cells: Iterable[object], month_first: bool) -> Reads:
    """Month first in one place means month first everywhere, and 11/3 was no 11 March: none of it is read.

    Unless its user says so; then only a column that shows the opposite has the day first.
    """
    texts = [text for cell in cells if isinstance(text := style.clean(field, cell), str)]
    if any(map(month_only, texts)):
        return _months(style)
    if month_first:
        return style.read if day_comes_first(texts) else _month_first(style)
    if not month_comes_first(texts):
        return style.read

    def read(field: Field, raw: object) -> Value | Changed | Problem:
        written = style.clean(field, raw)
        if isinstance(written, str) and in_digits(written):
            return Problem("table.month-first", once=True)
        return style.read(field, raw)

    return read


def _months(style: Style) -> Reads:
    """A month says no day: which one was taken is told."""

    def read(field: Field, raw: object) -> Value | Changed | Problem:
        written, day = style.clean(field, raw), style.read(field, raw)
        taken = isinstance(day, int) and isinstance(written, str) and month_only(written)
        return Changed(day, "input.month-only") if taken else day

    return read


def _month_first(style: Style) -> Reads:
    def read(field: Field, raw: object) -> Value | Changed | Problem:
        written = style.clean(field, raw)
        swapped = day_before_month(written) if isinstance(written, str) else written
        return style.read(field, swapped)

    return read


def _factors(style: Style, field: Field, cells: Iterable[object], number: Number) -> Reads:
    """2 beside 80 is 2 %, and 1 is 1 %; only where all are small, 1 is full time."""
    in_percent = _some_in_percent(style, field, cells, number)

    def read(field: Field, raw: object) -> Value | Changed | Problem:
        written = style.clean(field, raw)
        share = None if style.blank(written) else number(field, written)
        if share is None or isinstance(share, Problem):
            return share
        if "%" in str(written):
            return limited_number(field, share)
        if in_percent and 0 < share < 1:
            return Problem("input.ambiguous-share")
        return limited_number(field, share if in_percent else share * 100)

    return read


def _some_in_percent(style: Style, field: Field, cells: Iterable[object], number: Number) -> bool:
    unsigned = (number(field, style.clean(field, cell)) for cell in cells if "%" not in str(cell))
    return any(not isinstance(share, Problem) and share > _HIGHEST_FACTOR for share in unsigned)


def _references(cells: Iterable[object], whole: Reads) -> Reads:
    """Of a number with a name the number; of a name nothing. Numbers that become the same by it stay apart."""
    written = list(cells)
    numbers = numbers_beside_names(written)
    same = len(set(numbers.values())) < len(numbers) or bool(set(numbers.values()) & set(map(str, written)))

    def read(field: Field, raw: object) -> Value | Changed | Problem:
        if isinstance(raw, str) and plain(raw):  # as nearly all are
            return limited_text(raw)
        if isinstance(raw, str) and raw in numbers:
            return _NAME if same else Changed(numbers[raw], "input.name-beside-number")
        return _NAME if is_name(raw) else whole(field, raw)

    return read


def _contracts(style: Style) -> Reads:
    """Who works for themselves is read as flex work, which no handbook says: that is told."""

    def read(field: Field, raw: object) -> Value | Changed | Problem:
        code = style.read(field, raw)
        assumed = isinstance(raw, str) and code == "secondment" and self_employed(raw)
        return Changed(code, "employment.self-employed") if assumed else code

    return read


def _numbers_whole(style: Style) -> Reads:
    """1,00023E+11 is what is left of a number, and of other numbers the same is left."""

    def read(field: Field, raw: object) -> Value | Changed | Problem:
        if isinstance(raw, str) and _SCIENTIFIC.fullmatch(raw.strip()):
            return Problem("input.scientific", once=True)
        return style.read(field, raw)

    return read
