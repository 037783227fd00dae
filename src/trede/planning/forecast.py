# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forecast: the score month by month, the day a level is lost, who causes it, and what prevents it.

Each point is a real score of the year until that day, under the handbook in force on the day after it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from trede.planning.application import apply
from trede.planning.changes import Renewal
from trede.planning.rolling import month_ends, rolled
from trede.planning.row_changes import ENDS
from trede.scoring.rows import rows_of
from trede.scoring.scorer import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trede.scheme import Edition
    from trede.scoring.measurement import Measurement
    from trede.scoring.rows import Row
    from trede.scoring.score import Score

    EditionOn = Callable[[int], Edition]

End = Literal["contract", "subsidy", "indication", "window"]
RENEWABLE: dict[str, End] = {"subsidy_until": "subsidy", "indication_until": "indication"}


@dataclass(frozen=True, slots=True)
class Point:
    """The score of the year until ``last``."""

    last: int
    edition: Edition
    score: Score


@dataclass(frozen=True, slots=True)
class Cause:
    """Somebody who stopped counting in the year in which the level is lost: why, and the last day it counted.

    ``prevents``: letting this alone go on keeps the level to the end of the forecast. A *window* of so many years
    cannot go on.
    """

    ref: str
    end: End
    last_day: int
    prevents: bool


@dataclass(frozen=True, slots=True)
class Group:
    """So many people of one position for whom the same thing ended: a cause with nobody in it."""

    position: str
    end: End
    people: int


@dataclass(frozen=True, slots=True)
class Loss:
    """A level that is lost: the first day without it, what it falls to, and who causes it, the largest first.

    ``handbook``: the handbook of the day before would have kept it. ``together``: letting go on all that can
    go on keeps the level to the end of the forecast.
    """

    day: int
    level: str
    to: str
    handbook: bool
    causes: tuple[Cause, ...]
    together: bool


@dataclass(frozen=True, slots=True)
class Forecast:
    """The points, the first of them the measurement as it is, and every loss on the way."""

    points: tuple[Point, ...]
    losses: tuple[Loss, ...]


def forecast(measurement: Measurement, until: int, edition_on: EditionOn) -> Forecast:
    """The score at each month's end until this day; ``edition_on`` gives the handbook in force on a day."""
    first = measurement.reference_year.last
    points = [_point(measurement, last, edition_on) for last in (first, *month_ends(first, until))]
    ahead = _Ahead(measurement, edition_on, tuple(point.last for point in points))
    losses = (_loss(ahead, before, after) for before, after in pairwise(points))
    return Forecast(tuple(points), tuple(loss for loss in losses if loss))


@dataclass(frozen=True, slots=True)
class _Ahead:
    """What is looked ahead with: the measurement, the handbook of each day, and the days of the points."""

    measurement: Measurement
    edition_on: EditionOn
    days: tuple[int, ...]

    def point(self, last: int) -> Point:
        return _point(self.measurement, last, self.edition_on)

    def keeps(self, level: str, since: int, causes: tuple[Cause, ...]) -> bool:
        """Whether the level is held from this day to the end of the forecast when these causes go on."""
        end = self.days[-1]
        renewals = [Renewal(cause.ref, end) for cause in causes]
        changed = apply(self.edition_on(since), self.measurement, renewals)
        # The last day first: it is where most of what ends has had its full effect.
        days = (end, since, *(day for day in self.days if since < day < end))
        return all(_keeps(_point(changed, day, self.edition_on).score, level) for day in days)


def _point(measurement: Measurement, last: int, edition_on: EditionOn) -> Point:
    edition = edition_on(last + 1)
    return Point(last, edition, _score(edition, rolled(measurement, last)))


def _score(edition: Edition, measurement: Measurement) -> Score:
    return score(edition, _known(edition, measurement))


def _known(edition: Edition, measurement: Measurement) -> Measurement:
    """Somebody whose starting position a handbook does not know does not count under it."""
    rows = measurement.employments
    if all(row.position is None or row.position in edition.positions for row in rows):
        return measurement
    known = (row if row.position in edition.positions else replace(row, position=None) for row in rows)
    return replace(measurement, employments=tuple(known))


def _keeps(point: Score, level: str) -> bool:
    """Whether the level is reached; under a handbook without it, the lowest there is stands in for it."""
    return point.level != "none" and (level not in point.norms or point.total >= point.norms[level])


def _loss(ahead: _Ahead, before: Point, after: Point) -> Loss | None:
    """The loss in this month, if any, on its first day."""
    level = before.score.level
    if level == "none" or _keeps(after.score, level):
        return None
    first = _first_day(ahead, before, after)
    at = rolled(ahead.measurement, first.last)
    causes = tuple(
        replace(cause, prevents=cause.end != "window" and ahead.keeps(level, first.last, (cause,)))
        for cause in _causes(ahead.measurement, first)
    )
    going_on = tuple(cause for cause in causes if cause.end != "window")
    return Loss(
        day=first.last + 1,
        level=level,
        to=first.score.level,
        handbook=first.edition.id != before.edition.id and _keeps(_score(before.edition, at), level),
        causes=causes,
        together=bool(going_on) and ahead.keeps(level, first.last, going_on),
    )


def _first_day(ahead: _Ahead, before: Point, after: Point) -> Point:
    """The first year's end in this month at which the level is not reached."""
    for last in range(before.last + 1, after.last):
        point = ahead.point(last)
        if not _keeps(point.score, before.score.level):
            return point
    return after


def _causes(measurement: Measurement, point: Point) -> Iterator[Cause]:
    """Who would count for more in this year if nothing of theirs had ended in it; the largest part first."""
    at = _known(point.edition, rolled(measurement, point.last))
    year = at.reference_year
    found = [(_idle(row, year.days), row) for row in rows_of(point.edition, at) if row.position is not None]
    for idle, row in sorted(found, key=lambda each: (-each[0], each[1].employment.ref)):
        last_day = min(row.employment.last_day, row.window.last)
        if idle and year.first - 1 <= last_day < year.last and row.employment.first_day <= last_day:
            yield Cause(row.employment.ref, _end(row), last_day, prevents=False)


def _idle(row: Row, days: int) -> int:
    """What the row would add if it counted on every day of the year."""
    if row.position is None:
        return 0
    weights = row.position.weight.value * row.contract.weight.value
    return row.employment.hours * (days - row.counted_days) * weights // row.employment.fulltime_hours


def _end(row: Row) -> End:
    """What ended first: the contract, or the window, and then whether that can be prolonged."""
    if row.employment.last_day <= row.window.last:
        return "contract"
    field = row.position.window.field if row.position else None
    return RENEWABLE.get(field or "", "window") if field in ENDS else "window"
