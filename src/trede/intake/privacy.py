# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Citizen service numbers (BSN): one detector for every door and every text, by digits and the 11-test.

A number is looked at after folding: 111-22-2333, 111.222.333, full-width digits, a zero in front, a prefix, ``.0``
behind it, marks that nobody sees. A column holds BSNs when its header says so or when at least 80 % of its values are
some; from half of them on it may, and its user is asked. They are refused, and never shown or kept.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from trede.intake.limits import MOST_DIGITS
from trede.intake.tidy import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.intake.fields import Field
    from trede.kernel.findings import Finding

Seems = Literal["certain", "likely"]

_LOOKED_BACK = 40
MASK = "•••••••••"

_CERTAIN, _LIKELY = (4, 5), (1, 2)
# Between two digits there may be a blank, a dash, a point, or a sign that nobody sees.
_BETWEEN = r"[\s.\-_/'’·\u00ad\u2010-\u2015\u2212\u200b-\u200f\u202a-\u202e\u2060\ufeff]{0,2}"
_NUMBER = re.compile(rf"(?<![0-9])[0-9](?:{_BETWEEN}[0-9]){{7,10}}(?![0-9])")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_NOT_DIGITS = re.compile(r"[^0-9]")
_DECIMAL_ZERO = re.compile(r"(?<=[0-9])[.,]0+$")
_MOBILE = re.compile(r"0?06[0-9]{8}$|00?316[0-9]{8}$")
_AMOUNT = re.compile(r"[0-9]{1,2}(\.[0-9]{3}){2}$")
_BEFORE_A_KVK = re.compile(
    r"(kvk|kamer van koophandel|handelsregister)[\s-]*(nummer|nr)?[\s.:]*$", re.IGNORECASE
)
# The letters before the number of a bank account.
_BEFORE_AN_ACCOUNT = re.compile(r"[a-z]{2}\s?[0-9]{2}\s?[a-z]{4}\s?$", re.IGNORECASE)
_LENGTHS = (8, 9)
_ONLY_A_KVK = re.compile(r"\s*(?:[0-9] ?){8}\s*")

# A date as people write it. One date in eleven passes the 11-test, and staff often start on the same day.
_DATE = re.compile(
    r"[0-3]?[0-9][-./ ]?[01][0-9][-./ ]?(19|20)[0-9]{2}|[0-3]?[0-9][-./ ][01]?[0-9][-./ ](19|20)[0-9]{2}"
    r"|(19|20)[0-9]{2}[-./ ]?[01][0-9][-./ ]?[0-3][0-9]|(19|20)[0-9]{2}[-./ ][01]?[0-9][-./ ][0-3]?[0-9]"
)
_FIGURES = ("hours", "money", "ratio", "factor", "whole", "day")
_MONEY = re.compile(
    r"omzet|bedrag|salaris|loon(?!heffing)|euro|prijs|kosten|turnover|amount|salary|wage|price"
)


def passes_test(digits: str) -> bool:
    """Whether 8 or 9 digits can be a BSN: they pass the 11-test and are not all zero."""
    if len(digits) not in _LENGTHS or int(digits) == 0:
        return False
    padded = digits.rjust(9, "0")
    total = sum(
        weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), padded, strict=True)
    )
    return total % 11 == 0


def _folded(text: str) -> str:
    """The text with every digit of whatever script as 0 to 9; as long as it was."""
    if text.isascii() or not _OTHER_DIGIT.search(text):
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _bsns(text: str) -> Iterator[re.Match[str]]:
    """Every stretch of a folded text that can be a BSN; no date, mobile number, amount, account or KvK number."""
    for found in _NUMBER.finditer(text):
        written = _DECIMAL_ZERO.sub("", found[0])
        digits = _NOT_DIGITS.sub("", written)
        if _DATE.fullmatch(written) or _MOBILE.match(digits) or _AMOUNT.match(written):
            continue
        before = text[max(0, found.start() - _LOOKED_BACK) : found.start()]
        other = _BEFORE_AN_ACCOUNT.search(before) or (len(digits) == 8 and _BEFORE_A_KVK.search(before))
        if passes_test(digits.lstrip("0")) and not other:
            yield found


