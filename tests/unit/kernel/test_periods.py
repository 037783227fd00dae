# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from datetime import date

import pytest

from trede.kernel.periods import ALWAYS, NEVER, Period, as_date, day_number, months_later, window_of_years


def day(text: str) -> int:
    return day_number(date.fromisoformat(text))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2018-07-01", 6, "2019-01-01"),
        ("2016-02-29", 12, "2017-02-28"),
        ("2016-02-29", 48, "2020-02-29"),
        ("2018-01-31", 1, "2018-02-28"),
        ("2018-03-31", -1, "2018-02-28"),
        ("2018-12-15", 1, "2019-01-15"),
        ("9998-01-31", 13, "9999-02-28"),
        ("0002-01-31", -12, "0001-01-31"),
    ],
)
def test_months_later(start, months, end):
    assert months_later(day(start), months) == day(end)


def test_the_calendar_ends():
    assert months_later(NEVER, 1) == NEVER
    assert months_later(ALWAYS, -1) == ALWAYS


def test_a_window_ends_the_day_before_the_same_date():
    window = window_of_years(day("2015-07-01"), 3)
    assert (as_date(window.first), as_date(window.last)) == (date(2015, 7, 1), date(2018, 6, 30))


def test_both_ends_of_a_period_count():
    assert Period(day("2018-01-01"), day("2018-12-31")).days == 365
    assert Period(5, 5).days == 1
    assert Period(5, 4).days == 0


def test_periods_that_do_not_meet_have_no_days_in_common():
    assert Period(1, 5).overlap(Period(7, 9)).days == 0
    assert Period(1, 5).overlap(Period(4, 9)) == Period(4, 5)
