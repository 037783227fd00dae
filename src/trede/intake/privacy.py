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
# Between two digits there may be up to three signs that are no letter, also signs that nobody sees; no comma and no
# colon, which stand in amounts and times.
_RUN = re.compile(r"(?<![0-9])[0-9](?:(?:[^\w,;:€$£%]|_){0,3}[0-9])*")
_GROUP = re.compile(r"[0-9]+")
_NOT_DIGITS = re.compile(r"[^0-9]")
# Letters without a shape.
_FILLERS = str.maketrans(dict.fromkeys("\u115f\u1160\u3164\uffa0", " "))
_DECIMAL_ZERO = re.compile(r"(?<=[0-9])[.,]0+$")
_MOBILE = re.compile(r"0?06[0-9]{8}$|00?316[0-9]{8}$")
_AMOUNT = re.compile(r"[0-9]{1,2}(\.[0-9]{3}){2}$")
_WITH_CENTS = re.compile(r"[0-9.]+,[0-9]{2}")
_SCIENTIFIC = re.compile(r"[0-9](?:[.,][0-9]{1,9})?E\+?0?[78]", re.IGNORECASE)
_LIKE_DIGITS = str.maketrans("OoIl", "0011")
_SAYS_SO = re.compile(r"bsn|sofi|burgerservice", re.IGNORECASE)
_BEFORE_A_KVK = re.compile(
    r"(kvk|kamer van koophandel|handelsregister)[\s-]*(nummer|nr)?[\s.:]*$", re.IGNORECASE
)
# The letters before the number of a bank account.
_BEFORE_AN_ACCOUNT = re.compile(r"[a-z]{2}\s?[0-9]{2}\s?[a-z]{4}\s?$", re.IGNORECASE)
_LENGTHS = (8, 9)
_ONLY_A_KVK = re.compile(r"\s*(?:[0-9] ?){8}\s*")
# Of a longer row of numbers so many that stand together are looked at.
_TOGETHER = 3
_LONGEST_DRESSED = 60

# A date as people write it. One date in eleven passes the 11-test, and staff often start on the same day.
_DATE = re.compile(
    r"[0-3]?[0-9][-./ ]?[01][0-9][-./ ]?(19|20)[0-9]{2}|[0-3]?[0-9][-./ ][01]?[0-9][-./ ](19|20)[0-9]{2}"
    r"|(19|20)[0-9]{2}[-./ ]?[01][0-9][-./ ]?[0-3][0-9]|(19|20)[0-9]{2}[-./ ][01]?[0-9][-./ ][0-3]?[0-9]"
)
_DATE_THERE = re.compile(rf"(?<![0-9])(?:{_DATE.pattern})(?![0-9])")
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
    """The text with every digit of whatever script or shape as 0 to 9; as long as it was."""
    if text.isascii():
        return text
    shaped = text.translate(_FILLERS)
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign for sign in shaped
    )


def _bsns(text: str) -> Iterator[tuple[int, int]]:
    """Where in a folded text a BSN can be: the whole of a row of numbers, or some of them that stand together."""
    for run in _RUN.finditer(text):
        before = text[max(0, run.start() - _LOOKED_BACK) : run.start()]
        if _MOBILE.match(_NOT_DIGITS.sub("", run[0])) or _BEFORE_AN_ACCOUNT.search(before):
            continue
        if _can_be(text, *run.span()):
            yield run.span()
        else:
            yield from _together(text, [group.span() for group in _GROUP.finditer(text, *run.span())])


