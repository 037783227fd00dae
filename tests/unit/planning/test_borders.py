# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where one thing turns into another: the first and last days of a year, halves of a size, ties, the end of a look."""

from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from tests.builders import SHELF, person
from tests.builders import day as on
from tests.builders import measurement as of_2018
from tests.unit.planning.examples import EDITION, YEAR, day, employment, measurement, order

from trede.kernel.periods import NEVER
from trede.planning import fit
from trede.planning.advice import advise
from trede.planning.application import apply, row_about
from trede.planning.changes import Buy, Hours, Scenario
from trede.planning.costs import Costs, HireTerms, Price
from trede.planning.endings import endings
from trede.planning.forecast import forecast
from trede.planning.options import options_of, usual_fulltime
from trede.planning.outlook import Outlook
from trede.planning.problem import Figures, Problem
from trede.planning.rolling import purchases_in, year_until
from trede.planning.solvers import installed


def at_full_time(*hours):
    return measurement(*(employment(f"P{n}", fulltime_hours=each) for n, each in enumerate(hours)))


@pytest.mark.parametrize(
    ("hours", "usual"),
    [
        ((3600, 3600, 4000), 3600),
        ((4000, 3600, 3600), 3600),
        ((4000, 4000, 3600), 4000),
        ((3600, 4000), 4000),  # of as many the longest
        ((4000, 3600), 4000),
        ((), 4000),  # 40 hours
    ],
)
def test_the_usual_full_time_is_that_of_most_people(hours, usual):
    before = at_full_time(*hours)
    assert usual_fulltime(before) == usual
    hires = [each.changes[0] for each in options_of(EDITION, before, Costs()) if each.kinds == ("hire",)]
    assert {each.fulltime_hours for each in hires} == {usual}
    assert max(each.hours for each in hires) == usual


@pytest.mark.parametrize(
    ("total", "size"),
    [
        ("2.4", 2),
        ("2.5", 3),
        ("3.49", 3),
        ("3.5", 4),
        ("1.2", 2),
        ("10.49", 10),
        ("10.5", 11),
        ("11.5", 11),
        ("99", 11),
    ],
)
def test_the_size_is_rounded_half_up_and_stays_in_the_table(total, size):
    unit = 200
    problem = Problem(
        unit, Figures(0, 0, 0), (), (), (), dict.fromkeys(range(2, 12), 50), Fraction(4), least_total=2 * unit
    )
    assert problem.size(int(Fraction(total) * unit)) == size


@pytest.mark.parametrize(
    ("ordered", "counted"),
    [
        ("2024-12-31", []),  # before the year that is measured
        ("2025-01-01", ["2026-01-01"]),  # its first day, bought again
        ("2025-12-31", ["2026-12-31"]),  # its last
        ("2026-01-01", ["2026-01-01"]),  # later, once
    ],
)
def test_an_order_of_the_measured_year_is_bought_again_and_one_of_later_is_not(ordered, counted):
    before = measurement(employment(), purchases=[order(day=day(ordered))])
    year = year_until(before, day("2026-12-31"))
    found = [each.day for each in purchases_in(before, year)]
    assert [each for each in found if each >= year.first] == [day(each) for each in counted]
    assert found == [day(each) for each in counted or [ordered]]


@pytest.mark.parametrize(
    ("ordered", "last", "counted"),
    [
        ("2025-07-01", "2026-06-30", "2025-07-01"),  # the first day of the twelve months
        ("2025-06-30", "2026-06-30", "2026-06-30"),  # the last
        ("2025-07-02", "2026-06-30", "2025-07-02"),
    ],
)
def test_an_order_is_bought_again_on_the_same_date(ordered, last, counted):
    before = measurement(employment(), purchases=[order(day=day(ordered))])
    (again,) = purchases_in(before, year_until(before, day(last)))
    assert again.day == day(counted)


@pytest.mark.parametrize(
    ("asked", "first_day"),
    [
        ("2025-01-01", "2025-01-01"),
        ("2025-03-31", "2025-01-01"),
        ("2025-04-01", "2025-04-01"),
        ("2025-12-31", "2025-04-01"),
        ("2024-12-31", "2025-04-01"),  # on no contract: the latest
        (None, "2025-04-01"),
    ],
)
def test_a_change_is_about_the_contract_of_its_day_and_else_the_latest(asked, first_day):
    later = employment("P1", first_day=day("2025-04-01"))
    earlier = employment("P1", first_day=day("2025-01-01"), last_day=day("2025-03-31"))
    before = measurement(later, employment("P2"), earlier)
    found = row_about(before, "P1", day(asked) if asked else None)
    assert found.first_day == day(first_day)


