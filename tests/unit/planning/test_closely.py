# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of a plan one by one, exactly on their borders; each expectation is worked out beside it."""

from fractions import Fraction

import pytest
from tests.builders import edition, person
from tests.builders import measurement as of_2018
from tests.unit.planning.examples import EDITION, day, employment, measurement, order
from tests.unit.planning.test_solve import combinations, small_problem

from trede.planning.advice import advise
from trede.planning.application import latest_order
from trede.planning.bounds import Core, Link
from trede.planning.closed_form import best_pair
from trede.planning.conditions import Cover, Row, ceiling_cover, first_covers, rows, separating
from trede.planning.costs import Costs, HireTerms, SupplierTerms
from trede.planning.greedy import Walk, greedy
from trede.planning.options import options_of
from trede.planning.problem import Figures, Kind, Limit, Problem
from trede.planning.solve import _Best, _look_closely, _open_rows, shortfall, solve
from trede.planning.solvers import installed
from trede.planning.solvers.cp_sat import Solved


def problem(*kinds, groups=None, limits=(), start=(200, 0, 0), norm=50, unit=10):
    """Weighted fte that each kind adds, with its value; 5 % of 20 fte is asked unless said: 10 units."""
    made = tuple(Kind(value, Figures(0, gain, 0), 0, group, ()) for group, (gain, value) in enumerate(kinds))
    most = groups or (1,) * len(kinds)
    return Problem(unit, Figures(*start), made, most, limits, {20: norm}, Fraction(4), least_total=0)


def one_together(*kinds):
    return Limit(dict.fromkeys(kinds, 1), 1)


def test_a_kind_without_a_weight_does_not_count_for_a_limit():
    made = problem((6, 1), (5, 1), limits=(Limit({0: 1}, 0),))
    assert [made.allowed({kind: 1}) for kind in (0, 1)] == [False, True]
    walk = Walk(made, made.start)
    links = [Link(Fraction(1), 1, 1, kind, -1, kind, 1) for kind in (0, 1)]
    assert [walk.take(link) for link in links] == [False, True]


def test_a_walk_is_finished_with_the_cheapest_that_gains_enough():
    """X (6 for 60) twice is 120; one X and Y (4 for 50) is 110; Z is cheaper, gains 3 and would not do."""
    made = problem((6, 60), (4, 50), (3, 20), groups=(2, 1, 1))
    cover = Cover((6, 4, 3), 10, Fraction(0))
    twice = Link(Fraction(10), 60, 6, 0, -1, 0, 2)
    assert greedy(made, cover, [twice]) == {0: 1, 1: 1}


def test_two_options_are_tried_where_the_bound_says_that_two_may_do():
    """A with B would do by the bound and may not; the first answer takes A and finds nothing: B with C does."""
    made = problem((6, 1), (5, 1), (5, 1), limits=(one_together(0, 1), one_together(0, 2)))
    found = solve(made, None, fewest_first=True)
    assert (found.counts, found.status) == ({1: 1, 2: 1}, "optimal")


@pytest.mark.parametrize("seed", range(30))
def test_without_an_answer_every_value_is_below(seed):
    made = small_problem(seed)
    assert all(made.value(counts) < _Best(made).below for counts in combinations(made))


@pytest.mark.parametrize("most", [1, 2])  # also where the most that can be reached is that least
def test_a_row_ends_just_below_the_least_that_rounds_to_the_next_size(most):
    """In halves of an fte 5 halves round to size 3, so 4 is the most of the row of size 2."""
    kind = Kind(1, Figures(1, 0, 0), 0, 0, ())
    made = Problem(2, Figures(4, 0, 0), (kind,), (most,), (), {2: 100, 3: 50}, Fraction(4), least_total=4)
    assert rows(made) == (Row(100, 4, 5), Row(50, 5, None))
    cover = ceiling_cover(made, rows(made)[0])
    assert [cover.gains[0] * count >= cover.need for count in (0, 1, 2)] == [True, False, False]


def test_what_is_bought_counts_up_to_the_cap_exactly():
    """Four times direct at most: 5 x 10,000 of a million is the norm of 5 %; with 9,999 the cap is just under it."""
    kinds = tuple(Kind(1, Figures(0, gain, 0), 0, 0, ()) for gain in (9_999, 10_000))
    start = Figures(10**6, 0, 10**5)
    made = Problem(50_000, start, kinds, (1,), (), {20: 50}, Fraction(4), least_total=0)
    (_share, cap) = first_covers(made, rows(made)[0])
    assert [gain >= cap.need for gain in cap.gains] == [False, True]


