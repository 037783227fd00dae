# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the values of a TOML file that people write, within the same limits as a measurement."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, TypeVar

from trede.kernel.findings import Finding, finding
from trede.kernel.toml_places import NoTomlError, read_toml
from trede.kernel.values import NotANumberError, TooPreciseError, hundredths, ratio
from trede.scheme.tables import NO_DATE, Table, expected

if TYPE_CHECKING:
    from collections.abc import Callable

Number = TypeVar("Number", int, Fraction)

LARGEST_FILE = 1_000_000
LONGEST_NUMBER = 20
COMMA = re.compile(r"^[^#\n\"']*=[ \t]*([0-9]{1,10},[0-9]{1,10})[ \t]*(?:#.*)?$", re.MULTILINE)
KVK = re.compile(r"[0-9]{8}")


def read_file(text: str, name: str, format_: str, findings: list[Finding]) -> Table:
    """The top table of a TOML file; empty, with a finding, when it is not TOML."""
    try:
        if len(text) > LARGEST_FILE:
            return _nothing(name, finding("input.too-large", name, LARGEST_FILE // 1_000_000), findings)
        top = Table(f"{name}: ", read_toml(text, _exact), findings)
    except NoTomlError as problem:
        return _nothing(name, _no_toml(text, name, problem), findings)
    top.choice("format", (format_,))
    return top


def _no_toml(text: str, name: str, problem: NoTomlError) -> Finding:
    """What is wrong with the file; a decimal comma is the mistake that Dutch hands make."""
    if found := COMMA.search(text):
        number, line = found[1], text.count("\n", 0, found.start()) + 1
        return finding(
            "planning.decimal-comma", name, number, line=line, better="= " + number.replace(",", ".")
        )
    return finding("scheme.not-toml", name, problem.wrong, line=problem.line)


def _nothing(name: str, found: Finding, findings: list[Finding]) -> Table:
    findings.append(found)
    return Table(f"{name}: ", {}, findings)


def _exact(text: str) -> Decimal | str:
    """A number with decimals as it is written; what is far too long stays text and is refused where it is read."""
    return Decimal(text) if len(text) <= LONGEST_NUMBER and "e" not in text.lower() else text


def tables(top: Table, key: str) -> list[Table]:
    """The tables under ``[[key]]``, none when it is not there."""
    if key not in top.data:
        return []
    found = top.get(key, list, [])
    read = []
    for number, entry in enumerate(found, start=1):
        if isinstance(entry, dict):
            read.append(Table(f"{top.place}{key}[{number}]", entry, top.findings))
        else:
            top.report("scheme.value-wrong", key, entry, expected_nl=f"[[{key}]]", expected_en=f"[[{key}]]")
    return read


def text(table: Table, key: str) -> str:
    """A short text on one line."""
    value = table.get(key, str, "?")
    if not value.strip() or len(value) > 200 or not value.isprintable():
        table.report("scheme.value-wrong", key, value, **expected("text"))
    return value


def maybe_text(table: Table, key: str) -> str | None:
    return text(table, key) if key in table.data else None


def day(table: Table, key: str) -> int | None:
    """A TOML date (``2026-04-01``) as a day number; None when it is not there."""
    if key not in table.data:
        return None
    value = table.get(key, date, NO_DATE)
    if value is NO_DATE:
        return NO_DATE.toordinal()
    if type(value) is not date or not 1900 <= value.year <= 2200:
        table.report("scheme.value-wrong", key, value, **expected("date"))
        return NO_DATE.toordinal()
    return value.toordinal()


def required_day(table: Table, key: str) -> int:
    found = day(table, key)
    return table.get(key, date, NO_DATE).toordinal() if found is None else found


def kvk(table: Table, key: str) -> str:
    value = table.get(key, str, "00000000")
    if not KVK.fullmatch(value):
        table.report("input.kvk", key, value)
    return value


@dataclass(frozen=True, slots=True)
class Quantity(Generic[Number]):
    """How a number is read, what stands in for a wrong one, and its bounds as read and as people write them."""

    read: Callable[[str | int | Decimal], Number]
    empty: Number
    least: Number
    most: Number
    bounds: tuple[str, str]
    kind: str = "number"


def _whole(value: str | int | Decimal) -> int:
    exact = ratio(value)
    if exact.denominator != 1:
        raise TooPreciseError(str(value))
    return int(exact)


HOURS = Quantity(hundredths, 4000, 1, 6000, ("0.01", "60"))
FULLTIME = Quantity(hundredths, 4000, 3000, 4800, ("30", "48"))
EURO = Quantity(hundredths, 100, 0, 10**14, ("0", "1000000000000"))
SPENT = Quantity(hundredths, 100, 1, 10**14, ("0.01", "1000000000000"))
FIGURE = Quantity(ratio, Fraction(1), Fraction(1, 10**6), Fraction(10**12), ("0.000001", "1000000000000"))
EXTRA_PERCENT = Quantity(ratio, Fraction(0), Fraction(0), Fraction(100), ("0", "100"))
PERCENT = Quantity(ratio, Fraction(1), Fraction(1, 10**6), Fraction(100), ("0.000001", "100"))
COUNT = Quantity(_whole, 1, 0, 10_000, ("0", "10000"), "whole")
PEOPLE = Quantity(_whole, 1, 1, 10_000, ("1", "10000"), "whole")


def number(table: Table, key: str, quantity: Quantity[Number]) -> Number:
    """A number written as text, whole number or decimal, exact and within its bounds."""
    value = table.get(key, object, None)
    return quantity.empty if value is None else within(table, key, value, quantity)


def maybe_number(table: Table, key: str, quantity: Quantity[Number]) -> Number | None:
    return number(table, key, quantity) if key in table.data else None


def within(table: Table, key: str, value: object, quantity: Quantity[Number]) -> Number:
    """The same for a value that was looked up already, such as one of a list."""
    try:
        found = quantity.read(_short(value))
    except (NotANumberError, TooPreciseError):
        table.report("scheme.value-wrong", key, str(value)[:LONGEST_NUMBER], **expected(quantity.kind))
        return quantity.empty
    if not quantity.least <= found <= quantity.most:
        least, most = quantity.bounds
        table.report("scheme.out-of-range", key, value, least=least, most=most)
        return quantity.empty
    return found


def _short(value: object) -> str | int | Decimal:
    if (
        isinstance(value, bool)
        or not isinstance(value, str | int | Decimal)
        or len(str(value)) > LONGEST_NUMBER
    ):
        raise NotANumberError(type(value).__name__)
    return value
