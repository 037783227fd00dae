# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What ended for people in a year: a contract, a subsidy, an indication, or a window of so many years.

A contract that goes on the next day for as much did not end. Of several things that could end, the one that did so
first is the one that ended.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from trede.kernel.periods import window_of_years
from trede.planning.outlook import known, known_row
from trede.planning.row_changes import ENDS
from trede.scoring.relations import relations
from trede.scoring.rows import rows_of, start_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trede.kernel.periods import Period
    from trede.scheme import Edition
    from trede.scheme.edition import Window
    from trede.scoring.measurement import Employment, Measurement
    from trede.scoring.relations import Relation
    from trede.scoring.rows import Row

End = Literal["contract", "subsidy", "indication", "window"]
RENEWABLE: Mapping[str, End] = {"subsidy_until": "subsidy", "indication_until": "indication"}


@dataclass(frozen=True, slots=True)
class Ending:
    """Something of somebody that ended, the last day it counted, and the rows that it ended for.

    ``part`` is what they would add if they counted on every day of the year, weighted and in total fte.
    """

    ref: str
    end: End
    last_day: int
    rows: tuple[Employment, ...]
    part: tuple[Fraction, Fraction]


def endings(edition: Edition, measurement: Measurement, year: Period) -> list[Ending]:
    """Everything that ended in this year, or the day before it, the largest part first."""
    by_ref: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(edition, known(edition, replace(measurement, reference_year=year))):
        by_ref[row.employment.ref].append(row)
    found = (each for rows in by_ref.values() for each in _of_person(rows, year))
    return sorted(found, key=lambda each: (-each.part[0], -each.part[1], each.ref, each.last_day))


def _of_person(rows: Sequence[Row], year: Period) -> Iterator[Ending]:
    for (last, end), each in _ended(rows, year).items():
        idle = [(row, year.days - period.overlap(year).days, period.last) for row, period in each]
        counting = ((row, days) for row, days, day in idle if day <= row.window.last)
        weighted = sum((_rate(row) * days for row, days in counting), Fraction(0))
        total = sum((_hours(row) * days for row, days, _day in idle), Fraction(0))
        of = tuple(row.employment for row, _period in each)
        yield Ending(of[0].ref, end, last, of, (weighted, total))


def _ended(rows: Sequence[Row], year: Period) -> dict[tuple[int, End], list[tuple[Row, Period]]]:
    """What came to its end and left this person counting for less, by its last day and what ended."""
    found: dict[tuple[int, End], list[tuple[Row, Period]]] = defaultdict(list)
    for row in rows:
        for period in _periods(row):
            inside = year.first - 1 <= period.last < year.last
            if inside and _less_after(rows, period.last):
                found[period.last, _end(row, period.last, rows)].append((row, period))
    return found


def _periods(row: Row) -> Iterator[Period]:
    """The days on which the row counts; and, where it goes on after them or never counts, those in the total."""
    counted = row.employment.period.overlap(row.window)
    counts = bool(counted.days and _weight(row))
    if counts:
        yield counted
    if not counts or row.employment.last_day > counted.last:
        yield row.employment.period


def _weight(row: Row) -> int:
    return row.position.weight.value * row.contract.weight.value if row.position else 0


def _hours(row: Row) -> Fraction:
    in_total = row.contract.in_total.value
    return Fraction(row.employment.hours, row.employment.fulltime_hours) if in_total else Fraction(0)


def _rate(row: Row) -> Fraction:
    return Fraction(row.employment.hours * _weight(row), row.employment.fulltime_hours)


def _less_after(rows: Sequence[Row], day: int) -> bool:
    """Whether this person counts for less on the day after this one, weighted or in the total."""
    return _standing(rows, day + 1) < _standing(rows, day)


def _standing(rows: Iterable[Row], day: int) -> tuple[Fraction, Fraction]:
    """What this person counts for on this day: weighted, and in the total."""
    weighted = total = Fraction(0)
    for row in rows:
        if row.employment.first_day <= day <= row.employment.last_day:
            total += _hours(row)
            if row.window.first <= day <= row.window.last:
                weighted += _rate(row)
    return weighted, total


