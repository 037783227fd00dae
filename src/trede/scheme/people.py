# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading the starting positions and contract types of an edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from trede.kernel.values import hundredths
from trede.scheme.edition import (
    WINDOW_KINDS,
    Contract,
    Minimum,
    Position,
    ThirtyPlusTerms,
    Usual,
    Window,
    WindowKind,
)

if TYPE_CHECKING:
    from trede.scheme.facts import Fact
    from trede.scheme.tables import Table

# The dates and numbers of an employment that a window may lean on (format trede/measurement/1).
UNTIL_FIELDS = ("indication_until", "subsidy_until")
START_FIELDS = ("intake", "left_school", "status_lost", "placement_from")
NUMBER_FIELDS = ("benefit_months",)

LARGEST_WEIGHT = 200


def read_positions(file: Table) -> Mapping[str, Position]:
    """Every table of ``positions.toml`` as a position."""
    return {code: _position(code, file.table(code)) for code in file.data}


def read_contracts(file: Table) -> Mapping[str, Contract]:
    """Every table of ``contracts.toml`` as a contract type, those that are refused apart."""
    return {code: _contract(code, file.table(code)) for code in file.data if not _is_refused(file, code)}


def read_refused(file: Table) -> Mapping[str, Fact[bool]]:
    """The tables of ``contracts.toml`` that say no more than that the kind of contract counts nowhere."""
    return {code: _refused(code, file.table(code)) for code in file.data if _is_refused(file, code)}


def _is_refused(file: Table, code: str) -> bool:
    table = file.data[code]
    return isinstance(table, Mapping) and "refused" in table


def _refused(code: str, table: Table) -> Fact[bool]:
    fact = _yes_no(f"contracts.{code}.refused", table.table("refused"))
    table.close()
    return fact


def read_usual(file: Table, positions: Mapping[str, Position], contracts: Mapping[str, Contract]) -> Usual:
    """``usual.toml``: codes that the edition knows, of each list at least one but for ``not_by_hiring``."""
    usual = Usual(
        positions=_codes(file, "positions", positions) or ("",),
        contracts=_codes(file, "contracts", contracts) or ("",),
        hours=file.parsed("hours", hundredths, 0),
        not_by_hiring=_codes(file, "not_by_hiring", positions),
    )
    for key, found in (("positions", usual.positions), ("contracts", usual.contracts)):
        if found == ("",):
            file.report("scheme.key-missing", key, key)
    file.close()
    return usual


def _codes(file: Table, key: str, known: Mapping[str, object]) -> tuple[str, ...]:
    codes = tuple(str(code) for code in file.get(key, list, []))
    for code in codes:
        if code not in known:
            file.report("scheme.choice-unknown", key, code, choices=", ".join(known))
    return codes


def _position(code: str, table: Table) -> Position:
    rule = f"positions.{code}"
    position = Position(
        code=code,
        weight=_weight(rule, table.table("weight")),
        window=_window(f"{rule}.window", table.table("window")),
        register=_yes_no(f"{rule}.register", table.table("register")),
        thirty_plus=_yes_no(f"{rule}.thirty-plus", table.table("thirty_plus")),
        minimum=_minimum(f"{rule}.minimum", table.optional("minimum")),
    )
    table.close()
    return position


def _contract(code: str, table: Table) -> Contract:
    rule = f"contracts.{code}"
    limit, own = table.optional("limit"), table.optional("own_staff")
    contract = Contract(
        code=code,
        weight=_weight(rule, table.table("weight")),
        in_total=_yes_no(f"{rule}.in-total", table.table("in_total")),
        thirty_plus=_thirty_plus(f"{rule}.thirty-plus", table.table("thirty_plus")),
        limit=_years(f"{rule}.limit", limit) if limit else None,
        own_staff=_yes_no(f"{rule}.own-staff", own) if own else None,
    )
    table.close()
    return contract


def _weight(rule: str, table: Table) -> Fact[int]:
    weight = table.parsed("value", hundredths, 0)
    if not 0 <= weight <= LARGEST_WEIGHT:
        table.report("scheme.out-of-range", "value", table.data["value"], least=0, most=LARGEST_WEIGHT // 100)
    fact = table.fact(f"{rule}.weight", weight)
    table.close()
    return fact


def _yes_no(rule: str, table: Table) -> Fact[bool]:
    fact = table.fact(rule, table.get("value", bool, False))
    table.close()
    return fact


def _window(rule: str, table: Table) -> Window:
    kind = cast("WindowKind", table.choice("kind", WINDOW_KINDS))
    if kind == "years":
        return _years(rule, table)
    ends = table.choice("date", UNTIL_FIELDS) if kind == "until" else None
    window = Window(kind, table.fact(rule, kind), ends)
    table.close()
    return window


def _years(rule: str, table: Table) -> Window:
    years, start = table.whole("years", 1, 99), table.choice("date", START_FIELDS)
    window = Window("years", table.fact(rule, "years"), start, years)
    table.close()
    return window


def _minimum(rule: str, table: Table | None) -> Minimum | None:
    if table is None:
        return None
    minimum = Minimum(table.choice("field", NUMBER_FIELDS), table.fact(rule, table.whole("value", 1, 999)))
    table.close()
    return minimum


def _thirty_plus(rule: str, table: Table) -> ThirtyPlusTerms:
    terms = ThirtyPlusTerms(
        table.fact(rule, table.get("value", bool, False)),
        months=table.whole("months", 0, 99) if "months" in table.data else 0,
        hours=table.parsed("hours", hundredths, 0) if "hours" in table.data else 0,
    )
    table.close()
    return terms
