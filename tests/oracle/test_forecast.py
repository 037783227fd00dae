# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The forecast beside the oracle: every point, and every fall with its first day."""

from datetime import date, timedelta
from random import Random

import pytest
from tests.oracle import doors
from tests.oracle.changing import changed
from tests.oracle.looking_ahead import falls, measured, moved, points
from tests.oracle.odd import odd
from tests.oracle.organisations import organisation
from tests.oracle.scoring import DAY, year_of, years_later
from tests.oracle.unusual import unusual

from trede.planning.forecast import forecast
from trede.planning.outlook import Outlook
from trede.scheme import open_shelf

SHELF = open_shelf()


def edition_on(number):
    return SHELF.on(date.fromordinal(number))


def looked(seed, make=organisation):
    """An organisation, the day to look ahead to, and the forecast."""
    draw = Random(seed)
    document = make(draw)
    until = year_of(document)[1] + timedelta(days=draw.choice([1, 25, 120, 400, 800]))
    return document, until, forecast(doors.read(document), until.toordinal(), edition_on)


def points_agree(seed, make=organisation):
    """Every point of one case is the measurement of the year until its day; one of them is scored wholly too."""
    document, until, found = looked(seed, make)
    days = [date.fromordinal(point.last) for point in found.points]
    if days != list(points(document, until)):
        return False
    whole = seed % len(days)
    for place, (point, day) in enumerate(zip(found.points, days, strict=True)):
        expected, here = measured(document, day), point.figures
        figures = (expected.total, expected.weighted, expected.share, expected.level)
        if (here.total, here.weighted, here.share, here.level) != figures:
            return False
        if place == whole:
            score = point.score
            if (score.total_fte, score.weighted_fte, score.total, score.level) != figures:
                return False
    return True


def falls_agree(seed, make=organisation):
    """Every fall of one case is told with its first day, and nothing else."""
    document, until, found = looked(seed, make)
    expected = [(fall.day, fall.level, fall.to) for fall in falls(document, until)]
    return [(date.fromordinal(loss.day), loss.level, loss.to) for loss in found.losses] == expected


def days_agree(seed, make=organisation):
    """Every day of one case, not only the ends of months: what falls are found with."""
    document, until, found = looked(seed, make)
    outlook = Outlook(doors.read(document), found.points[-1].last, edition_on)
    day = year_of(document)[1]
    while day <= until:
        here, expected = outlook.at(day.toordinal()), measured(document, day)
        figures = (expected.total, expected.weighted, expected.bought, expected.share, expected.level)
        if (here.total, here.weighted, here.bought, here.share, here.level) != figures:
            return False
        day += DAY
    return True


@pytest.mark.parametrize("make", [organisation, unusual, odd])
@pytest.mark.parametrize("fifty", range(3))
def test_each_point_is_the_measurement_of_the_year_until_that_day(fifty, make):
    assert [seed for seed in range(50 * fifty, 50 * (fifty + 1)) if not points_agree(seed, make)] == []


@pytest.mark.parametrize("make", [organisation, unusual, odd])
@pytest.mark.parametrize("thirty", range(3))
def test_every_fall_is_told_with_its_first_day(thirty, make):
    assert [seed for seed in range(30 * thirty, 30 * (thirty + 1)) if not falls_agree(seed, make)] == []


@pytest.mark.parametrize("make", [organisation, unusual, odd])
@pytest.mark.parametrize("ten", range(2))
def test_each_day_ahead_is_the_measurement_of_the_year_until_it(ten, make):
    assert [seed for seed in range(10 * ten, 10 * (ten + 1)) if not days_agree(seed, make)] == []


def without(document, last, ends):
    """The document with these endings undone by hand, in the year until this day."""
    rows = [dict(row) for row in document["employments"]]
    first, far = moved(document, last)["reference_year"]["from"], last.isoformat()
    for ref, end, ended in ends:
        rows = list(_undone([row for row in rows if row["ref"] == ref], end, ended, first, far)) + [
            row for row in rows if row["ref"] != ref
        ]
    # A declared total is that of the measured year; what goes on after it changes the years after it only.
    return {**document, "employments": rows}


def _undone(rows, end, ended, first, far):
    next_day = (date.fromisoformat(ended) + DAY).isoformat()
    later = sorted(row["from"] for row in rows if row["from"] > ended)
    instead = end == "contract" and next_day in later
    to = far if instead or not later else (date.fromisoformat(later[0]) - DAY).isoformat()
    for row in rows:
        if instead and row["from"] > ended:
            continue
        if end == "window":
            row.update(_moved_window(row, ended, first))
        for field in ("indication_until", "subsidy_until"):
            if end != "window" and row.get(field):
                row[field] = max(row[field], far)
        if (
            row.get("to")
            and (row["to"] == ended or end in ("subsidy", "indication"))
            and row["from"] <= ended
        ):
            row["to"] = max(row["to"], min(to, far))
        yield row


def _moved_window(row, ended, first):
    """A later start for each window of years that was over on that day."""
    day, found = date.fromisoformat(ended) + DAY, {}
    for field, years in (
        ("placement_from", (3,)),
        ("intake", (3, 5)),
        ("left_school", (5,)),
        ("status_lost", (2,)),
    ):
        start = row.get(field, row["from"] if field in ("placement_from", "intake") else None)
        if start and any(years_later(date.fromisoformat(start), each) == day for each in years):
            found[field] = max(start, first)
    return found


@pytest.mark.parametrize("fifty", range(4))
def test_without_its_causes_a_level_is_kept_that_day(fifty):
    """Each alone; or, where none would do alone, all that are told together."""
    for seed in range(50 * fifty, 50 * (fifty + 1)):
        document, _until, found = looked(seed)
        for loss in found.losses:
            last = date.fromordinal(loss.day) - DAY
            told = [(each.ref, each.end, date.fromordinal(each.last_day).isoformat()) for each in loss.causes]
            if loss.growth and told:
                continue
            each_alone = all(kept(without(document, last, [each]), last, loss.level) for each in told)
            assert each_alone or kept(without(document, last, told), last, loss.level), (seed, loss)


def kept(document, last, level):
    order = ("none", "basistrede", "trede-1", "trede-2", "trede-3")
    return order.index(measured(document, last).level) >= order.index(level)


@pytest.mark.parametrize("fifty", range(2))
def test_what_prevents_a_loss_does_so_to_the_end(fifty):
    """Letting go on is the renewal of a what-if, measured on every day that is left."""
    for seed in range(50 * fifty, 50 * (fifty + 1)):
        document, until, found = looked(seed)
        for loss in found.losses[:2]:
            since = date.fromordinal(loss.day) - DAY
            for cause in loss.causes[:2]:
                renewed = changed(document, [("renewal", {"ref": cause.ref, "until": until.isoformat()})])
                keeps = kept_until(renewed, since, until, loss.level)
                assert cause.prevents is (keeps and cause.end != "window"), (seed, loss)


def kept_until(document, since, until, level):
    day = until
    while day >= since and kept(document, day, level):
        day -= DAY
    return day < since
