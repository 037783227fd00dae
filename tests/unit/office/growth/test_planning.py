# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a plan of action adds to the share, month by month: figures from counting days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from trede.office.growth.rules.planning import (
    Changed,
    Step,
    added,
    changed,
    fallen,
    kept,
    late,
    month_ends,
    months,
    next_review,
    on_day,
    reached,
)

MEASURED = date(2025, 12, 31)
TODAY = date(2026, 3, 1)
HIRE = Step("a", "direct", "Aannemen", date(2026, 7, 1), 73)


def share(steps, last, today=TODAY):
    return added(steps, last, measured_until=MEASURED, today=today)


def test_a_step_counts_by_the_days_of_the_year_since_it_was_done():
    """A day of 365 is 1/365; 73 hundredths of a percent point make 0.2 of it a hundredth."""
    assert share([HIRE], date(2026, 6, 30)) == 0
    assert share([HIRE], date(2026, 7, 1)) == Fraction(73, 10_000) / 365
    assert share([HIRE], date(2026, 12, 31)) == Fraction(73, 10_000) * Fraction(184, 365)
    assert share([HIRE], date(2027, 6, 30)) == Fraction(73, 10_000)
    assert share([HIRE], date(2029, 1, 1)) == Fraction(73, 10_000)


def test_what_is_late_counts_from_today_on():
    """A plan that stands still gives nothing for the days that are over."""
    behind = replace(HIRE, due=date(2026, 2, 1))
    assert late(behind, TODAY)
    assert not late(replace(behind, done_on=date(2026, 2, 2)), TODAY)
    assert share([behind], date(2026, 3, 1)) == Fraction(73, 10_000) / 365


def test_what_was_measured_already_does_not_count_twice():
    """Done on 1 July 2025: of a full year 184 days stood in the measurement, and 181 are still to come."""
    done = replace(HIRE, done_on=date(2025, 7, 1))
    assert share([done], MEASURED) == 0
    assert share([done], date(2026, 6, 30)) == Fraction(73, 10_000) * Fraction(181, 365)


def test_steps_are_added_up_on_what_happens_anyway_and_the_first_month_on_the_norm_is_told():
    ahead = [
        (MEASURED, Fraction(18, 1000), Fraction(19, 1000)),
        (date(2026, 12, 31), Fraction(18, 1000), Fraction(19, 1000)),
        (date(2027, 6, 30), Fraction(17, 1000), Fraction(19, 1000)),
    ]
    found = months(ahead, [HIRE, replace(HIRE, effect_hundredths=127)], measured_until=MEASURED, today=TODAY)
    assert [each.today for each in found] == [each for _, each, _ in ahead]
    assert found[1].planned == Fraction(18, 1000) + Fraction(2, 100) * Fraction(184, 365)
    assert found[2].planned == Fraction(37, 1000)
    assert reached(found) == found[1]
    assert fallen(found) is None
    assert fallen([replace(found[1]), replace(found[2], planned=Fraction(1, 1000))]) is not None
    assert fallen(found[:1]) is None
    assert on_day(found, date(2027, 6, 29)) == found[1]
    assert on_day(found, date(2025, 1, 1)) == found[0]
    assert reached(months(ahead, [], measured_until=MEASURED, today=TODAY)) is None


def test_a_review_is_due_a_quarter_after_the_last_or_after_the_plan_began():
    assert next_review(None, None) is None
    assert next_review(None, date(2026, 1, 31)) == date(2026, 4, 30)
    assert next_review(date(2026, 2, 10), date(2025, 1, 1)) == date(2026, 5, 10)


def test_what_changed_since_a_review():
    steps = [replace(HIRE, id=name, what=name) for name in ("done", "moved", "same", "gone")]
    before = kept(steps)
    done, moved, same, _gone = steps
    now = [
        replace(done, done_on=TODAY, due=TODAY),
        replace(moved, due=moved.due + timedelta(days=9)),
        same,
        replace(HIRE, id="new", what="new"),
    ]
    assert changed(before, now) == Changed(["done"], ["new"], ["moved"], ["gone"])
    assert not changed(before, steps)


def test_days_for_a_line_without_a_forecast():
    assert month_ends(date(2025, 12, 31), date(2026, 3, 15)) == [
        date(2025, 12, 31),
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 15),
    ]
    assert month_ends(date(2026, 1, 1), date(2026, 1, 1)) == [date(2026, 1, 1)]
