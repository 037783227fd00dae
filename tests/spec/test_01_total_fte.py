# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The size of an organisation: total fte

A measurement is about one reference year (*peiljaar*) of twelve months. Its first figure is total fte: how much
work everybody together does. It decides which norms apply and is what every share is a share of.
"""

from fractions import Fraction

from tests.builders import codes, edition, measurement, person, scored, year

from trede.scoring import check


def test_hours_over_full_time_hours():
    """Fte is hours a week over full-time hours

    Somebody with 32 hours where 40 is full time is 0.8 fte. Collective agreements have norms of their own: 36 hours
    where 36 is full time is one fte. Sums with different full-time hours are kept apart and divided last, so that
    nothing is rounded on the way.
    """
    staff = [
        person(None, hours=32),
        person(None, hours=36, fulltime_hours=36),
        person(None, hours=12, fulltime_hours=36),
    ]
    assert scored(*staff, total=None).total_fte == Fraction(32, 40) + 1 + Fraction(12, 36)


def test_calendar_days():
    """Who works part of the year counts by calendar days

    The first and the last day count. From 2 July to 31 December are 183 of the 365 days of 2018. This follows from
    "hours worked in the reference year" (inferred).
    """
    half = person(None, since="2018-07-02", until="2018-12-31")
    full = person(None, ref="P2")
    assert scored(half, full, full, total=None).total_fte == 2 + Fraction(183, 365)


def test_leap_year():
    """A leap year has 366 days

    The days of the reference year itself are what a row is divided by.
    """
    first_day_only = person(None, since="2020-01-01", until="2020-01-01")
    result = scored(first_day_only, person(None), person(None), total=None, year=year(2020))
    assert result.total_fte == 2 + Fraction(1, 366)


def test_outside_the_year():
    """A row outside the reference year does not count

    It gives a warning: more often than not a date is wrong.
    """
    result = scored(
        person(None), person(None, ref="P2"), person(None, ref="P3", until="2017-12-31"), total=None
    )
    assert result.total_fte == 2
    assert codes(result) == ["employment.outside-year"]


def test_declared():
    """Total fte may be declared

    Who lists only the target group declares total fte. It may not be below what is listed.
    """

    assert scored(person(), total="47.5").total_fte == Fraction(95, 2)
    too_low = check(edition(), measurement(person(), person(ref="P2"), total="1.5"))
    assert [found.code for found in too_low] == ["organisation.total-fte-below-rows"]


def test_seconded_out_sw_worker():
    """An own SW worker seconded out counts nowhere

    Not in the contribution, and not in total fte (published).
    """
    out = person("sw", "sw-seconded-out", indication_until="2030-01-01")
    result = scored(out, person(None, ref="P2"), person(None, ref="P3"), total=None)
    assert result.total_fte == 2
    assert result.weighted_fte == 0
    assert result.banenafspraak_jobs == 0