def holds_bsn(text: str) -> bool:
    """Whether there is a BSN in a text, however it is written."""
    return any(_bsns(_folded(text)))


def name_holds_bsn(name: str) -> bool:
    """Whether there is a BSN in the name of an organisation: eight digits by themselves are its KvK number there."""
    return holds_bsn(name) and not _ONLY_A_KVK.fullmatch(_folded(name))


def masked(text: str) -> str:
    """The text with everything in it that can be a BSN made unreadable."""
    parts, place = [], 0
    for found in _bsns(_folded(text)):
        parts += [text[place : found.start()], MASK]
        place = found.end()
    return "".join([*parts, text[place:]])


def _is_bsn(value: object, lengths: tuple[int, ...]) -> bool:
    """Whether a cell is a BSN with at most some letters around it; or a whole number that is one."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        value = str(int(value)) if 0 < value < 1_000_000_000 and value == int(value) else ""
    if not isinstance(value, str) or len(value) < min(lengths):
        return False
    text = _DECIMAL_ZERO.sub("", _folded(value).strip())
    return any(len(_NOT_DIGITS.sub("", found[0]).lstrip("0")) in lengths for found in _bsns(text))


def figures(header: object, field: Field | None) -> bool:
    """Whether a column holds figures or days by its header: a turnover of 12,000,000 is no number of a person."""
    if field is not None:
        return field.kind in _FIGURES
    return isinstance(header, str) and _MONEY.search(header.lower()) is not None


def bsns_in(values: Iterable[object], field: Field | None = None) -> Seems | None:
    """Whether the values (empty ones apart) are BSNs: certain from 80 % on, likely from half of them on.

    Where KvK numbers stand, also in the place of a name, only 9 digits are taken for a BSN. Stops as soon as too many
    have failed.
    """
    numbered = field is not None and (field.kind == "kvk" or field.key in NAMES)
    lengths = (9,) if numbered else _LENGTHS
    counts = Counter(values)
    for empty in (None, ""):
        del counts[empty]
    total = counts.total()
    may_fail = total - -(-total * _LIKELY[0] // _LIKELY[1])
    failed = 0
    for value, times in counts.items():
        if not _is_bsn(value, lengths):
            failed += times
        if failed > may_fail:
            return None
    if total == 0:
        return None
    return "certain" if (total - failed) * _CERTAIN[1] >= total * _CERTAIN[0] else "likely"


def holds_bsns(values: Iterable[object]) -> bool:
    """Whether half of the values or more are BSNs."""
    return bsns_in(values) is not None


def without_bsns(found: Finding) -> Finding:
    """A finding made elsewhere, with everything in it masked; a KvK number is none, whatever the test says."""
    if found.place.endswith((".kvk", ".entity")):
        return found
    value = None if found.value is None else masked(found.value)
    nl, en = masked(found.nl), masked(found.en)
    same = (value, nl, en) == (found.value, found.nl, found.en)
    return found if same else replace(found, value=value, nl=nl, en=en)


def shown(value: object) -> str | None:
    """A value as a finding may show it: as the user wrote it, on one line, without a BSN."""
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    text = f"{value:%d-%m-%Y}" if isinstance(value, date) else plain_text(value)[:200]
    text = re.sub(r"[\r\n\t]+", " ", text)
    return masked("".join(sign if sign.isprintable() else "�" for sign in text))


def plain_text(value: object) -> str:
    """A value as text; numbers in full, unless that would be endless."""
    if isinstance(value, Decimal) and abs(value.adjusted()) <= MOST_DIGITS:
        return f"{value:f}"
    return str(value)
