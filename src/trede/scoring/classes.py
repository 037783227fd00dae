# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows of a measurement added up by class, and a measurement that stands in for them.

A class is a starting position (or none), a contract type and full-time hours. Its sums are all that a score needs:
whoever keeps the classes can drop the rows and still score, explain, compare and change purchases, exactly.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from trede.kernel.periods import NEVER, months_later
from trede.scoring.measurement import Employment
from trede.scoring.rows import rows_of
from trede.scoring.sums import counts_for_thirty_plus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.kernel.periods import Period
    from trede.scheme.edition import Edition
    from trede.scoring.measurement import Measurement

# A contract that lasted this long counts for 30+ under every terms of duration an edition may set.
LONG_AGO_MONTHS = 120

_Key = tuple[str, str, int, bool]


@dataclass(frozen=True, slots=True)
class ClassSum:
    """The rows of one class together; sums in hundredths of hours x days in the reference year.

    ``eligible``: these rows count for 30+. ``people`` is the number of different references.
    """

    position: str | None
    contract: str
    fulltime_hours: int
    eligible: bool
    people: int
    staff: int
    counted: int

    @property
    def key(self) -> _Key:
        return (self.position or "", self.contract, self.fulltime_hours, self.eligible)


def classes_of(edition: Edition, measurement: Measurement) -> tuple[ClassSum, ...]:
    """The classes of a measurement without errors under this edition, in order of their key.

    Rows wholly outside the reference year are in no class: they add nothing.
    """
    year, staff, counted = measurement.reference_year, Counter[_Key](), Counter[_Key]()
    people = defaultdict[_Key, set[str]](set)
    for row in rows_of(edition, measurement):
        if row.days:
            one = row.employment
            eligible = counts_for_thirty_plus(row, year)
            key = (one.position or "", one.contract, one.fulltime_hours, eligible)
            staff[key] += row.fte_days
            counted[key] += row.counted if row.position else 0
            people[key].add(one.ref)
    return tuple(
        ClassSum(key[0] or None, *key[1:], len(people[key]), staff[key], counted[key])
        for key in sorted(people)
    )


def stand_in(edition: Edition, rest: Measurement, classes: Iterable[ClassSum]) -> Measurement:
    """``rest`` (a measurement whose rows are gone) with rows that score the same as those of the classes.

    Each class becomes one row with the hours of all its people together, and one of a single day for what that
    leaves over; ``ref`` names the class (``wajong.regular.4000``), so that no two classes are one person. Nobody works
    such hours: show classes, not these.
    """
    rows = chain.from_iterable(_rows(edition, rest.reference_year, each) for each in classes)
    numbered = tuple(replace(row, index=index) for index, row in enumerate(rows))
    return replace(rest, employments=numbered)


def _rows(edition: Edition, year: Period, each: ClassSum) -> Iterator[Employment]:
    yield from _exactly(edition, year, each, each.position, each.counted)
    yield from _exactly(edition, year, each, None, each.staff - each.counted)


def _exactly(
    edition: Edition, year: Period, each: ClassSum, position: str | None, total: int
) -> Iterator[Employment]:
    """Rows of this class that add up to exactly this many hundredths of hours x days."""
    hours = _hours(edition, year, each, total)
    if hours:
        yield _row(edition, year, each, position, hours, NEVER)
    if over := total - hours * year.days:
        yield _row(edition, year, each, position, over, year.first)


def _hours(edition: Edition, year: Period, each: ClassSum, total: int) -> int:
    """The hours of the row that lasts all year; what is left over goes in one day, with the hours 30+ asks."""
    terms = edition.contracts[each.contract].thirty_plus
    if terms.months and not each.eligible:
        return 0  # a whole year would count for 30+; a day does not
    hours, over = divmod(total, year.days)
    if 0 < over < terms.hours:
        hours -= -(-(terms.hours - over) // year.days)
    return hours if hours >= terms.hours else 0


def _row(
    edition: Edition, year: Period, each: ClassSum, position: str | None, hours: int, last: int
) -> Employment:
    first = months_later(year.first, -LONG_AGO_MONTHS) if each.eligible else year.first
    row = Employment(
        index=0,
        ref=_name(each, position),
        contract=each.contract,
        hours=hours,
        fulltime_hours=each.fulltime_hours,
        first_day=first,
        last_day=last,
        position=position,
        intake=year.first,
        placement_from=year.first,
    )
    return replace(row, **_window(edition, year, position)) if position else row


def _name(each: ClassSum, position: str | None) -> str:
    parts = (position, each.contract, str(each.fulltime_hours), "" if each.eligible else "not-30+")
    return ".".join(filter(None, parts))


def _window(edition: Edition, year: Period, position: str) -> dict[str, Any]:
    """What makes the position count in the whole year."""
    chosen, filled = edition.positions[position], dict[str, Any]()
    if chosen.window.field:
        filled[chosen.window.field] = year.last if chosen.window.kind == "until" else year.first
    if chosen.minimum:
        filled[chosen.minimum.field] = chosen.minimum.fact.value
    return filled
