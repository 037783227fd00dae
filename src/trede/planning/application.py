# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes applied to a measurement: a new measurement, which the scoring engine scores like any other."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import reduce
from itertools import count
from typing import TYPE_CHECKING, Any

from trede.kernel.periods import NEVER
from trede.planning.changes import Buy, ContractChange, Figures, Hire, Hours, Leave, Renewal
from trede.scoring.measurement import Employment, Measurement, Purchase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.kernel.periods import Period
    from trede.planning.changes import Change, OfPerson
    from trede.scheme import Edition

NEW_REF, NEW_ORDER = "nieuw-{}", "plan-{}"
ENDS = ("indication_until", "subsidy_until")


def apply(edition: Edition, measurement: Measurement, changes: Iterable[Change]) -> Measurement:
    """The measurement after these changes, in their order.

    They must fit it (``trede.planning.fit``): a person that is not there is left alone. Total fte that was
    declared moves along with the hours of the listed rows.
    """
    return reduce(lambda before, change: _applied(edition, before, change), changes, measurement)


def _applied(edition: Edition, measurement: Measurement, change: Change) -> Measurement:
    if isinstance(change, Buy):
        return _bought(measurement, change)
    if isinstance(change, Hire):
        rows = (*measurement.employments, *_hired(edition, measurement, change))
    else:
        rows = tuple(_changed_rows(measurement, change))
    return replace(
        measurement, employments=rows, total_fte=_declared(edition, measurement, rows, measurement.total_fte)
    )


def _declared(
    edition: Edition, before: Measurement, rows: tuple[Employment, ...], total: Fraction | None
) -> Fraction | None:
    """Declared total fte plus what the listed rows gained or lost."""
    if total is None:
        return None
    year = before.reference_year
    return total + listed_fte(edition, rows, year) - listed_fte(edition, before.employments, year)


def listed_fte(edition: Edition, rows: Iterable[Employment], year: Period) -> Fraction:
    """Fte of the rows whose contract is part of total fte."""
    counted = (row for row in rows if edition.contracts[row.contract].in_total.value)
    return sum(
        (
            Fraction(row.hours * row.period.overlap(year).days, row.fulltime_hours * year.days)
            for row in counted
        ),
        Fraction(0),
    )


def _hired(edition: Edition, measurement: Measurement, hire: Hire) -> Iterator[Employment]:
    taken = {row.ref for row in measurement.employments}
    fresh = (ref for number in range(1, 10**9) if (ref := NEW_REF.format(number)) not in taken)
    for offset in range(hire.count):
        named = hire.ref if hire.ref and hire.count == 1 else None
        index = len(measurement.employments) + offset
        yield new_colleague(edition, measurement.reference_year, hire, index, named or next(fresh))


def new_colleague(edition: Edition, year: Period, hire: Hire, index: int, ref: str) -> Employment:
    """An employment whose position counts: the date or number that its window asks for is filled in.

    An end (indication, wage subsidy) is set to the end of the contract, a start to the first day.
    """
    first = year.first if hire.from_day is None else hire.from_day
    row = Employment(
        index=index,
        ref=ref,
        contract=hire.contract,
        hours=hire.hours,
        fulltime_hours=hire.fulltime_hours,
        first_day=first,
        last_day=NEVER if hire.until is None else hire.until,
        position=hire.position,
    )
    position = edition.positions.get(hire.position or "")
    if position is None:
        return row
    window, minimum = position.window, position.minimum
    filled: dict[str, Any] = {}
    if window.field:
        filled[window.field] = row.last_day if window.field in ENDS else first
    if minimum:
        filled[minimum.field] = minimum.fact.value
    return replace(row, **filled)


def _changed_rows(measurement: Measurement, change: OfPerson) -> Iterator[Employment]:
    latest = max((row.first_day for row in measurement.employments if row.ref == change.ref), default=0)
    for row in measurement.employments:
        if row.ref != change.ref:
            yield row
        elif isinstance(change, Renewal):
            yield _renewed(row, change, followed=row.last_day < latest)
        elif isinstance(change, Leave):
            yield from _left(row, change)
        else:
            yield from _from_day(row, change, measurement.reference_year)


def row_about(measurement: Measurement, ref: str, day: int | None = None) -> Employment:
    """The contract that a change for this person is about: the one on that day, else the latest."""
    mine = sorted((row for row in measurement.employments if row.ref == ref), key=lambda row: row.first_day)
    on_day = (row for row in mine if day is not None and row.first_day <= day <= row.last_day)
    return next(on_day, mine[-1])


def _renewed(row: Employment, change: Renewal, *, followed: bool) -> Employment:
    """A contract that another one followed did end; subsidy and indication may go on in it."""
    fields = ENDS if followed else ("last_day", *ENDS)
    ends = {field: getattr(row, field) for field in fields}
    later: dict[str, Any] = {
        field: change.until for field, end in ends.items() if end is not None and end < change.until
    }
    return replace(row, **later)


def _left(row: Employment, change: Leave) -> Iterator[Employment]:
    if row.first_day <= change.last_day:
        yield replace(row, last_day=min(row.last_day, change.last_day))


def _from_day(row: Employment, change: Hours | ContractChange, year: Period) -> Iterator[Employment]:
    """The row, in two where the change starts halfway; what was before the reference year is never touched."""
    start = year.first if change.from_day is None else change.from_day
    if row.last_day < start:
        yield row
    elif row.first_day >= start or (change.from_day is None and start == year.first):
        yield _altered(row, change)
    else:
        yield replace(row, last_day=start - 1)
        yield replace(_altered(_with_starts(row), change), first_day=start)


def _with_starts(row: Employment) -> Employment:
    """Windows that start on the first day of the contract keep starting there when the row is cut in two."""
    intake = row.first_day if row.intake is None else row.intake
    placement = row.first_day if row.placement_from is None else row.placement_from
    return replace(row, intake=intake, placement_from=placement)


def _altered(row: Employment, change: Hours | ContractChange) -> Employment:
    if isinstance(change, Hours):
        return replace(row, hours=change.hours)
    return replace(row, contract=change.contract)


def _bought(measurement: Measurement, change: Buy) -> Measurement:
    known = latest_order(measurement, change.kvk)
    figures = change.figures or (figures_of(known) if known else None)
    if figures is None:
        return measurement
    order = Purchase(
        index=len(measurement.purchases),
        order=_new_order(measurement),
        supplier=change.supplier or (known.supplier if known else change.kvk),
        kvk=change.kvk,
        kind=change.kind or (known.kind if known else "pso"),
        day=measurement.reference_year.last if change.day is None else change.day,
        amount_cents=change.amount_cents,
        supplier_turnover=figures.turnover,
        supplier_fte=figures.fte,
        supplier_direct_share=figures.direct_share,
    )
    return replace(measurement, purchases=(*measurement.purchases, order))


def _new_order(measurement: Measurement) -> str:
    """The first number for a new order that is not taken."""
    taken = {order.order for order in measurement.purchases}
    return next(text for n in count(1) if (text := NEW_ORDER.format(n)) not in taken)


def latest_order(measurement: Measurement, kvk: str) -> Purchase | None:
    """The latest order at this supplier, from which its figures are taken."""
    known = [order for order in measurement.purchases if order.kvk == kvk]
    return max(known, key=lambda order: (order.day, order.order)) if known else None


def figures_of(order: Purchase) -> Figures:
    return Figures(order.supplier_turnover, order.supplier_fte, order.supplier_direct_share)
