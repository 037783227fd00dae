# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.planning.examples import EDITION, YEAR, contact_centre, day, employment, measurement, order

from trede.kernel.values import MILLION
from trede.planning.application import apply
from trede.planning.changes import Buy, ContractChange, Hours, Renewal
from trede.planning.costs import Costs, HireTerms, PersonTerms, Price, SupplierTerms
from trede.planning.options import options_of
from trede.scoring.scorer import score

NO_HIRES = Costs(hires=())


def kinds(before, costs=NO_HIRES):
    return Counter(kind for option in options_of(EDITION, before, costs) for kind in option.kinds)


def changes(before, costs=NO_HIRES):
    return [option.changes[0] for option in options_of(EDITION, before, costs) if len(option.changes) == 1]


@pytest.mark.parametrize("declared", [True, False])
def test_an_option_does_what_the_scoring_engine_says(declared):
    centre = contact_centre(4)
    before = replace(centre, total_fte=Fraction(500)) if declared else centre
    here = score(EDITION, before)
    for option in options_of(EDITION, before, Costs(hire_hours=(1600,))):
        there = score(EDITION, apply(EDITION, before, option.changes))
        assert option.effect.total == there.total_fte - here.total_fte
        assert option.effect.weighted == there.weighted_fte - here.weighted_fte
        assert option.effect.bought == (there.indirect_fte - here.indirect_fte) * MILLION


def test_new_colleagues_come_for_each_weight_under_each_usual_contract():
    hires = {
        (o.changes[0].position, o.changes[0].contract) for o in options_of(EDITION, measurement(), Costs())
    }
    assert ("wajong", "regular") in hires
    assert ("ww", "placement") in hires
    assert ("wia", "regular") not in hires  # weighs as much as wajong


def test_more_hours_are_offered_in_steps_up_to_full_time():
    assert changes(measurement(employment(hours=2950))) == [
        Hours("P1", hours) for hours in (3200, 3600, 4000)
    ]


def test_who_works_full_time_or_leaves_gets_no_more_hours():
    rows = employment(hours=4000), employment("P2", last_day=day("2025-09-30"))
    assert [type(change) for change in changes(measurement(*rows))] == [Renewal]


def test_another_contract_is_offered_to_who_has_not_the_best():
    made = changes(measurement(employment(hours=4000, contract="placement"), employment("P2", hours=4000)))
    assert made == [ContractChange("P1", "regular")]


def test_what_ends_in_the_year_can_go_on_until_its_end():
    row = employment(hours=4000, position="participatiewet-lks", subsidy_until=day("2025-06-30"))
    assert changes(measurement(row)) == [Renewal("P1", YEAR.last)]


def test_people_outside_the_target_group_and_with_two_contracts_at_once_are_left_alone():
    rows = employment(position=None), employment("P2"), employment("P2", contract="trial")
    assert changes(measurement(*rows)) == []


def test_of_contracts_that_follow_one_another_the_last_can_change():
    """The earlier one was worked as it was: it counts for the hours and the contract it had."""
    july = day("2025-07-01")
    first = employment(contract="trial", hours=1600, last_day=july - 1)
    then = employment(contract="placement", hours=3600, first_day=july)
    made = changes(measurement(then, first))
    assert made == [Hours("P1", 4000, july), ContractChange("P1", "regular", july)]
    before, after = measurement(first, then), apply(EDITION, measurement(first, then), made)
    assert after.employments[0] == before.employments[0]
    assert (after.employments[1].hours, after.employments[1].contract) == (4000, "regular")
    assert after.employments[1].first_day == july


def test_a_contract_that_was_followed_by_another_does_not_go_on():
    july, october = day("2025-07-01"), day("2025-10-01")
    first = employment(last_day=july - 1)
    then = employment(first_day=july, last_day=october)
    before = measurement(first, then)
    assert changes(before) == [Renewal("P1", YEAR.last)]
    after = apply(EDITION, before, changes(before))
    assert [row.last_day for row in after.employments] == [july - 1, YEAR.last]


def test_nothing_is_offered_to_people_once_the_time_is_over():
    rows = employment(), employment("P2")
    left = iter([True, False])
    options = options_of(EDITION, measurement(*rows), NO_HIRES, lambda: next(left))
    assert {option.slot for option in options} == {"person:P1"}


def test_purchases_go_up_in_round_steps_to_as_much_again():
    made = changes(measurement(purchases=[order(cents=20_000_000)]))
    assert made[0] == Buy("12345678", 1_000_000)
    assert made[-1] == Buy("12345678", 20_000_000)
    assert len(made) == 20


def test_orders_of_another_year_or_the_own_group_are_no_reason_to_buy():
    orders = order(day=day("2024-06-01")), order(kvk="69599068", order="F2")
    assert changes(measurement(purchases=orders)) == []


def test_a_supplier_may_cost_more():
    costs = Costs(hires=(), suppliers=(SupplierTerms("12345678", 100, extra=Fraction(1, 8)),))
    options = options_of(EDITION, measurement(purchases=[order()]), costs)
    assert options[-1].cents == 13


def test_what_is_not_allowed_is_not_offered():
    centre = contact_centre(8)
    nothing = Costs(hires=(), suppliers=(), hours=None, contract=None, renewal=None)
    assert kinds(centre, nothing) == {}
    assert set(kinds(centre)) == {"hours", "contract", "purchase"}


def test_options_carry_their_price_and_limit():
    costs = Costs(
        hires=(HireTerms("ww", price=Price(100, 10), most=2),), hire_hours=(800,), hours=PersonTerms(most=1)
    )
    hire, hours = options_of(EDITION, measurement(employment(hours=3600)), costs)
    assert (hire.cents, hire.hours, dict(hire.limits)) == (180, 800, {"hires:0": 2})
    assert (hours.cents, hours.hours, dict(hours.limits)) == (0, 400, {"hours": 1})