def _together(text: str, groups: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of adjoining numbers only those that make nine digits without a date in them: others are often none."""
    first = 0
    while first < len(groups):
        found = first
        for last in range(first, min(first + _TOGETHER, len(groups))):
            start, end = groups[first][0], groups[last][1]
            written = text[start:end]
            alone = last == first or (
                len(_NOT_DIGITS.sub("", written).lstrip("0")) == max(_LENGTHS)
                and not _DATE_THERE.search(written)
            )
            if alone and _can_be(text, start, end):
                yield start, end
                found = last
                break
        first = found + 1


def _can_be(text: str, start: int, end: int) -> bool:
    """Whether this stretch is a BSN; no date, amount or KvK number."""
    written = _DECIMAL_ZERO.sub("", text[start:end])
    digits = _NOT_DIGITS.sub("", written)
    if _DATE.fullmatch(written) or _AMOUNT.match(written) or not passes_test(digits.lstrip("0")):
        return False
    return len(digits) != min(_LENGTHS) or not _BEFORE_A_KVK.search(
        text[max(0, start - _LOOKED_BACK) : start]
    )


def holds_bsn(text: str) -> bool:
    """Whether there is a BSN in a text, however it is written."""
    return any(_bsns(_folded(text)))


def name_holds_bsn(name: str) -> bool:
    """Whether there is a BSN in the name of an organisation: eight digits by themselves are its KvK number there."""
    return holds_bsn(name) and not _ONLY_A_KVK.fullmatch(_folded(name))


def masked(text: str) -> str:
    """The text with everything in it that can be a BSN made unreadable."""
    parts, place = [], 0
    for start, end in _bsns(_folded(text)):
        parts += [text[place:start], MASK]
        place = end
    return "".join([*parts, text[place:]])


def _is_bsn(value: object, lengths: tuple[int, ...]) -> bool:
    """Whether a cell is a BSN, whatever stands around it or between its digits; or a whole number that is one."""
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        value = str(int(value)) if 0 < value < 1_000_000_000 and value == int(value) else ""
    if not isinstance(value, str) or len(value) < min(lengths):
        return False
    text = _DECIMAL_ZERO.sub("", _folded(value).strip())
    found = (_NOT_DIGITS.sub("", text[start:end]).lstrip("0") for start, end in _bsns(text))
    return any(len(digits) in lengths for digits in found) or _dressed(text)


def _dressed(text: str) -> bool:
    """The same of nine digits with anything between them. Of a single text this says little; of a column enough."""
    if len(text) > _LONGEST_DRESSED or _WITH_CENTS.fullmatch(text) or _DATE_THERE.search(text):
        return False
    if _SCIENTIFIC.fullmatch(text):
        number = Decimal(text.replace(",", "."))
        return number == int(number) and passes_test(str(int(number)))
    alike = text.translate(_LIKE_DIGITS)
    digits = _NOT_DIGITS.sub("", alike if alike.isdigit() else text)
    plain = digits.lstrip("0")
    return len(plain) == max(_LENGTHS) and not _MOBILE.match(digits) and passes_test(plain)


def _says_so(value: object) -> bool:
    return isinstance(value, str) and _SAYS_SO.search(value) is not None and holds_bsn(value)


def figures(header: object, field: Field | None) -> bool:
    """Whether a column holds figures or days by its header: a turnover of 12,000,000 is no number of a person."""
    if field is not None:
        return field.kind in _FIGURES
    return isinstance(header, str) and _MONEY.search(header.lower()) is not None


def bsns_in(values: Iterable[object], field: Field | None = None) -> Seems | None:
    """Whether the values (empty ones apart) are BSNs: certain from 80 % on, likely from half of them on.

    Where KvK numbers stand, also in the place of a name, only 9 digits are taken for a BSN. Stops as soon as too many
    have failed. One reference that says that it is a BSN is enough.
    """
    lengths, counts = _lengths(field), Counter(values)
    for empty in (None, ""):
        del counts[empty]
    if field is not None and field.key == "ref" and any(map(_says_so, counts)):
        return "certain"
    total = counts.total()
    may_fail = total - -(-total * _LIKELY[0] // _LIKELY[1])
    failed = _count_others(counts, lengths, may_fail)
    if total == 0 or failed > may_fail:
        return None
    return "certain" if (total - failed) * _CERTAIN[1] >= total * _CERTAIN[0] else "likely"


def _count_others(counts: Counter[object], lengths: tuple[int, ...], most: int) -> int:
    """How many are no BSN; no further than one too many."""
    failed = 0
    for value, times in counts.items():
        failed += 0 if _is_bsn(value, lengths) else times
        if failed > most:
            break
    return failed


def _lengths(field: Field | None) -> tuple[int, ...]:
    numbered = field is not None and (field.kind == "kvk" or field.key in NAMES)
    return (max(_LENGTHS),) if numbered else _LENGTHS


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
