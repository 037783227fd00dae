# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values as the JSON format writes them: numbers as text or number, dates as 2018-12-31, KvK as text."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from trede.intake.limits import MOST_DIGITS, Problem
from trede.intake.styles import Style, cell_by_cell
from trede.intake.whole_columns import without_names

if TYPE_CHECKING:
    from trede.intake.fields import Field

_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_KVK = re.compile(r"[0-9]{8}")
_KVK_SHORTENED = re.compile(r"[0-9]{5,7}")


class Unreadable:
    """Stands where the JSON held something no field can be: an object, a list, NaN, a number without end."""

    def __str__(self) -> str:
        return "…"


def number(_field: Field, raw: object) -> Decimal | Problem:
    if isinstance(raw, Decimal):
        return raw
    if isinstance(raw, int) and not isinstance(raw, bool):
        return Decimal(raw)
    if isinstance(raw, str) and len(raw) <= MOST_DIGITS and _PLAIN_NUMBER.fullmatch(raw):
        return Decimal(raw)
    return Problem("input.not-a-number")


def day(_field: Field, raw: object) -> int | Problem:
    if isinstance(raw, str) and _ISO_DAY.fullmatch(raw):
        try:
            return date.fromisoformat(raw).toordinal()
        except ValueError:
            pass
    return Problem("input.not-an-iso-date")


def text(raw: object) -> str | Problem:
    return raw if isinstance(raw, str) else Problem("input.not-text")


def kvk(raw: object) -> str | Problem:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return Problem("input.kvk-number" if raw >= 10_000_000 else "input.kvk-lost-zero")
    return kvk_text(raw) if isinstance(raw, str) else Problem("input.kvk")


def kvk_text(written: str) -> str | Problem:
    """A KvK number is 8 digits, kept as text because of the zeros in front."""
    if _KVK.fullmatch(written):
        return written
    return Problem("input.kvk-lost-zero" if _KVK_SHORTENED.fullmatch(written) else "input.kvk")


STYLE = Style(
    blank=lambda raw: raw is None,
    text=text,
    number=number,
    day=day,
    kvk=kvk,
    code=lambda _field, written: written,
    reader=without_names,
)
SEALED = replace(STYLE, reader=cell_by_cell)
"""For rows that are sealed: what stands in them is fixed."""
