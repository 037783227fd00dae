# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
from dataclasses import replace

import pytest
from tests.unit.planning.examples import EDITION, contact_centre, employment, measurement, order

from trede.planning.advice import advise
from trede.planning.application import apply
from trede.planning.changes import Hire
from trede.planning.costs import Costs, HireTerms, Price, SupplierTerms
from trede.planning.document import advice_document
from trede.planning.result import Question, confirmed, plan, question
from trede.planning.solvers import installed
from trede.scoring.scorer import score

NOTHING = Costs(hires=(), suppliers=(), hours=None, contract=None, renewal=None)
CENTRE = contact_centre()
NOBODY = measurement(employment(position=None))
LADDER = ("none", *EDITION.levels)


def advice(before, target, costs=None, **options):
    return advise(EDITION, before, target, costs or Costs(), solver=installed(), **options)


@pytest.mark.parametrize("objective", ["fewest", "cost", "change"])
@pytest.mark.parametrize("target", ["trede-2", "trede-3"])
def test_every_plan_scores_to_its_target(target, objective):
    before = CENTRE
    found = advice(before, target, objective=objective)
    for made in (found.best, *found.alternatives):
        after = score(EDITION, apply(EDITION, before, made.changes))
        assert LADDER.index(after.level) >= LADDER.index(target)
        assert after.total == made.after.total


def test_three_alternatives_that_differ():
    found = advice(CENTRE, "trede-2")
    assert len(found.alternatives) == 3
    assert len({each.changes for each in (found.best, *found.alternatives)}) == 4


def test_beside_a_new_colleague_stands_what_goes_without_one():
    """More hours alone and buying alone do not reach it (both are told as unhelpful); together they do."""
    before = measurement(employment(hours=800), purchases=[order(cents=1000)])
    costs = Costs(
        (HireTerms("wajong"),), (SupplierTerms("12345678", 60_000_000),), contract=None, renewal=None
    )
    found = advice(before, "trede-1", costs)
    assert {"hours", "purchase"} <= {each.kind for each in found.unhelpful}
    kinds = [{kind for option in made.options for kind in option.kinds} for made in found.alternatives]
    assert {"hours", "purchase"} in kinds
    assert score(EDITION, apply(EDITION, before, found.alternatives[0].changes)).level == "trede-1"


def test_one_colleague_may_be_enough():
    found = advice(measurement(employment(hours=3600)), "trede-2")
    hire = found.best.changes[0]
    assert found.best.proven
    assert (hire.position, hire.contract, hire.count) == ("wajong", "regular", 1)


def test_a_colleague_fewer_hours_is_not_enough():
    """The advice names the fewest hours of the steps that were offered."""
    before = measurement(employment(hours=3600))
    hire = advice(before, "trede-2", replace(NOTHING, hires=(HireTerms("wajong"),))).best.changes[0]
    less = replace(hire, hours=hire.hours - 400)
    assert isinstance(hire, Hire)
    assert LADDER.index(score(EDITION, apply(EDITION, before, [less])).level) < LADDER.index("trede-2")


def test_nothing_has_to_change_where_the_level_is_reached():
    found = advice(measurement(*[employment(f"P{n}") for n in range(9)]), "trede-1")
    assert (found.best.options, found.alternatives, found.unhelpful) == ((), (), ())


def test_the_cheapest_plan_costs_the_least():
    costs = replace(
        NOTHING,
        hires=(HireTerms("wajong", price=Price(10_000_00)), HireTerms("ww", price=Price(1_000_00))),
        hire_hours=(4000,),
    )
    cheap, few = (advice(NOBODY, "trede-2", costs, objective=o).best for o in ("cost", "fewest"))
    assert {change.position for change in cheap.changes} == {"ww"}
    assert {change.position for change in few.changes} == {"wajong", "ww"}
    assert len(few.options) < len(cheap.options)
    assert cheap.cents < few.cents


