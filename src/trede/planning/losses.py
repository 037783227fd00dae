# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every fall of level on the days ahead: its first day, what causes it, and what would prevent it.

A cause is something that ended (or grew) without which the level would have been held on that day: everything that
is told has been scored again without it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trede.planning.application import apply
from trede.planning.changes import Renewal
from trede.planning.endings import endings, gone_on
from trede.planning.outlook import known
from trede.planning.rolling import year_until
from trede.scoring.rows import rows_of
from trede.scoring.score import NONE
from trede.scoring.sums import fte

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from trede.planning.endings import End, Ending
    from trede.planning.outlook import Figures, Outlook
    from trede.scoring.measurement import Employment


@dataclass(frozen=True, slots=True)
class Cause:
    """Something of somebody that ended, and the last day it counted.

    ``prevents``: letting this alone go on keeps the level to the end of the forecast. A *window* of so many years
    cannot go on.
    """

    ref: str
    end: End
    last_day: int
    prevents: bool


@dataclass(frozen=True, slots=True)
class Group:
    """So many people of one position for whom the same thing ended: a cause with nobody in it.

    ``position`` is None for people outside the target group.
    """

    position: str | None
    end: End
    people: int


@dataclass(frozen=True, slots=True)
class Growth:
    """Total fte outside the target group that grew, from when the level was reached to when it was lost."""

    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True)
class Loss:
    """A level that is lost: the first day without it, what it falls to, and what causes it, the largest first.

    ``handbook``: the handbook of the day before would have kept it. ``growth``: so would the total fte of the day
    the level was reached, without those who came since. ``orders``: so would an order that is a year ago now.
    ``smaller``: nothing of that, but total fte fell to a size that asks more.
    ``together``: letting go on all that can go on keeps the level to the end of the forecast.
    """

    day: int
    level: str
    to: str
    handbook: bool
    causes: tuple[Cause, ...]
    together: bool
    growth: Growth | None = None
    orders: bool = False
    smaller: bool = False


def losses(outlook: Outlook) -> Iterator[Loss]:
    """Every fall, in the order of its days."""
    first = outlook.measurement.reference_year.last
    before, held_since = outlook.at(first), first
    for last in range(first + 1, outlook.until + 1):
        now = outlook.at(last)
        if before.level != NONE and not now.keeps(before.level):
            yield _Fall(outlook, last, held_since, before.level, now).told()
        if now.level != before.level:
            held_since = last
        before = now


@dataclass(frozen=True, slots=True)
class _Fall:
    """A level that was held since a year's end, and no longer is over the year until ``last``."""

    outlook: Outlook
    last: int
    held_since: int
    level: str
    now: Figures

    def told(self) -> Loss:
        found = self._endings()
        causes, growth = self._causes(found)
        handbook, orders = self._handbook(), self._orders()
        going_on = [each for each in found if each.end != "window"]
        return Loss(
            day=self.last + 1,
            level=self.level,
            to=self.now.level,
            handbook=handbook,
            causes=tuple(self._cause(each) for each in causes),
            together=bool(going_on) and self._prevents(going_on),
            growth=growth,
            orders=orders,
            smaller=not (causes or growth or handbook or orders) and self._smaller(),
        )

    def _endings(self) -> list[Ending]:
        year = year_until(self.outlook.measurement, self.last)
        return endings(self.outlook.edition(self.last), self.outlook.measurement, year)

    def _causes(self, found: Sequence[Ending]) -> tuple[Sequence[Ending], Growth | None]:
        """What alone lost the level; else the fewest, largest first, that did so together, growth among them."""
        alone = [each for each in found if self._without([each]).keeps(self.level)]
        growth = self._growth()
        grew = growth if growth and self._less(self.now, growth).keeps(self.level) else None
        if alone or grew or self._handbook() or self._orders():
            return alone, grew
        return self._together(found, growth)

    def _together(
        self, found: Sequence[Ending], growth: Growth | None
    ) -> tuple[Sequence[Ending], Growth | None]:
        """The fewest endings that keep the level when they go on; with less growth only where that is needed too."""
        for also in (None, growth) if growth else (None,):
            for many in range(1, len(found) + 1):
                figures = self._without(found[:many])
                if (self._less(figures, also) if also else figures).keeps(self.level):
                    return found[:many], also
        return (), None

    def _without(self, ended: Sequence[Ending]) -> Figures:
        """The figures of the day had these not ended."""
        gone = _rows_of(self.outlook, ended)
        year = year_until(self.outlook.measurement, self.last)
        come = gone_on(self.outlook.edition(self.last), gone, ended, year)
        return self.outlook.of_others(self.last, gone, come)

    def _less(self, figures: Figures, growth: Growth) -> Figures:
        total = figures.total - (growth.after - growth.before)
        return self.outlook.made(self.last, total, figures.weighted, figures.bought)

    def _growth(self) -> Growth | None:
        """Total fte of who does not count, then and now, when that grew."""
        then, now = (self._others(last) for last in (self.held_since, self.last))
        if now <= then:
            return None
        total = self.now.total
        return Growth(total - (now - then), total)

    def _others(self, last: int) -> Fraction:
        """Fte of who is part of the total and brings nothing to the share, in the year until this day."""
        year = year_until(self.outlook.measurement, last)
        edition = self.outlook.edition(self.last)
        rows = rows_of(edition, known(edition, replace(self.outlook.measurement, reference_year=year)))
        worked: dict[int, int] = {}
        for row in rows:
            weightless = row.position is None or not row.position.weight.value
            if weightless and row.contract.in_total.value:
                full = row.employment.fulltime_hours
                worked[full] = worked.get(full, 0) + row.fte_days
        return fte(worked, year)

    def _handbook(self) -> bool:
        before = self.outlook.edition(self.last - 1)
        changed = before.id != self.outlook.edition(self.last).id
        return changed and self.outlook.at(self.last, before).keeps(self.level)

    def _orders(self) -> bool:
        then, now = self.outlook.at(self.held_since), self.now
        return self.outlook.made(self.last, now.total, now.weighted, then.bought).keeps(self.level)

    def _smaller(self) -> bool:
        edition = self.outlook.edition(self.last)
        then = self.outlook.at(self.last - 1, edition)
        fell = edition.norms.size(self.now.total) < edition.norms.size(then.total)
        return fell and self.now.share >= then.norms.get(self.level, self.now.share)

    def _cause(self, ended: Ending) -> Cause:
        prevents = ended.end != "window" and self._prevents([ended])
        return Cause(ended.ref, ended.end, ended.last_day, prevents)

    def _prevents(self, ended: Sequence[Ending]) -> bool:
        """Whether the level is held to the end of the forecast when these are renewed."""
        outlook = self.outlook
        gone = _rows_of(outlook, ended)
        only = replace(outlook.measurement, employments=tuple(gone), total_fte=None)
        renewals = [Renewal(ref, outlook.until) for ref in sorted({each.ref for each in ended})]
        come = apply(outlook.edition(self.last), only, renewals).employments
        return outlook.keeps(self.level, self.last, gone, come)


def _rows_of(outlook: Outlook, ended: Sequence[Ending]) -> list[Employment]:
    """Every row of the people for whom these ended."""
    refs = {each.ref for each in ended}
    return [row for row in outlook.measurement.employments if row.ref in refs]
