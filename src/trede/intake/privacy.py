# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Citizen service numbers (BSN): found by their 11-test, refused, and never shown or kept.

A column holds BSNs when its header says so or when at least 80 % of its values pass the test.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from trede.intake.limits import MOST_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trede.kernel.findings import Finding

MASK = "•••••••••"

_SHARE = (4, 5)
_SEPARATORS = str.maketrans("", "", " .-'\u00a0")
_DIGITS = re.compile(r"(?<![0-9])[0-9]{8,9}(?![0-9])|(?<![0-9])[0-9]{4}\.[0-9]{2}\.[0-9]{3}(?![0-9])")

# A date as people write it. One date in eleven passes the 11-test, and staff often start on the same day.
_DATE = re.compile(
    r"[0-3]?[0-9][-./ ][01]?[0-9][-./ ](19|20)[0-9]{2}|(19|20)[0-9]{2}[-./ ][01]?[0-9][-./ ][0-3]?[0-9]"
)


def passes_test(digits: str) -> bool:
    """Whether 8 or 9 digits can be a BSN (python-stdnum)."""
    from stdnum.nl import bsn  # loading it takes longer than scoring: only when there is something to test

    return bool(bsn.is_valid(digits))


def _digits(value: object) -> str | None:
    """The 8 or 9 digits of a value that could be a BSN; those of a written date could not."""
    if isinstance(value, str):
        if _DATE.fullmatch(value.strip()):
            return None
        plain = value.translate(_SEPARATORS)
        return plain if len(plain) in (8, 9) and plain.isascii() and plain.isdigit() else None
    if isinstance(value, int | Decimal) and 10_000_000 <= value < 1_000_000_000 and value == int(value):
        return str(int(value))
    return None


def holds_bsns(values: Iterable[object]) -> bool:
    """Whether at least 80 % of the values (empty ones apart) have 8 or 9 digits and pass the 11-test.

    Stops as soon as too many have failed: a column of other numbers costs little.
    """
    counts = Counter(values)
    for empty in (None, ""):
        del counts[empty]
    total = counts.total()
    may_fail = total - -(-total * _SHARE[0] // _SHARE[1])
    for value, times in counts.items():
        digits = _digits(value)
        if digits is None or not passes_test(digits):
            may_fail -= times
        if may_fail < 0:
            return False
    return total > 0


def masked(text: str) -> str:
    """The text with everything in it that passes the 11-test made unreadable."""
    return _DIGITS.sub(_mask, text)


def without_bsns(found: Finding) -> Finding:
    """A finding made elsewhere, with everything in it masked; a KvK number is none, whatever the test says."""
    if found.place.endswith((".kvk", ".entity")):
        return found
    value = None if found.value is None else masked(found.value)
    return replace(found, value=value, nl=masked(found.nl), en=masked(found.en))


def _mask(found: re.Match[str]) -> str:
    return MASK if passes_test(found[0]) else found[0]


def shown(value: object) -> str | None:
    """A value as a finding may show it: as the user wrote it, on one line, without a BSN."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    text = f"{value:%d-%m-%Y}" if isinstance(value, date) else plain_text(value)[:200]
    return masked("".join(sign if sign.isprintable() else "�" for sign in text))


def plain_text(value: object) -> str:
    """A value as text; numbers in full, unless that would be endless."""
    if isinstance(value, Decimal) and abs(value.adjusted()) <= MOST_DIGITS:
        return f"{value:f}"
    return str(value)
