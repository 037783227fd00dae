# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which levels are lost, when and why; each expectation is worked out beside it. Reference year 2018."""

from fractions import Fraction

import pytest
from tests.builders import SHELF, day, measurement, order, person

from trede.kernel.periods import as_date
from trede.planning.application import apply
from trede.planning.changes import Hire
from trede.planning.forecast import forecast
from trede.planning.losses import Growth

EDITION = SHELF.load("pso-1.6")


def looked(before, until="2019-12-31", under="pso-1.6"):
    return forecast(before, day(until), lambda _day: SHELF.load(under))


def lost(before, until="2019-12-31", under="pso-1.6"):
    return [
        (as_date(loss.day).isoformat(), loss.level, loss.to) for loss in looked(before, until, under).losses
    ]


def causes(before, until="2019-12-31", under="pso-1.6"):
    return [
        [(cause.ref, cause.end, as_date(cause.last_day).isoformat()) for cause in loss.causes]
        for loss in looked(before, until, under).losses
    ]


def test_a_declared_total_grows_with_who_comes():
    """16 h is 0.4 fte; 20 h more from 2019 on are 0.9 of 10.5 fte, 8.57 %: size 11 asks 8.8 for trede 2, 6.6 for 1."""
    before = measurement(person(hours=16), total="10")
    hired = apply(EDITION, before, [Hire("wajong", "regular", 2000, 4000, from_day=day("2019-01-01"))])
    last = looked(hired).points[-1].score
    assert (last.total_fte, last.level) == (Fraction(21, 2), "trede-1")


def test_two_levels_lost_in_one_month_are_both_told():
    """Three full-time contracts to 31 March 2018: with n days in the year f = 3n/365 fte, total 3 - 270/365 + f.

    At size 3 trede 2 asks 24.3 %: f >= 0.7256, so n >= 89, which the year to 2 January 2019 (88) lacks. Trede 1 asks
    18.5 %: f >= 0.5131, so n >= 63, which the year to 28 January (62) lacks.
    """
    rows = [person(ref=f"P{n}", until="2018-03-31") for n in range(3)]
    assert lost(measurement(*rows, total="3")) == [
        ("2019-01-03", "trede-2", "trede-1"),
        ("2019-01-29", "trede-1", "none"),
    ]


def test_who_is_not_enough_for_taking_part_any_more_falls_to_none():
    """Two fte is the least; a total that falls under it with the people in the file has no level."""
    rows = [person(ref=f"P{n}", until="2018-03-31") for n in range(3)]
    assert lost(measurement(*rows, total="2")) == [("2019-01-02", "trede-3", "none")]


def test_every_contract_that_ended_is_the_loss_to_tell():
    """Full time to 31 December 2018, nobody else: 2 fte in 2018, under 2 fte from the first day after it."""
    rows = [person(ref=ref, until="2018-12-31") for ref in ("A", "B")]
    found = looked(measurement(*rows), "2020-06-30")
    assert [(as_date(loss.day).isoformat(), loss.to) for loss in found.losses] == [("2019-01-02", "none")]
    last = found.points[-1].score
    assert (last.total_fte, last.total, last.level) == (0, 0, "none")
    assert {cause.ref for cause in found.losses[0].causes} == {"A", "B"}


STAYS = person(ref="STAYS", hours=36)


def test_a_contract_that_goes_on_the_next_day_is_no_cause():
    goes_on = [
        person(ref="ON", hours=2, until="2019-01-31"),
        person(ref="ON", hours=2, since="2019-02-01"),
    ]
    ends = person(ref="ENDS", hours=30, until="2019-03-31")
    assert causes(measurement(STAYS, *goes_on, ends, total="20"))[0] == [("ENDS", "contract", "2019-03-31")]


def test_a_contract_that_goes_on_for_less_is_one():
    less = [
        person(ref="LESS", hours=30, until="2019-03-31"),
        person(ref="LESS", hours=5, since="2019-04-01"),
    ]
    assert causes(measurement(STAYS, *less, total="20"))[0] == [("LESS", "contract", "2019-03-31")]


def test_a_placement_of_three_years_ended_by_that_and_not_by_the_indication():
    over = person("sw", "placement", ref="SW", hours=40, since="2016-01-01", indication_until="2025-12-31")
    assert causes(measurement(STAYS, over, total="20"))[0] == [("SW", "window", "2018-12-31")]


