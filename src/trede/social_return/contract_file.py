# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The contract file (TOML or JSON, format ``trede/contract/1``): one contract with what covers it.

Every mistake comes out at once, with the file and the key. See docs/reference/contract-file.md.
"""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from trede.kernel.findings import Finding, finding
from trede.kernel.periods import Period, as_date
from trede.kernel.values import scaled_text
from trede.scheme.buyer_rules import buyer_rules
from trede.scheme.buyer_values import GROUPS, KINDS, LEVELS
from trede.scheme.tables import NO_DATE, Table
from trede.scheme.toml_values import (
    COUNT,
    EURO,
    EXTRA_PERCENT,
    HOURS,
    LARGEST_FILE,
    PEOPLE,
    day,
    maybe_number,
    maybe_text,
    number,
    read_file,
    required_day,
    tables,
    text,
    within,
)
from trede.social_return.contract import (
    ROLES,
    Activity,
    Contract,
    Extension,
    FilledIn,
    Held,
    People,
    Purchase,
)
from trede.social_return.terms import misfits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeVar

    Line = TypeVar("Line")

FORMAT = "trede/contract/1"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_contract(source: str, name: str) -> tuple[Contract, tuple[Finding, ...]]:
    """The contract in the text of a file, and everything wrong with it. ``name`` is that of the file."""
    findings: list[Finding] = []
    top = _top(source, name, findings)
    unreadable = tuple(each for each in findings if each.place == name)
    contract = Contract(
        name=maybe_text(top, "name") or name,
        rule=text(top, "rule"),
        kind=top.choice("kind", KINDS),
        value_cents=number(top, "value", EURO),
        tender=required_day(top, "tender"),
        first=required_day(top, "from"),
        last=required_day(top, "to"),
        role="sub" if _role(top) == "sub" else "main",
        wages_cents=maybe_number(top, "wages", EURO),
        offered=_offered(top),
        subprojects_cents=tuple(_amounts(top, "subprojects")),
        extensions=_lines(top, "extension", _extension),
        people=_lines(top, "people", _people),
        purchases=_lines(top, "purchase", _purchase),
        activities=_lines(top, "activity", _activity),
        held=_lines(top, "certificate", _held),
        filled=_lines(top, "filled", _filled),
        reported_until=day(top, "reported_until"),
    )
    top.close()
    if unreadable:
        return contract, unreadable
    place = f"{name}: "
    if not findings:
        findings += problems(contract, place)
    elif contract.rule:
        findings += _unknown_rule(contract, place)
    return contract, tuple(findings)


def problems(contract: Contract, place: str = "") -> list[Finding]:
    """What does not fit together in a contract whose values are each right."""
    found = _unknown_rule(contract, place)
    if not found:
        found += misfits(buyer_rules()[contract.rule], contract.kind, contract.filled, f"{place}filled")
    found += _wrong_days(contract, place)
    parts = contract.subprojects_cents
    if parts and sum(parts) != contract.value_cents:
        euro = {"sum": scaled_text(sum(parts), 2)}
        value = scaled_text(contract.value_cents, 2)
        found.append(finding("social-return.subprojects-sum", f"{place}subprojects", value, **euro))
    return found


def _unknown_rule(contract: Contract, place: str) -> list[Finding]:
    if contract.rule in buyer_rules():
        return []
    known = ", ".join(buyer_rules())
    return [finding("social-return.rule-unknown", f"{place}rule", contract.rule, known=known)]


def _wrong_days(contract: Contract, place: str) -> Iterator[Finding]:
    """Days of a contract, its extensions and its people that are not in order."""
    if contract.last < contract.first:
        yield finding("social-return.days-turned", f"{place}to", as_date(contract.last))
    if contract.tender > contract.first:
        yield finding("social-return.tender-late", f"{place}tender", as_date(contract.tender))
    for each in contract.extensions:
        if each.last <= contract.last:
            yield finding("social-return.extension-shorter", f"{place}extension", as_date(each.last))
    for line in contract.people:
        if line.until is not None and line.until < line.first:
            yield finding("social-return.days-turned", f"{place}people", as_date(line.until))


def _top(source: str, name: str, findings: list[Finding]) -> Table:
    """The top table, of TOML or, when the name ends so, of JSON: there a day is written as text."""
    if not name.lower().endswith(".json"):
        return read_file(source, name, FORMAT, findings)
    if len(source) > LARGEST_FILE:
        findings.append(finding("input.too-large", name, LARGEST_FILE // 1_000_000))
        return Table(f"{name}: ", {}, findings)
    try:
        data = _with_days(json.loads(source, parse_float=Decimal))
    except (ValueError, RecursionError, ArithmeticError) as problem:
        line = getattr(problem, "lineno", 1)
        findings.append(finding("social-return.not-json", name, line))
        return Table(f"{name}: ", {}, findings)
    top = Table(f"{name}: ", data if isinstance(data, dict) else {}, findings)
    top.choice("format", (FORMAT,))
    return top


def _with_days(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_days(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_with_days(each) for each in value]
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _role(top: Table) -> str:
    return top.choice("role", ROLES) if "role" in top.data else "main"


def _offered(top: Table) -> Any:
    share = maybe_number(top, "offered_percent", EXTRA_PERCENT)
    return None if share is None else share / 100


def _amounts(top: Table, key: str) -> list[int]:
    listed = top.get(key, list, []) if key in top.data else []
    return [within(top, key, value, EURO) for value in listed[:1000]]


def _lines(top: Table, key: str, read: Callable[[Table], Line]) -> tuple[Line, ...]:
    found = []
    for table in tables(top, key):
        found.append(read(table))
        table.close()
    return tuple(found)


def _extension(table: Table) -> Extension:
    return Extension(required_day(table, "to"), maybe_number(table, "value", EURO) or 0)


def _people(table: Table) -> People:
    return People(
        group=table.choice("group", GROUPS),
        count=number(table, "count", PEOPLE),
        hours_hundredths=number(table, "hours", HOURS),
        first=required_day(table, "from"),
        until=day(table, "to"),
        subsidy_until=day(table, "subsidy_to"),
    )


def _purchase(table: Table) -> Purchase:
    social = table.get("social_entrepreneur", bool, False) if "social_entrepreneur" in table.data else False
    return Purchase(text(table, "what"), number(table, "amount", EURO), social)


def _activity(table: Table) -> Activity:
    count = number(table, "count", COUNT) if "count" in table.data else 1
    return Activity(text(table, "what"), count, maybe_number(table, "worth", EURO) or 0)


def _held(table: Table) -> Held:
    return Held(table.choice("level", LEVELS), Period(required_day(table, "from"), required_day(table, "to")))


def _filled(table: Table) -> FilledIn:
    written = table.get("day", date, NO_DATE)
    return FilledIn(text(table, "key"), text(table, "value"), written, text(table, "source"))
