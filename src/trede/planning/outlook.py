# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The figures of the year until each day ahead: what scoring every day again gives, added up once.

Each employment is a rate of hours from its first day to its last. Running sums of those rates give any year as the
difference of two of them, in whole numbers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import accumulate
from typing import TYPE_CHECKING

from trede.planning.rolling import purchases_in, year_until
from trede.scoring.indirect import bought_fte, cap_factor, suppliers_of
from trede.scoring.levels import Shares, level_of, norms_at
from trede.scoring.rows import rows_of
from trede.scoring.score import NONE
from trede.scoring.sums import WEIGHTS, fte

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from trede.kernel.periods import Period
    from trede.scheme import Edition
    from trede.scoring.measurement import Employment, Measurement

    EditionOn = Callable[[int], Edition]
    Tally = dict[int, list[int]]


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one year: total fte, weighted fte and fte bought, with what they come to under a handbook."""

    total: Fraction
    weighted: Fraction
    bought: Fraction
    share: Fraction
    level: str
    norms: Mapping[str, Fraction]

    def keeps(self, level: str) -> bool:
        """Whether the level is reached; under a handbook without it, the lowest there is stands in for it."""
        return self.level != NONE and (level not in self.norms or self.share >= self.norms[level])


class Handbooks:
    """The handbook of each day; one that was replaced does not come back."""

    def __init__(self, edition_on: EditionOn, first: int, last: int) -> None:
        self._since, self._editions = [first], [edition_on(first)]
        self._find(edition_on, first, last, edition_on(last))

    def _find(self, edition_on: EditionOn, low: int, high: int, at_high: Edition) -> None:
        """Every day after ``low``, up to ``high``, on which another handbook starts."""
        if self._editions[-1].id == at_high.id:
            return
        if low + 1 == high:
            self._since.append(high)
            self._editions.append(at_high)
            return
        middle = (low + high) // 2
        self._find(edition_on, low, middle, edition_on(middle))
        self._find(edition_on, middle, high, at_high)

    def on(self, day: int) -> Edition:
        return self._editions[max(0, bisect_right(self._since, day) - 1)]


def known(edition: Edition, measurement: Measurement) -> Measurement:
    """Somebody whose starting position a handbook does not know does not count under it."""
    rows = tuple(known_row(edition, row) for row in measurement.employments)
    return measurement if rows == measurement.employments else replace(measurement, employments=rows)


def known_row(edition: Edition, row: Employment) -> Employment:
    """The same for one employment."""
    return row if row.position is None or row.position in edition.positions else replace(row, position=None)


@dataclass(frozen=True, slots=True)
class _Sums:
    """Running sums by full-time hours: hours x days in total fte, and those that count times their weights."""

    staff: Tally
    weighted: Tally

    def plus(self, other: _Sums, sign: int) -> _Sums:
        return _Sums(_together(self.staff, other.staff, sign), _together(self.weighted, other.weighted, sign))


def _together(one: Tally, other: Tally, sign: int) -> Tally:
    changed = {
        fulltime: [a + sign * b for a, b in zip(one[fulltime], sums, strict=True)]
        if fulltime in one
        else [sign * b for b in sums]
        for fulltime, sums in other.items()
    }
    return {**one, **changed}


class Outlook:
    """The figures of every year that ends on a day from the end of the reference year on."""

    def __init__(self, measurement: Measurement, until: int, edition_on: EditionOn) -> None:
        first = measurement.reference_year.last
        self.measurement, self.until = measurement, until
        self.handbooks = Handbooks(edition_on, first + 1, until + 1)
        self._start = year_until(measurement, first).first
        self._sums: dict[str, _Sums] = {}
        self._norms: dict[tuple[str, int], Mapping[str, Fraction]] = {}
        self._bought: dict[tuple[int, int], Fraction] = {}
        self._later = sorted(order.day for order in measurement.purchases if order.day > first)

    def edition(self, last: int) -> Edition:
        """The handbook for the year until this day: that of the day after it."""
        return self.handbooks.on(last + 1)

    def at(self, last: int, edition: Edition | None = None) -> Figures:
        """The figures of the year until this day, under its own handbook or another."""
        used = edition or self.edition(last)
        return self._figures(last, used, self._sums_under(used))

    def of_others(self, last: int, gone: Iterable[Employment], come: Iterable[Employment]) -> Figures:
        """The same with other rows for some people; ``gone`` are those that were there."""
        used = self.edition(last)
        return self._figures(last, used, self._changed(used, self._sums_under(used), gone, come))

    def keeps(self, level: str, since: int, gone: Sequence[Employment], come: Sequence[Employment]) -> bool:
        """Whether the level is held on each day from this one to the end, with other rows for some people."""
        changed: dict[str, _Sums] = {}
        # The last day first: it is where most of what ends has had its full effect.
        for last in (self.until, *range(since, self.until)):
            used = self.edition(last)
            if used.id not in changed:
                changed[used.id] = self._changed(used, self._sums_under(used), gone, come)
            if not self._figures(last, used, changed[used.id]).keeps(level):
                return False
        return True

    def made(self, last: int, total: Fraction, weighted: Fraction, bought: Fraction) -> Figures:
        """What these figures would come to on this day."""
        return self._made(self.edition(last), total, weighted, bought)

    def _changed(
        self, edition: Edition, sums: _Sums, gone: Iterable[Employment], come: Iterable[Employment]
    ) -> _Sums:
        return sums.plus(self._added(edition, gone), -1).plus(self._added(edition, come), 1)

    def _sums_under(self, edition: Edition) -> _Sums:
        if edition.id not in self._sums:
            self._sums[edition.id] = self._added(edition, self.measurement.employments)
        return self._sums[edition.id]

    def _added(self, edition: Edition, employments: Iterable[Employment]) -> _Sums:
        """Running sums over these rows from the first day of the reference year."""
        rows = rows_of(edition, known(edition, replace(self.measurement, employments=tuple(employments))))
        length = self.until - self._start + 2
        staff: dict[int, list[int]] = defaultdict(lambda: [0] * (length + 1))
        weighted: dict[int, list[int]] = defaultdict(lambda: [0] * (length + 1))
        for row in rows:
            one = row.employment
            if row.contract.in_total.value:
                self._rate(staff[one.fulltime_hours], one.period, one.hours)
            if row.position is not None:
                weights = row.position.weight.value * row.contract.weight.value
                counted = one.period.overlap(row.window)
                self._rate(weighted[one.fulltime_hours], counted, one.hours * weights)
        return _Sums(_running(staff), _running(weighted))

    def _rate(self, rates: list[int], period: Period, rate: int) -> None:
        """Add a rate from the first to the last day of the period; place 1 is the first day looked at."""
        low, high = max(period.first, self._start), min(period.last, self.until)
        if low <= high:
            rates[low - self._start + 1] += rate
            rates[high - self._start + 2] -= rate

    def _figures(self, last: int, edition: Edition, sums: _Sums) -> Figures:
        year = year_until(self.measurement, last)
        total = self._of(sums.staff, year)
        if self.measurement.total_fte is not None:
            total += self._unlisted(edition)
        return self._made(edition, total, self._of(sums.weighted, year, WEIGHTS), self._bought_in(year))

    def _of(self, tally: Tally, year: Period, scale: int = 1) -> Fraction:
        low, high = year.first - self._start, year.last - self._start + 1
        return fte({fulltime: sums[high] - sums[low] for fulltime, sums in tally.items()}, year, scale)

    def _unlisted(self, edition: Edition) -> Fraction:
        """Declared total fte less that of the listed rows in the reference year: it stays as it is."""
        measured = self.measurement.reference_year
        listed = self._of(self._sums_under(edition).staff, measured)
        return (self.measurement.total_fte or Fraction(0)) - listed

    def _bought_in(self, year: Period) -> Fraction:
        """Fte bought: it changes only where a later order comes in, or is a year ago."""
        key = bisect_left(self._later, year.first), bisect_right(self._later, year.last)
        if key not in self._bought:
            self._bought[key] = bought_fte(suppliers_of(purchases_in(self.measurement, year), year))
        return self._bought[key]

    def _made(self, edition: Edition, total: Fraction, weighted: Fraction, bought: Fraction) -> Figures:
        norms = self._norms_of(edition, total)
        if total <= 0:
            return Figures(total, weighted, bought, Fraction(0), NONE, norms)
        factor = cap_factor(edition.number("indirect.largest-part"))
        share = Shares(total, weighted / total, bought / (total + bought), factor).total
        enough = total >= edition.number("admission.minimum-fte")
        return Figures(total, weighted, bought, share, level_of(share, norms) if enough else NONE, norms)

    def _norms_of(self, edition: Edition, total: Fraction) -> Mapping[str, Fraction]:
        key = edition.id, edition.norms.size(total)
        if key not in self._norms:
            self._norms[key] = norms_at(edition, key[1])
        return self._norms[key]


def _running(rates: Mapping[int, list[int]]) -> Tally:
    """For each place the sum of the days before it: rates added up once to rates by day, once to sums."""
    return {fulltime: list(accumulate(accumulate(each[:-1]))) for fulltime, each in rates.items()}
