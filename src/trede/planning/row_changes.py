# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one change does to one row: nothing here knows of other people or other changes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from trede.kernel.periods import NEVER
from trede.planning.changes import Hours, Leave, Renewal
from trede.scoring.measurement import Employment
from trede.scoring.sums import fte

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from trede.kernel.periods import Period
    from trede.planning.changes import ContractChange, Hire, OfPerson
    from trede.scheme import Edition

ENDS = ("indication_until", "subsidy_until")


def listed_fte(edition: Edition, rows: Iterable[Employment], year: Period) -> Fraction:
    """Fte of the rows whose contract is part of total fte."""
    worked: dict[int, int] = defaultdict(int)
    for row in rows:
        if edition.contracts[row.contract].in_total.value:
            worked[row.fulltime_hours] += row.hours * row.period.overlap(year).days
    return fte(worked, year)


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


def changed(rows: Sequence[Employment], change: OfPerson) -> list[list[Employment]]:
    """What becomes of each row of one person: none, one or two."""
    latest = max((row.first_day for row in rows), default=0)
    return [list(_changed(row, change, latest)) for row in rows]


def _changed(row: Employment, change: OfPerson, latest: int) -> Iterator[Employment]:
    if isinstance(change, Renewal):
        yield _renewed(row, change, followed=row.last_day < latest)
    elif isinstance(change, Leave):
        yield from _left(row, change)
    else:
        yield from _from_day(row, change)


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


def _from_day(row: Employment, change: Hours | ContractChange) -> Iterator[Employment]:
    """The row, in two where the change starts halfway; a change without a day is one of every contract."""
    start = change.from_day
    if start is None or row.first_day >= start:
        yield _altered(row, change)
    elif row.last_day < start:
        yield row
    else:
        yield replace(row, last_day=start - 1)
        yield replace(_altered(_with_starts(row), change), first_day=start)


def _with_starts(row: Employment) -> Employment:
    """A window that starts on the first day of the contract keeps starting there when the row is cut in two.

    A placement goes on by itself: its parts adjoin.
    """
    return replace(row, intake=row.first_day if row.intake is None else row.intake)


def _altered(row: Employment, change: Hours | ContractChange) -> Employment:
    if isinstance(change, Hours):
        return replace(row, hours=change.hours)
    if row.contract == change.contract:
        return row
    # A placement starts when it starts, whatever came before it under another contract.
    return replace(row, contract=change.contract, placement_from=None)