def test_an_indication_that_ends_with_a_contract_that_goes_on_is_the_indication():
    both = [
        person("sw", ref="SW", hours=30, until="2019-03-31", indication_until="2019-03-31"),
        person("sw", ref="SW", hours=30, since="2019-04-01", indication_until="2019-03-31"),
    ]
    assert causes(measurement(STAYS, *both, total="20"))[0] == [("SW", "indication", "2019-03-31")]


def test_of_a_contract_and_a_window_that_end_together_the_window_is_told():
    """Going on under a contract would change nothing: the window cannot go on."""
    over = person("participatiewet", ref="PW", hours=30, until="2019-03-31", intake="2016-04-01")
    (loss, *_rest) = looked(measurement(STAYS, over, total="20")).losses
    assert [(cause.ref, cause.end, cause.prevents) for cause in loss.causes] == [("PW", "window", False)]


def test_together_is_what_all_that_can_go_on_would_keep():
    """The hour of S cannot make up for the 30 of PW, whose window is over."""
    over = person("participatiewet", ref="PW", hours=30, intake="2016-04-01")
    small = person(ref="S", hours=1, until="2019-02-28")
    (loss, *_rest) = looked(measurement(STAYS, over, small, total="20")).losses
    assert [(cause.ref, cause.end, cause.prevents) for cause in loss.causes] == [
        ("PW", "window", False),
        ("S", "contract", False),
    ]
    assert loss.together is False


def test_what_ended_long_before_is_no_cause():
    """ENDS alone takes the level away; GONE left before the year in which that happens."""
    gone = person(ref="GONE", hours=40, until="2018-01-15")
    ends = person(ref="ENDS", hours=30, until="2019-12-31")
    assert causes(measurement(STAYS, gone, ends, total="20"), "2021-06-30")[0] == [
        ("ENDS", "contract", "2019-12-31")
    ]


def test_growth_with_people_who_do_not_count_is_told():
    """0.72 of 8.5 fte is 8.47 %; size 9 asks 7.9 for trede 1, so 9.11 fte at most: 280 days of 0.8 fte more."""
    others = [person(None, ref=f"M{n}") for n in range(7)]
    few = person(None, ref="M7", hours="31.2")
    came = person(None, ref="NEW", hours=32, since="2019-01-01")
    (loss,) = looked(measurement(person(hours="28.8"), *others, few, came)).losses
    assert (as_date(loss.day).isoformat(), loss.level) == ("2019-10-09", "trede-1")
    assert (loss.causes, loss.orders, loss.handbook) == ((), False, False)
    assert loss.growth == Growth(Fraction(17, 2), Fraction(17, 2) + Fraction(281 * 8, 3650))


def test_an_order_of_a_year_ago_is_told():
    """A later order brings trede 1 (5.7 % of 20 fte) for a year, to 29 February."""
    before = measurement(person(hours=40), order("300000", on="2019-03-01"), total="20")
    (loss,) = looked(before, "2021-01-31").losses
    assert (as_date(loss.day).isoformat(), loss.orders, loss.causes) == ("2020-03-02", True, ())


def prevents(before, until="2019-12-31"):
    (loss, *_) = looked(before, until).losses
    return {cause.ref: cause.prevents for cause in loss.causes}, loss.together


def test_who_is_exactly_on_the_norm_must_stay_to_the_last_day():
    """6.7 % of 10 fte is 26.8 hours: a day less is less, also on the last day of the look."""
    before = measurement(person(hours="26.8", until="2019-03-31"), total="10")
    assert lost(before)[0] == ("2019-04-02", "trede-1", "none")
    assert prevents(before) == ({"P1": True}, True)


def test_a_level_that_is_regained_a_day_later_was_lost():
    """P1 and P2 are exactly on the norm and leave; P3 comes a day late. With P1 the year to 1 April is still short."""
    before = measurement(
        person(hours=20, until="2019-03-31"),
        person(ref="P2", hours="6.8", until="2019-03-31"),
        person(ref="P3", since="2019-04-02"),
        total="10",
    )
    assert lost(before)[0] == ("2019-04-02", "trede-1", "none")
    assert prevents(before) == ({"P1": False, "P2": False}, True)


