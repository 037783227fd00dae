# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes of one person that only help together, and tables of costs that each count for themselves."""

import pytest
from tests.builders import day, edition, measurement, order, person

from trede.planning.advice import advise
from trede.planning.changes import ContractChange, Hours, Renewal
from trede.planning.costs import Costs, HireTerms, PersonTerms, Price, read_costs
from trede.planning.options import options_of
from trede.planning.solvers import installed

EDITION = edition("pso-1.6")
NOBODY_ELSE = Costs(hires=(), suppliers=())


@pytest.mark.parametrize("solver", [None, installed()])
def test_more_hours_and_a_contract_together_reach_what_neither_does_alone(solver):
    """P1 on placement for 20 h: regular and full time is 1 of 10.5 fte, 9.52 %; size 11 asks 8.8 % for trede 2.

    Full time alone is 0.75 of 10.5, 7.1 %; regular alone 0.5 of 10, 5 %.
    """
    before = measurement(person(contract="placement", hours=20, since="2018-01-01"), total="10")
    found = advise(EDITION, before, "trede-2", NOBODY_ELSE, solver=solver)
    assert found.best is not None
    assert found.best.proven
    assert found.best.changes == (Hours("P1", 4000), ContractChange("P1", "regular"))
    assert len(found.best.options) == 1


def test_who_left_can_stay_with_more_hours():
    """P1 20 h to 30 June 2018; 40 h all year is 1 of 10 - 0.248 + 1 fte, and 9.3 % is over 8.8 %."""
    before = measurement(person(hours=20, until="2018-06-30"), total="10")
    found = advise(EDITION, before, "trede-2", NOBODY_ELSE, solver=installed())
    assert found.best is not None
    assert found.best.changes == (Hours("P1", 4000), Renewal("P1", day("2018-12-31")))


def test_who_left_gets_no_more_hours_without_staying():
    before = measurement(person(hours=20, until="2018-06-30"), total="10")
    kinds = {option.kinds for option in options_of(EDITION, before, NOBODY_ELSE)}
    assert kinds == {("renewal",), ("hours", "renewal")}


def test_together_costs_what_each_costs_and_counts_for_each_limit():
    costs = Costs(
        hires=(),
        suppliers=(),
        hours=PersonTerms(Price(cents_per_hour=100), most=2),
        contract=PersonTerms(Price(cents=5000), most=1),
        renewal=None,
    )
    before = measurement(person(contract="placement", hours=36), total="10")
    both = next(option for option in options_of(EDITION, before, costs) if len(option.kinds) == 2)
    assert (both.cents, both.hours, dict(both.limits)) == (5400, 4000, {"hours": 2, "contract": 1})


TWO_OF_A_KIND = """
format = "trede/costs/1"
hours = false
contract = false
renewal = false
supplier = []
[[hire]]
position = "wajong"
most = 1
[[hire]]
position = "wajong"
cost = 5000
most = 2
"""


def test_two_tables_of_one_kind_each_have_their_own_limit():
    """Trede 2 of 50 fte and two full-time colleagues is 3.7 % of 52, 1.92 fte: one comes free, the other does not."""
    costs, findings = read_costs(TWO_OF_A_KIND, "costs.toml")
    assert findings == ()
    before = measurement(person(None, hours=8), total="50")
    found = advise(EDITION, before, "trede-2", costs, "cost", solver=installed())
    assert found.best is not None
    assert (found.best.cents, len(found.best.options)) == (5000_00, 2)
    assert found.best.proven


def test_usual_limits_are_none():
    assert all(option.limits == () for option in options_of(EDITION, measurement(person()), Costs()))
    assert HireTerms("wajong").most is None


TIGHT = """
format = "trede/costs/1"
budget = 480
most_hires = 1
hire_hours = [8]
[[hire]]
position = "wajong"
contract = "placement"
cost_per_hour = 10
[[supplier]]
kvk = "12345678"
most = 50000
extra_percent = 5
"""


def test_without_a_solver_a_limit_is_blamed_only_when_that_is_proven():
    """Trying all finds a plan of 480 euro; whatever is found without a solver, no limit may be said to forbid it."""
    costs, _findings = read_costs(TIGHT, "costs.toml")
    row = person("participatiewet", "secondment", hours=24, since="2018-02-15", until="2018-02-15")
    greens = order("1000", turnover="700000", fte="40", share="90")
    before = measurement(row, greens, total="103.8")
    exact = advise(EDITION, before, "trede-1", costs, "cost", solver=installed())
    assert exact.best is not None
    found = advise(EDITION, before, "trede-1", costs, "cost")
    assert found.best is not None or (found.unreached is not None and found.unreached.lack == "unproven")


def test_how_many_colleagues_it_takes_is_the_fewest():
    """Trede 1 of 50 fte and n of 8 h (0.2 fte): 3.0 % of 50 + 0.2 n is 0.2 n, so n is 8 (1.6 of 51.6, size 52: 2.9)."""
    costs = Costs(hires=(HireTerms("wajong"),), suppliers=(), hire_hours=(800,), most_hires=3)
    found = advise(
        EDITION, measurement(person(None, hours=8), total="50"), "trede-1", costs, solver=installed()
    )
    assert found.unreached is not None
    assert (found.unreached.lack, found.unreached.least_hires) == ("hires", 8)