def test_a_budget_that_is_too_small_is_named_with_what_it_takes():
    hires = (HireTerms("wajong", price=Price(10_000_00)),)
    found = advice(NOBODY, "trede-2", replace(NOTHING, hires=hires, budget_cents=100))
    assert (found.unreached.lack, found.unreached.least_cents) == ("budget", 20_000_00)


def test_a_limit_on_hires_is_named_with_what_it_takes():
    found = advice(NOBODY, "trede-2", replace(NOTHING, hires=(HireTerms("wajong"),), most_hires=1))
    assert (found.unreached.lack, found.unreached.least_hires) == ("hires", 2)
    assert found.nearest.target == "basistrede"


def test_a_lower_level_is_offered_when_the_target_is_out_of_reach():
    found = advice(measurement(employment(hours=2400)), "trede-3", replace(Costs(), most_hires=1))
    assert found.best is None
    assert found.nearest.target == "trede-2"


def test_what_lacks_is_said_when_all_is_not_enough():
    found = advice(measurement(employment(hours=3600)), "trede-3", replace(NOTHING, hours=Costs().hours))
    assert found.unreached.lack == "share"
    assert found.unreached.missing_fte > 1


def test_limits_on_kinds_are_kept():
    costs = replace(NOTHING, hires=(HireTerms("wajong", most=1), HireTerms("ww")), hire_hours=(4000,))
    counted = {hire.position: hire.count for hire in advice(NOBODY, "trede-2", costs).best.changes}
    assert counted["wajong"] == 1


def test_kinds_that_are_not_enough_are_named():
    reasons = {each.kind: each.reason for each in advice(measurement(employment()), "trede-2").unhelpful}
    assert reasons == {"hours": "short", "contract": "nothing", "renewal": "nothing", "purchase": "nothing"}


def test_purchases_alone_help_only_up_to_the_cap():
    """Nobody from the target group: four times nothing is nothing, however much is bought."""
    costs = replace(NOTHING, suppliers=(SupplierTerms("12345678", 10**9, "Groen", "pso"),))
    before = replace(contact_centre(0), application_day=None)
    assert advice(before, "trede-1", costs).unreached.lack == "share"


def test_a_position_that_weighs_too_little_is_named():
    assert advice(measurement(employment()), "trede-2").weak == ("bbl-bol-3-4",)


def test_a_plan_that_is_not_confirmed_is_no_plan():
    before = measurement(employment())
    asked = question(EDITION, before, "trede-1", Costs(), None)
    made = plan(asked, [], "fewest")
    assert isinstance(asked, Question)
    assert not confirmed(EDITION, replace(advice(before, "trede-1").best, target="trede-3"))
    assert made.lack == "share"


def test_the_document_holds_everything_as_text():
    document = advice_document(advice(CENTRE, "trede-2"))
    assert document["format"] == "trede/plan/1"
    assert document["plan"]["status"] == "optimal"
    assert {each["change"] for each in document["plan"]["changes"]} <= {
        "hire",
        "hours",
        "contract",
        "purchase",
    }
    assert document["unreached"] is None
    missing = advice_document(advice(NOBODY, "trede-2", NOTHING))
    assert missing["unreached"]["lack"] == "share"
    assert missing["plan"] is None


def test_without_time_the_best_so_far_stands():
    """The greedy answer comes before any solver: it reaches the target, and what is proven about it is said."""
    found = advice(CENTRE, "trede-3", in_time=lambda: False)
    assert found.best.after.level == "trede-3"
    assert found.alternatives == found.unhelpful == ()
    assert not found.complete


def test_without_time_nothing_is_said_of_why():
    found = advice(CENTRE, "trede-3", Costs(most_hires=0, budget_cents=0), in_time=lambda: False)
    assert found.unreached is None or found.nearest is None
    assert not found.complete


def test_the_time_may_be_over_halfway():
    """What was found until then is kept."""
    left = iter([True] * 9 + [False] * 99)
    found = advice(CENTRE, "trede-3", in_time=lambda: next(left))
    whole = advice(CENTRE, "trede-3")
    assert whole.complete
    assert not found.complete
    assert all(each in whole.alternatives for each in found.alternatives)