def test_somebody_outside_the_target_group_who_leaves_can_cost_a_level():
    """1.44 of 19.6 fte is 7.347 %, and size 20 asks 7.3 for trede 2. Size 19 asks 7.4: 1.44 of 19.4986 is 7.385 %.

    That is 74 days of 0.5 fte less.
    """
    leaves = person(None, ref="M", hours=20, until="2018-12-31")
    before = measurement(person(), person(ref="P2", hours="17.6"), leaves, total="19.6")
    assert lost(before)[0] == ("2019-03-16", "trede-2", "trede-1")
    assert causes(before)[0] == [("M", "contract", "2018-12-31")]
    assert not looked(before).losses[0].smaller  # it is, and M is the reason


def test_a_smaller_size_is_told_where_nothing_else_lost_the_level():
    """0.81 of 3.6 fte is 22.5 %; size 4 asks 20.7 for trede 2, and size 3, from 3.5 fte down, 24.3.

    M left on 2 July: after 37 days of 2019 the year has 37/365 fte less. With M all year it would be 0.81 of 4.1.
    """
    gone = person(None, ref="M", until="2018-07-02")
    (loss, *_more) = looked(measurement(person(hours="32.4"), gone, total="3.6")).losses
    assert (as_date(loss.day).isoformat(), loss.level, loss.to) == ("2019-02-07", "trede-2", "trede-1")
    assert (loss.causes, loss.growth, loss.orders, loss.handbook, loss.smaller) == (
        (),
        None,
        False,
        False,
        True,
    )


def test_only_growth_of_who_does_not_count_is_told_as_such():
    """As above, and 0.01 fte more of the target group: 0.72 + 0.01 x is 7.9 % of 8.5 + 0.81 x to 327 of 365 days."""
    others = [person(None, ref=f"M{n}") for n in range(7)]
    few = person(None, ref="M7", hours="31.2")
    came = person(None, ref="NEW", hours=32, since="2019-01-01")
    counts = person(ref="P2", hours="0.4", since="2019-01-01")
    (loss,) = looked(measurement(person(hours="28.8"), *others, few, came, counts)).losses
    part = Fraction(328, 365)
    total = Fraction(17, 2) + Fraction(81, 100) * part
    assert as_date(loss.day).isoformat() == "2019-11-25"
    assert loss.growth == Growth(total - Fraction(8, 10) * part, total)


def test_a_window_and_a_contract_that_ended_together_both_go_on_to_the_last_day():
    """26.8 of 40 h is exactly 6.7 % of 10 fte: every day of the year counts."""
    over = person("participatiewet", hours="26.8", until="2019-03-31", intake="2016-04-01")
    assert causes(measurement(over, total="10"))[0] == [("P1", "window", "2019-03-31")]


def test_who_goes_on_elsewhere_where_it_does_not_count_has_left():
    """Own SW staff seconded out counts nowhere, so it is no contract that goes on for as much."""
    both = [
        person("sw", ref="SW", hours=30, until="2019-03-31", indication_until="2019-03-31"),
        person("sw", "sw-seconded-out", ref="SW", since="2019-04-01", indication_until="2025-12-31"),
    ]
    assert causes(measurement(STAYS, *both, total="20"))[0] == [("SW", "contract", "2019-03-31")]


@pytest.mark.parametrize(
    ("position", "dates"),
    [
        ("participatiewet", {"since": "2016-01-01", "intake": "2010-01-01"}),  # it never counted here
        ("participatiewet", {}),  # it counted to 2012
        ("sw", {"indication_until": "2017-12-31"}),  # going on does not bring the indication back
    ],
)
def test_who_counted_no_more_leaves_as_anybody_does(position, dates):
    """As with M above, who is outside the target group: what is lost is part of the total."""
    leaves = person(position, ref="M", hours=20, until="2018-12-31", **dates)
    (loss, *_) = looked(measurement(person(), person(ref="P2", hours="17.6"), leaves, total="19.6")).losses
    assert as_date(loss.day).isoformat() == "2019-03-16"
    assert [(each.ref, each.end, as_date(each.last_day).isoformat()) for each in loss.causes] == [
        ("M", "contract", "2018-12-31")
    ]
