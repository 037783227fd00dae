# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How values are written at a door: strictly in JSON, the Dutch way in a table. And one reader for both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.intake.limits import (
    Changed,
    Problem,
    Value,
    limited_choice,
    limited_day,
    limited_number,
    limited_text,
)
from trede.intake.privacy import name_holds_bsn
from trede.intake.tidy import NAMES

if TYPE_CHECKING:
    from decimal import Decimal

    from trede.intake.fields import Field


Reads = Callable[["Field", object], "Value | Changed | Problem"]


def as_written(_field: Field, raw: object) -> object:
    """Nothing around a value to take off."""
    return raw


def cell_by_cell(style: Style, _field: Field, _cells: Iterable[object]) -> Reads:
    """What one value means does not depend on the others of its column."""
    return style.read


@dataclass(frozen=True, slots=True)
class Style:
    """The readers of one door; each gives what was written, or why it cannot be read.

    ``code`` turns a label into a code of the scheme; what it does not ``know`` it gives back as it is. ``clean`` takes
    off what a program put around a value; ``reader`` looks at a whole column before it says how to read it.
    """

    blank: Callable[[object], bool]
    text: Callable[[object], str | Problem]
    number: Callable[[Field, object], Decimal | Problem]
    day: Callable[[Field, object], int | Problem | None]
    kvk: Callable[[object], str | Problem]
    code: Callable[[Field, str], str | None]
    knows: Callable[[Field, str], bool] = lambda _field, _written: True
    clean: Callable[[Field, object], object] = as_written
    reader: Callable[[Style, Field, Iterable[object]], Reads] = cell_by_cell

    def read(self, field: Field, written: object) -> Value | Changed | Problem:
        """One value of the table of fields, in its unit and within its limits; ``None`` when left empty."""
        raw = self.clean(field, written)
        if self.blank(raw):
            return None
        if field.kind in ("text", "code", "choice"):
            return self._words(field, raw)
        if field.kind == "day":
            day = self.day(field, raw)
            return limited_day(field, day) if isinstance(day, int) else day
        if field.kind == "kvk":
            return self.kvk(raw)
        number = self.number(field, raw)
        return number if isinstance(number, Problem) else limited_number(field, number)

    def _words(self, field: Field, raw: object) -> Value | Problem:
        text = self.text(raw)
        limited = text if isinstance(text, Problem) else limited_text(text)
        if isinstance(limited, Problem):
            return limited
        if field.kind == "text":  # of codes and numbers only a whole column can tell
            bsn = field.key in NAMES and name_holds_bsn(limited)
            return Problem("input.bsn-in-text") if bsn else limited
        code = self.code(field, limited)
        if code is None or field.kind == "code":
            return code
        return limited_choice(field, code)