@pytest.mark.parametrize("short", [False, True])
def test_a_cut_is_found_however_little_lacks(short):
    """W + (1 - n) T = T² / (T + F), rounded up, is just enough; one unit less is not, and no short q says so."""
    total, bought = 10**30, 618033988749894848204586834365  # the golden ratio is far from all short fractions
    needed = -(-(total * total) // (total + bought)) - total * 5 // 100
    start = Figures(total, needed - short, bought)
    made = Problem(5 * 10**28, start, (), (), (), {20: 950}, Fraction(10**9), least_total=0)
    assert made.reached(start) == (not short)
    assert (separating(made, Row(950, 0, None), []) is None) == (not short)


def test_the_fewest_new_colleagues_may_be_fewer_than_in_the_plan_with_the_fewest_changes():
    """Size 105 asks 1.9 % for trede 2. P1 and P2 are 1.8 of 152 fte, and each may go from 36 h to 40 h (0.1 fte).

    Six of 8 h (0.2 fte) are 3.0 of 153.2, 1.958 %. Five and the hours of both are as much; four and both 2.8 of 153.
    """
    before = of_2018(person(ref="P1", hours=36), person(ref="P2", hours=36), total="152")
    costs = Costs((HireTerms("wajong"),), (), contract=None, renewal=None, hire_hours=(800,), most_hires=1)
    found = advise(edition("pso-1.6"), before, "trede-2", costs, solver=installed())
    assert (found.unreached.lack, found.unreached.least_hires) == ("hires", 5)


def test_who_left_and_comes_back_later_does_not_stay_by_a_renewal():
    """What another contract followed did end (docs/reference/changes-file.md): no more hours in the year between."""
    rows_of_one = [person(hours=20, until="2018-06-30"), person(hours=20, since="2019-02-01")]
    options = options_of(edition("pso-1.6"), of_2018(*rows_of_one, total="10"), Costs(hires=(), suppliers=()))
    assert {option.kinds for option in options} == {("renewal",)}


@pytest.mark.parametrize(
    ("most", "step"),
    [
        *((19_99, 99), (20_00, 1_00), (2_000_00, 100_00), (1_999_99, 99_00), (2_000_000_00, 100_000_00)),
        *((29_999_99, 1_000_00), (299_999_99, 10_000_00), (2_999_999_99, 100_000_00)),
    ],
)
def test_amounts_are_round_where_twenty_of_the_round_amount_fit(most, step):
    """A twentieth, down to a multiple of the largest of 1, 100, 1,000, 10,000 and 100,000 euro that fits so often."""
    terms = SupplierTerms("12345678", most)
    costs = Costs(hires=(), suppliers=(terms,), hours=None, contract=None, renewal=None)
    before = measurement(employment(), purchases=[order()])
    amounts = [option.changes[0].amount_cents for option in options_of(EDITION, before, costs)]
    assert amounts == [*range(step, most, step), most]


def test_the_latest_order_is_that_of_this_supplier():
    orders = [order(day=day(on), order=number) for on, number in (("2025-03-01", "F1"), ("2025-06-01", "F2"))]
    later = order("87654321", day=day("2025-07-01"), order="F3")
    before = measurement(purchases=[*orders[::-1], later])
    assert latest_order(before, "12345678") == orders[1]
    assert latest_order(before, "11111111") is None


def test_what_lacks_is_exact_where_nothing_may_be_done():
    """4.9 % of 20.1 fte is 0.9849; a tenth is there."""
    assert shortfall(problem(start=(201, 1, 0), norm=49)) == Fraction(8849, 10_000)


def test_with_very_many_options_a_few_are_looked_at_first_and_what_they_give_is_kept():
    """Of 301 who gain 1 for 2 and 10 who gain 1 for 1, the 10 are the plan: 10 units are asked."""
    made = problem(*[(1, 2)] * 291, *[(1, 1)] * 10)
    asked = []

    def solver(_problem, _covers, core, _hint, below, _effort):
        asked.append(len(core.open))
        if len(asked) == 1:
            return Solved(dict.fromkeys(range(291, 301), 1), 10, proven=True)
        return Solved(None, below - 1, proven=True)

    best = _Best(made)
    (each,) = _open_rows(made)
    _look_closely(made, solver, each.covers, each, best, 1.0)
    assert asked
    assert best.counts == dict.fromkeys(range(291, 301), 1)


def test_of_two_answers_of_one_value_the_first_stays():
    """So the same question has the same answer: three options that gain 5 for 1, of which two reach 10."""
    made = problem((5, 1), (5, 1), (5, 1))
    assert best_pair(made) == {0: 1, 1: 1}
    best = _Best(made)
    for counts in ({1: 1, 2: 1}, {0: 1, 2: 1}):
        best.offer(counts)
    assert best.counts == {1: 1, 2: 1}


def one_row(*, below, effort=1.0):
    """Two options that gain 5 for 3, of which the first is settled and the second open."""
    made = problem((5, 3), (5, 3))
    return installed()(made, [Cover((5, 5), 10, Fraction(0))], Core((1,), {0: 1}), {}, below, effort)


def test_only_what_is_better_is_an_answer_also_with_what_is_settled():
    """Both cost 6 together."""
    found = one_row(below=7)
    assert (found.counts, found.bound, found.proven) == ({0: 1, 1: 1}, 6, True)
    assert one_row(below=6) == Solved(None, 0, proven=True)


def test_without_time_there_is_no_answer_and_no_proof():
    assert one_row(below=7, effort=0) == Solved(None, 0, proven=False)
