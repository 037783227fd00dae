# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Two results side by side: the rules that differ for this measurement, the rows that count differently."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.reports.listings import weighted_fte
from trede.scoring.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from trede.reports.result import Result
    from trede.scoring.rows import Row

RowKey = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Compared:
    """A result and what it is called in the comparison: an edition or a scenario."""

    title: str
    result: Result


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule in the words of either edition; None where the edition does not have it."""

    id: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one row adds to the weighted fte before and after, and why; None where it is not there."""

    ref: str
    before: Fraction | None
    after: Fraction | None
    reasons: tuple[str, ...]


def changed_rules(before: Result, after: Result) -> tuple[RuleChange, ...]:
    """The rules that touch either measurement and do not say the same in both editions."""
    old, new = _rules(before), _rules(after)
    touched = _touched(before) | _touched(after)
    return tuple(
        RuleChange(id_, old.get(id_), new.get(id_))
        for id_ in {**old, **new}
        if _subject(id_) in touched and old.get(id_) != new.get(id_)
    )


def changed_rows(before: Result, after: Result) -> tuple[RowChange, ...]:
    """The rows that do not count for the same fte, in the order of the measurement."""
    old, new = _rows(before), _rows(after)
    changes = (_row_change(key[0], old.get(key), new.get(key), before, after) for key in {**old, **new})
    return tuple(change for change in changes if change.before != change.after)


def _rules(result: Result) -> dict[str, str]:
    return {fact.id: result.names.rule(fact.id, result.edition) for fact in result.edition.facts()}


def _touched(result: Result) -> set[str]:
    """The positions and contracts in use, and everything that is about neither."""
    codes = {f"positions.{row.position}" for row in result.measurement.employments if row.position}
    return codes | {f"contracts.{row.contract}" for row in result.measurement.employments} | {""}


def _subject(rule: str) -> str:
    """``positions.ww.weight`` is about ``positions.ww``; a rule about no code is about everything."""
    return rule.rpartition(".")[0] if rule.startswith(("positions.", "contracts.")) else ""


def _rows(result: Result) -> Mapping[RowKey, Row]:
    """The target-group rows by reference; the second contract of a person has number 2."""
    seen: Counter[str] = Counter()
    rows: dict[RowKey, Row] = {}
    for row in rows_of(result.edition, result.measurement):
        ref = row.employment.ref
        seen[ref] += 1
        if row.position is not None:
            rows[ref, seen[ref]] = row
    return rows


def _row_change(ref: str, old: Row | None, new: Row | None, before: Result, after: Result) -> RowChange:
    reasons = () if old is None or new is None else _reasons(old, new, after)
    return RowChange(ref, _fte(old, before), _fte(new, after), reasons)


def _fte(row: Row | None, result: Result) -> Fraction | None:
    return None if row is None else weighted_fte(row, result.measurement.reference_year.days)


def _reasons(old: Row, new: Row, result: Result) -> tuple[str, ...]:
    """The inputs of the product that differ, in words."""
    weights = (_position_weight(old), _position_weight(new))
    contracts = (old.contract.weight.value, new.contract.weight.value)
    shown: list[tuple[str, int, int, int]] = [
        ("position", *weights, 2),
        ("contract", *contracts, 2),
        ("days", old.counted_days, new.counted_days, 0),
        ("hours", old.employment.hours, new.employment.hours, 2),
    ]
    return tuple(_reason(result, *each) for each in shown if each[1] != each[2])


def _position_weight(row: Row) -> int:
    return 0 if row.position is None else row.position.weight.value


def _reason(result: Result, kind: str, before: int, after: int, places: int) -> str:
    numerals = result.wording.numerals
    values = {"before": numerals.scaled(before, places), "after": numerals.scaled(after, places)}
    return result.wording.say(f"comparison.reason_{kind}", **values)