def _end(row: Row, last: int, rows: Sequence[Row]) -> End:
    """What ended on this day. What cannot go on comes first: letting the rest go on would change nothing."""
    begun = _begun(row.employment, row.relation)
    over = [window for window in _windows(row) if _last_of(window, begun) == last]
    if any(window.field not in ENDS for window in over):
        return "window"
    if row.employment.last_day == last and not (over and _stays(row, last, rows)):
        return "contract"
    return RENEWABLE[over[0].field or ""] if over else "window"


def _stays(row: Row, last: int, rows: Sequence[Row]) -> bool:
    """Whether somebody goes on the next day for as much."""
    return any(each.employment.first_day == last + 1 and _hours(each) >= _hours(row) for each in rows)


def _windows(row: Row) -> list[Window]:
    """The windows of this row that end some day: of its position, and of its contract."""
    if row.position is None or not row.window.days:
        return []
    limits = (row.position.window, row.contract.limit)
    return [window for window in limits if window and window.kind in ("years", "until")]


def _begun(employment: Employment, relation: Relation) -> Employment:
    """With the day its placement began, which may be that of a contract it adjoins."""
    return replace(employment, placement_from=relation.placement_from)


def _last_of(window: Window, employment: Employment) -> int | None:
    start: int | None = start_of(window, employment)
    if window.kind == "until" or start is None:
        return start
    return window_of_years(start, window.years or 0).last


def gone_on(
    edition: Edition, rows: Sequence[Employment], ended: Iterable[Ending], year: Period
) -> list[Employment]:
    """These rows as they would be in this year if what ended had gone on; ``rows`` are all of these people."""
    rows = [known_row(edition, row) for row in rows]
    for each in ended:
        others = [row for row in rows if row.ref != each.ref]
        mine = [row for row in rows if row.ref == each.ref]
        further = _window_on if each.end == "window" else _renewed
        rows = [*others, *further(edition, mine, each, year)]
    return rows


def _renewed(
    _edition: Edition, mine: Sequence[Employment], ended: Ending, year: Period
) -> Iterator[Employment]:
    """The contract, and what makes it count, until the end of the year or the next contract after a gap.

    One that was followed at once by another goes on instead of that other. What was over before it stays over.
    """
    following = _following(mine, ended, year)
    instead = ended.end == "contract" and following == ended.last_day + 1
    for row in mine:
        if instead and row.first_day > ended.last_day:
            continue
        ends = {
            field: max(end, year.last)
            for field in ENDS
            if (end := getattr(row, field) or 0) >= ended.last_day
        }
        if row in ended.rows:
            ends["last_day"] = max(row.last_day, year.last if instead else following - 1)
        yield _with(row, ends)


def _following(mine: Sequence[Employment], ended: Ending, year: Period) -> int:
    """The first day of the next contract of this person, or the day after the year."""
    after = (row.first_day for row in mine if row.first_day > ended.last_day)
    return min((*after, year.last + 1))


def _window_on(
    edition: Edition, mine: Sequence[Employment], ended: Ending, year: Period
) -> Iterator[Employment]:
    """The windows of so many years that were over, moved so that they hold all year; and a contract that ended too."""
    last = _following(mine, ended, year) - 1
    for row, relation in zip(mine, relations(edition, mine), strict=True):
        begun = _begun(row, relation)
        over = [each for each in _windows_of(edition, row) if _last_of(each, begun) == ended.last_day]
        moved = {each.field or "": year.first if each.kind == "years" else year.last for each in over}
        both = row in ended.rows and row.last_day == ended.last_day
        yield _with(row, {**moved, "last_day": max(row.last_day, last)} if both else moved)


def _windows_of(edition: Edition, row: Employment) -> list[Window]:
    """The windows of this employment that some date of it decides about: of its position, and of its contract."""
    position, limit = edition.positions.get(row.position or ""), edition.contracts[row.contract].limit
    windows = (position.window if position else None, limit)
    return [window for window in windows if window is not None and window.field]


def _with(row: Employment, values: dict[str, Any]) -> Employment:
    return replace(row, **values)
