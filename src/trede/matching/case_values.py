# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the values of a case: short texts, codes, levels from 1 to 5, hours as hundredths."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from stdnum.nl import bsn

from trede.kernel.values import NotANumberError, TooPreciseError, hundredths, scaled_text
from trede.matching.work import CONTACTS
from trede.scheme.tables import expected
from trede.scheme.toml_values import text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from trede.matching.work import Contact
    from trede.scheme.tables import Table

PERSON = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")
DIGITS = re.compile(r"[0-9]{8,9}")
DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_NAMES = 200
LONGEST = 20
LEVELS = range(1, 6)


def short(table: Table, key: str) -> str:
    """A short text on one line, without white around it; a BSN in it is refused."""
    found = text(table, key).strip()
    if _holds_bsn(found):
        table.report("matching.bsn", key)
        return "?"
    return found


def _holds_bsn(found: str) -> bool:
    return any(bsn.is_valid(digits) for digits in DIGITS.findall(re.sub(r"[ .-]", "", found)))


def person_code(table: Table, key: str) -> str:
    """A code for somebody: letters and digits without a space, so that no name fits, and no BSN."""
    found = short(table, key)
    if found != "?" and not PERSON.fullmatch(found):
        table.report("matching.no-code", key)
        return "?"
    return found


def contact(table: Table, key: str) -> Contact | None:
    """How much contact with customers; None when it is not there, or null: not known."""
    table.seen.add(key)
    value = table.data.get(key)
    for each in CONTACTS:
        if value == each:
            return each
    if value is not None:
        table.report("scheme.choice-unknown", key, str(value)[:50], choices=", ".join(CONTACTS))
    return None


def flag(table: Table, key: str) -> bool | None:
    """True, false, or None: not known."""
    table.seen.add(key)
    return None if table.data.get(key) is None else table.get(key, bool, False)


def hours(table: Table, key: str, most: int) -> int:
    """Hours as hundredths, at most so many hundredths."""
    value = table.get(key, object, None)
    if value is None:
        return 1
    try:
        found = hundredths(_number(value))
    except (NotANumberError, TooPreciseError):
        table.report("scheme.value-wrong", key, str(value)[:LONGEST], **expected("number"))
        return 1
    if not 1 <= found <= most:
        table.report("scheme.out-of-range", key, value, least="0.01", most=scaled_text(most, 2))
        return 1
    return found


def _number(value: object) -> str | Decimal:
    from decimal import Decimal

    if isinstance(value, bool) or not isinstance(value, str | int | Decimal) or len(str(value)) > LONGEST:
        raise NotANumberError(type(value).__name__)
    return value if isinstance(value, Decimal) else str(value)


def whole_within(table: Table, key: str, least: int, most: int) -> int:
    """A whole number within bounds, whatever kind of number it was written as."""
    value = table.get(key, object, None)
    if value is None:
        return least
    try:
        found = hundredths(_number(value))
    except (NotANumberError, TooPreciseError):
        found = -1
    if found % 100:
        table.report("scheme.value-wrong", key, str(value)[:LONGEST], **expected("whole"))
        return least
    if not least <= found // 100 <= most:
        table.report("scheme.out-of-range", key, value, least=least, most=most)
        return least
    return found // 100


def level(table: Table, key: str) -> int | None:
    """A level from 1 to 5; None when it is null: not known."""
    table.seen.add(key)
    if table.data.get(key) is None:
        return None
    return whole_within(table, key, LEVELS[0], LEVELS[-1])


def levels(table: Table, key: str, known: Sequence[str] = ()) -> dict[str, int]:
    """Levels by name, those that are null left out; ``known`` are the only names there are, if any are given."""
    table.seen.add(key)
    if table.data.get(key) is None:
        return {}
    inner = table.table(key)
    if len(inner.data) > MOST_NAMES:
        inner.report("input.too-many-rows", "", MOST_NAMES)
        return {}
    found = {}
    for name in inner.data:
        if known and name not in known:
            inner.report("scheme.choice-unknown", "", name[:50], choices=", ".join(known))
        elif not name.strip() or len(name) > 100 or not name.isprintable():
            inner.report("scheme.value-wrong", "", name[:50], **expected("text"))
        elif (value := level(inner, name)) is not None:
            found[name.strip()] = value
    return found


def names(table: Table, key: str) -> tuple[str, ...]:
    """A list of short texts, each once."""
    table.seen.add(key)
    if table.data.get(key) is None:
        return ()
    listed = table.get(key, list, [])
    if len(listed) > MOST_NAMES:
        table.report("input.too-many-rows", key, MOST_NAMES)
    found: dict[str, None] = {}
    for each in listed[:MOST_NAMES]:
        if isinstance(each, str) and each.strip() and len(each) <= 100 and each.isprintable():
            found[each.strip()] = None
        else:
            table.report("scheme.value-wrong", key, str(each)[:50], **expected("text"))
    return tuple(found)


def days(table: Table, key: str) -> tuple[int, ...]:
    """Days of the week (``mon`` ... ``sun``) as numbers from 0, in order; at least one."""
    listed = names(table, key)
    wrong = [each for each in listed if each not in DAY_NAMES]
    for each in wrong:
        table.report("scheme.choice-unknown", key, each, choices=", ".join(DAY_NAMES))
    if not listed:
        table.report("scheme.key-missing", key, key)
    return tuple(number for number, name in enumerate(DAY_NAMES) if name in listed) or (0,)


def first_day(table: Table, key: str) -> int:
    """A day written as text, ``2026-12-07``, as a day number."""
    value = table.get(key, object, None)
    try:
        found = date.fromisoformat(str(value)[:10])
    except ValueError:
        found = date.min
    if not 2000 <= found.year <= 2200:
        table.report("matching.no-day", key, str(value)[:LONGEST])
    return found.toordinal()
