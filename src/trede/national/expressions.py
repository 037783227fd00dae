# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rules as whole-number expressions, the same for every engine (Narwhals).

Days are int32 before they come in here. Nothing rounds and nothing divides: the sums are exact, so that neither
the order of the rows nor the engine can matter. Empty values: the smallest and largest of several skip them.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

import narwhals as nw

from trede.national.terms import by_window, shift

if TYPE_CHECKING:
    from trede.kernel.periods import Period
    from trede.national.terms import Numbers, Refusal, Shift, ThirtyPlus, Weights, Window, Windows

FULLTIME_ROOM = 8192  # above every full-time hours in hundredths, so that one number holds the pair
POSITION, CONTRACT = nw.col("position"), nw.col("contract")
FIRST, LAST = nw.col("first_day"), nw.col("last_day")
RELATION_FIRST, RELATION_LAST = nw.col("relation_first_day"), nw.col("relation_last_day")


def pair() -> nw.Expr:
    """Organisation and full-time hours in one whole number: grouping by one is quicker than by two."""
    return nw.col("organisation").cast(nw.Int64) * FULLTIME_ROOM + nw.col("fulltime_hundredths")


def days(year: Period) -> nw.Expr:
    """Calendar days of the row in the reference year, both ends included; the year in days since 1970."""
    return _not_negative(inside_last(year) - inside_first(year) + 1)


def staff(year: Period) -> nw.Expr:
    """Hundredths of hours x days in the year."""
    return nw.col("hours_hundredths").cast(nw.Int32) * days(year)


def window_days(windows: Windows, year: Period, days: Period) -> nw.Expr:
    """Days in the reference year and in the counting window; asks for ``inside_first`` and ``inside_last``.

    ``year`` in day numbers, ``days`` the same in days since 1970.
    """
    first, last = nw.col("inside_first"), nw.col("inside_last")
    ends = [(POSITION, *each) for each in by_window(windows.positions)]
    ends += [(CONTRACT, *each) for each in by_window(windows.contracts)]
    starts, stops, never = [first], [last], []
    for code, window, members in ends:
        member = _among(code, members)
        if window.years:
            start = _start(window)
            starts.append(nw.when(member).then(start))
            stops.append(nw.when(member).then(_later(start, shift(12 * window.years, year)) - 1))
        elif window.field:
            stops.append(nw.when(member).then(nw.col(window.field)))
        never += _never(member, window)
    counted = _not_negative(nw.min_horizontal(*stops) - nw.max_horizontal(*starts) + 1)
    return nw.when(_any(never)).then(nw.lit(0, nw.Int32)).otherwise(counted) if never else counted


def weight(weights: Weights) -> nw.Expr:
    """The product of both weights, each in hundredths."""
    return _choose(POSITION, weights.positions) * _choose(CONTRACT, weights.contracts)


def refused(terms: Refusal) -> nw.Expr:
    """1 for a row in the target group that this edition cannot measure."""
    tests = [_among(POSITION, terms.positions)] if terms.positions else []
    tests += [_among(POSITION, members) & nw.col(field).is_null() for field, members in terms.needed]
    return _one_if(_any(tests)) if tests else nw.lit(0, nw.Int32)


def contract_refused(terms: Refusal) -> nw.Expr:
    """1 for a row whose contract type this edition does not know."""
    return _one_if(_among(CONTRACT, terms.contracts))


def without(contracts: Numbers, amount: nw.Expr) -> nw.Expr:
    """The amount, or 0 under one of these contracts."""
    if not contracts:
        return amount
    return nw.when(_among(CONTRACT, contracts)).then(nw.lit(0, nw.Int32)).otherwise(amount)


def eligible(terms: ThirtyPlus, year: Period, days: Period) -> nw.Expr:
    """Whether the contract of the row counts for 30+ on the last day of the reference year."""
    related = ~RELATION_FIRST.is_null()
    first = nw.when(related).then(RELATION_FIRST).otherwise(FIRST)
    last = nw.when(related).then(RELATION_LAST).otherwise(LAST)
    ended = nw.min_horizontal(last + 1, nw.lit(days.last, nw.Int32))
    tests = [_among(CONTRACT, terms.at_once)] if terms.at_once else []
    for months, hours, members in terms.lasting:
        lasted = _later(first, shift(months, year)) <= ended
        tests.append(_among(CONTRACT, members) & (nw.col("hours_hundredths") >= hours) & lasted)
    return _any(tests) if tests else FIRST.is_null()


def for_thirty_plus(terms: ThirtyPlus, can: nw.Expr, contracts: Numbers) -> nw.Expr:
    """Whether the row counts for 30+ as a person of the target group, under one of these contracts."""
    return can & _among(POSITION, terms.positions) & _among(CONTRACT, contracts & terms.weighted)


def inside_first(year: Period) -> nw.Expr:
    """The first day of the row in the year, which may lie beyond the last."""
    return nw.max_horizontal(FIRST, nw.lit(year.first, nw.Int32))


def inside_last(year: Period) -> nw.Expr:
    """The last day of the row in the year; an empty end is the end of the year."""
    return nw.min_horizontal(LAST, nw.lit(year.last, nw.Int32))


def _not_negative(amount: nw.Expr) -> nw.Expr:
    return nw.max_horizontal(amount, nw.lit(0, nw.Int32))


def _start(window: Window) -> nw.Expr:
    named = nw.col(window.field)
    return nw.when(named.is_null()).then(FIRST).otherwise(named) if window.defaults else named


def _later(day: nw.Expr, shift: Shift) -> nw.Expr:
    """The day so many months later."""
    moved = day + shift.offset
    for since, grows in shift.steps:
        moved = moved + nw.when(day >= since).then(nw.lit(grows, nw.Int32)).otherwise(nw.lit(0, nw.Int32))
    return moved


def _never(member: nw.Expr, window: Window) -> list[nw.Expr]:
    """Rows that never count: a number below its minimum, or a window whose day is not known."""
    low = [member & (nw.col(window.needs) < window.least)] if window.needs else []
    unknown = [] if window.defaults else [member & nw.col(window.field).is_null()]
    return low + unknown


def _choose(code: nw.Expr, weights: tuple[tuple[int, Numbers], ...]) -> nw.Expr:
    chosen: nw.Expr = nw.lit(0, nw.Int64)
    for hundredths, members in weights:
        chosen = nw.when(_among(code, members)).then(nw.lit(hundredths, nw.Int64)).otherwise(chosen)
    return chosen


def _among(code: nw.Expr, members: Numbers) -> nw.Expr:
    """One comparison for each run of numbers: quicker than looking them up."""
    tests = [_between(code, low, high) for low, high in runs(members)]
    return _any(tests) if tests else code.is_null()


def _between(code: nw.Expr, low: int, high: int) -> nw.Expr:
    return code == low if low == high else (code >= low) & (code <= high)


def runs(members: Numbers) -> list[tuple[int, int]]:
    """Unbroken runs of numbers: 1, 2, 3 and 7 give (1, 3) and (7, 7)."""
    found: list[tuple[int, int]] = []
    for number in sorted(members):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _any(tests: list[nw.Expr]) -> nw.Expr:
    return reduce(lambda one, other: one | other, tests)


def _one_if(test: nw.Expr) -> nw.Expr:
    return nw.when(test).then(nw.lit(1, nw.Int32)).otherwise(nw.lit(0, nw.Int32))
