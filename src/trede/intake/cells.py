# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Values as tables write them: 1.234,50 and 32:00, 31-12-2018 and 43465, 80 % and labels."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from trede.intake.dutch_dates import day_in_number, day_in_text
from trede.intake.json_values import kvk_text
from trede.intake.limits import MOST_DIGITS, Problem
from trede.intake.styles import Style

if TYPE_CHECKING:
    from trede.intake.fields import Field
    from trede.intake.labels import Labels

_EMPTY = frozenset({"", "-", "–", "—", "n.v.t.", "nvt", "n.v.t", "n/a"})
_LONGEST_EMPTY = 20
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])(:[0-5][0-9])?")
_DIGITS = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_GROUPS = re.compile(r"[+-]?[0-9]{1,3}([.,])[0-9]{3}(\1[0-9]{3})*")
_GROUPS_AND_PART = re.compile(r"[+-]?[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?!\1)[.,][0-9]+")
_SIGNS = str.maketrans("", "", "€%  \u00a0\u202f'’")
_KVK_SEPARATORS = str.maketrans("", "", " .\u00a0")


def blank(raw: object) -> bool:
    """Whether a cell is empty or says so."""
    if isinstance(raw, str):
        return len(raw) <= _LONGEST_EMPTY and raw.strip().lower() in _EMPTY
    return raw is None


def text(raw: object) -> str | Problem:
    """Text without blanks around it; a whole number in a cell is meant as text too."""
    if isinstance(raw, str):
        return raw.strip()
    if isinstance(raw, bool):
        return Problem("input.truth-value")
    if isinstance(raw, Decimal) and raw == raw.to_integral_value():
        return str(int(raw))
    return f"{raw:%d-%m-%Y}" if isinstance(raw, date) else str(raw)


def number(field: Field, raw: object) -> Decimal | Problem:
    if isinstance(raw, str):
        return _number_in_text(field, raw.strip())
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        return Decimal(raw)
    return Problem("input.not-a-number")


def _number_in_text(field: Field, written: str) -> Decimal | Problem:
    if field.kind == "hours" and (clock := _CLOCK.fullmatch(written)):
        return Decimal(int(clock[1])) + (Decimal(clock[2]) / 60).quantize(Decimal("0.01"))
    plain = written.translate(_SIGNS)
    if len(plain) > MOST_DIGITS:
        return Problem("input.not-a-number")
    if _GROUPS.fullmatch(plain):
        return _grouped(field, plain)
    if _GROUPS_AND_PART.fullmatch(plain):
        whole, part = re.split(r"[.,](?=[0-9]+$)", plain)
        return Decimal(f"{whole.replace('.', '').replace(',', '')}.{part}")
    plain = plain.replace(",", ".")
    return Decimal(plain) if _DIGITS.fullmatch(plain) else Problem("input.not-a-number")


def _grouped(field: Field, plain: str) -> Decimal | Problem:
    """Digits in groups of three: 1.234 is a whole amount of money, but of fte it may be either."""
    several = plain.count(".") + plain.count(",") > 1
    if several or field.kind == "money" or field.key == "supplier_turnover":
        return Decimal(plain.replace(".", "").replace(",", ""))
    if field.kind == "factor" or field.high <= 100:
        return Decimal(plain.replace(",", "."))
    return Problem("input.ambiguous-number")


def day(field: Field, raw: object) -> int | Problem:
    if isinstance(raw, date):
        return raw.toordinal()
    if isinstance(raw, str):
        found = day_in_text(raw.strip(), last=field.key in ("to", "indication_until", "subsidy_until"))
    elif isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        found = day_in_number(raw)
    else:
        found = None
    return Problem("input.not-a-date") if found is None else found


def kvk(raw: object) -> str | Problem:
    if isinstance(raw, bool):
        return Problem("input.kvk")
    written = text(raw)
    return written if isinstance(written, Problem) else kvk_text(written.translate(_KVK_SEPARATORS))


def table_style(labels: Labels) -> Style:
    """The style of tables, with these labels for codes."""
    return Style(blank, text, number, day, kvk, labels.code)