def test_planned_orders_have_names_of_their_own():
    """From 1 on, and none that an order in the file has."""
    before = measurement(employment(), purchases=[order(order="plan-2")])
    after = apply(EDITION, before, [Buy("12345678", 100), Buy("12345678", 100)])
    assert [each.order for each in after.purchases] == ["plan-2", "plan-1", "plan-3"]


def test_so_many_people_are_all_compared_with_a_name_that_is_not_there(monkeypatch):
    """Up to the most that are compared, also those that begin otherwise."""
    monkeypatch.setattr(fit, "MOST_COMPARED", 3)
    people = [employment(ref) for ref in ("A-179", "B-20", "B-34")]
    for extra, nearest in (((), "A-179"), ((employment("B-1"),), "B-1")):
        (found,) = fit.misfits(EDITION, measurement(*people, *extra), Scenario("a", (Hours("B-179", 400),)))
        assert f"‘{nearest}’" in found.nl


THREE = of_2018(*(person(ref=f"P{n}", until="2018-03-31") for n in range(3)), total="3")
"""Trede 2 is lost on 3 January 2019 and trede 1 on the 29th: worked out in ``test_losses.py``."""


@pytest.mark.parametrize(
    ("until", "days"),
    [
        ("2019-01-01", []),
        ("2019-01-02", ["2019-01-03"]),
        ("2019-01-27", ["2019-01-03"]),
        ("2019-01-28", ["2019-01-03", "2019-01-29"]),
    ],
)
def test_a_level_that_is_lost_on_the_last_day_of_the_look_is_told(until, days):
    found = forecast(THREE, on(until), lambda _day: SHELF.load("pso-1.6"))
    assert [loss.day for loss in found.losses] == [on(each) for each in days]


@pytest.mark.parametrize(
    ("until", "ended"),
    [
        ("2024-12-30", False),  # over before the year, and before the day that fell out of it
        ("2024-12-31", True),  # the day that fell out of the year
        ("2025-01-01", True),
        ("2025-12-30", True),
        ("2025-12-31", False),  # the whole year long
    ],
)
def test_what_ended_in_the_year_or_on_the_day_before_it_may_be_a_cause(until, ended):
    found = endings(EDITION, measurement(employment(last_day=day(until))), YEAR)
    assert [(each.ref, each.end, each.last_day, len(each.rows)) for each in found] == (
        [("P1", "contract", day(until), 1)] if ended else []
    )


def test_who_counts_on_from_a_new_intake_on_the_next_day_did_not_end():
    """The years of the second contract are counted from its own intake, and that day counts."""
    last = day("2025-05-05")
    first = employment(position="participatiewet", intake=day("2024-01-01"), last_day=last)
    following = replace(first, intake=last + 1, first_day=last + 1, last_day=NEVER)
    assert endings(EDITION, measurement(first, following), YEAR) == []


def test_a_level_is_held_only_when_it_is_held_on_every_day():
    """P1 leaves and P2 comes: between them is a dip, which a look at the first and the last day alone would miss."""
    until = day("2027-12-31")
    before = measurement(
        employment("P1", hours=4000, last_day=day("2025-12-31")),
        employment("P2", hours=4000, first_day=day("2026-07-01")),
        total_fte=20,
    )
    outlook = Outlook(before, until, lambda _day: EDITION)
    levels = {each: outlook.at(each) for each in range(YEAR.last, until + 1)}
    turns = [each for each in levels if levels[each].level != levels.get(each - 1, levels[each]).level]
    assert turns
    for last in [until, *turns]:  # also where the look ends on the day that it turns
        here = Outlook(before, last, lambda _day: EDITION)
        for level in {each.level for each in levels.values()} - {"none"}:
            for since in [*range(YEAR.last, last - 1, 29), last - 1, last]:
                held = all(levels[each].keeps(level) for each in range(since, last + 1))
                assert here.keeps(level, since, [], []) is held


def test_without_a_proof_the_least_cost_is_a_bound_and_not_a_price():
    """Two colleagues of 10,000 are the cheapest. What is told without a solver may be less, never more."""
    before = measurement(employment(position=None))
    costs = replace(
        Costs(hires=(HireTerms("wajong", price=Price(10_000_00)),), suppliers=(), hours=None, contract=None),
        renewal=None,
        budget_cents=100,
    )
    proven, unproven = (
        advise(EDITION, before, "trede-2", costs, solver=solver).unreached for solver in (installed(), None)
    )
    assert (proven.lack, proven.least_cents) == ("budget", 20_000_00)
    assert unproven.lack == "budget"
    assert costs.budget_cents < unproven.least_cents <= proven.least_cents
    free = replace(costs, budget_cents=None)
    best = advise(EDITION, before, "trede-2", free, "cost", solver=None).best
    assert unproven.least_cents == floor(best.cents * (1 - best.gap)) < best.cents
