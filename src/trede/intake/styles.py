# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How values are written at a door: strictly in JSON, the Dutch way in a table. And one reader for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.intake.limits import Problem, Value, limited_choice, limited_day, limited_number, limited_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from trede.intake.fields import Field


@dataclass(frozen=True, slots=True)
class Style:
    """The readers of one door; each gives what was written, or why it cannot be read.

    ``code`` turns a label into a code of the scheme; what it does not know it gives back as it is.
    """

    blank: Callable[[object], bool]
    text: Callable[[object], str | Problem]
    number: Callable[[Field, object], Decimal | Problem]
    day: Callable[[Field, object], int | Problem]
    kvk: Callable[[object], str | Problem]
    code: Callable[[Field, str], str | None]

    def read(self, field: Field, raw: object) -> Value | Problem:
        """One value of the table of fields, in its unit and within its limits; ``None`` when left empty."""
        if self.blank(raw):
            return None
        if field.kind in ("text", "code", "choice"):
            return self._words(field, raw)
        if field.kind == "day":
            day = self.day(field, raw)
            return day if isinstance(day, Problem) else limited_day(field, day)
        if field.kind == "kvk":
            return self.kvk(raw)
        number = self.number(field, raw)
        return number if isinstance(number, Problem) else limited_number(field, number)

    def _words(self, field: Field, raw: object) -> Value | Problem:
        text = self.text(raw)
        limited = text if isinstance(text, Problem) else limited_text(text)
        if isinstance(limited, Problem) or field.kind == "text":
            return limited
        code = self.code(field, limited)
        if code is None or field.kind == "code":
            return code
        return limited_choice(field, code)
