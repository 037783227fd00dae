# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The optimum is the optimum: every combination of 1,000 small problems is tried beside the solver."""

import random
from dataclasses import replace
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest

from trede.planning.bounds import relaxed
from trede.planning.conditions import cut, first_covers, rows
from trede.planning.problem import Figures, Kind, Limit, Problem
from trede.planning.solve import shortfall, solve
from trede.planning.solvers import installed
from trede.planning.solvers.cp_sat import solve_row


def small_problem(seed):
    """Few kinds, sizes 2 to 11 with norms that fall, stay or rise, purchases or none, sometimes a budget."""
    draw = random.Random(seed)
    unit = draw.choice([200, 600, 14600])
    bought = draw.random() < 0.5
    kinds, groups = [], []
    for group in range(draw.randrange(1, 4)):
        groups.append(draw.choice([1, 1, 2, 3]))
        kinds += [some_kind(draw, unit, group, bought) for _ in range(draw.randrange(1, 4))]
    total = draw.randrange(unit, 9 * unit)
    start = Figures(total, draw.randrange(0, total // 4 + 1), draw.randrange(0, 2 * unit) if bought else 0)
    budget = Limit({n: kind.cents for n, kind in enumerate(kinds)}, draw.randrange(0, 12))
    limits = (budget,) if draw.random() < 0.4 else ()
    return Problem(
        unit, start, tuple(kinds), tuple(groups), limits, some_norms(draw), Fraction(4), least_total=2 * unit
    )


def some_kind(draw, unit, group, bought):
    total = draw.choice([0, draw.randrange(-unit // 4, unit)])
    buys = draw.choice([0, draw.randrange(0, unit)]) if bought else 0
    adds = Figures(total, draw.randrange(-unit // 10, unit), buys)
    return Kind(draw.randrange(0, 20), adds, draw.randrange(0, 5), group, ())


def some_norms(draw):
    norms, norm = {}, draw.randrange(150, 400)
    for size in range(2, 12):
        norms[size] = norm
        norm = max(10, norm - draw.choice([0, 0, 5, 20, 40, -5]))
    return norms


def combinations(problem):
    """Every choice that the groups allow, as counts by kind."""
    choices = []
    for group, most in enumerate(problem.groups):
        members = [n for n, kind in enumerate(problem.kinds) if kind.group == group]
        choices.append(
            [each for taken in range(most + 1) for each in combinations_with_replacement(members, taken)]
        )
    for chosen in product(*choices):
        flat = [kind for each in chosen for kind in each]
        yield {kind: flat.count(kind) for kind in flat}


def best_of_all(problem):
    values = (
        problem.value(counts)
        for counts in combinations(problem)
        if problem.allowed(counts) and problem.reached(problem.after(counts))
    )
    return min(values, default=None)


@pytest.mark.parametrize("hundred", range(10))
def test_the_optimum_is_the_optimum(hundred):
    for seed in range(100 * hundred, 100 * (hundred + 1)):
        problem = small_problem(seed)
        best, found = best_of_all(problem), solve(problem, solve_row)
        assert found.value == best, seed
        assert found.status == ("infeasible" if best is None else "optimal"), seed
        assert best is None or found.bound == best, seed
        assert best is None or problem.reached(problem.after(found.counts)), seed


def test_what_is_free_is_the_best_there_is():
    """Kinds that cost nothing or hardly anything: an answer of 0 is looked for beside one of 1."""
    for seed in range(100_000, 100_100):
        draw, problem = random.Random(seed), small_problem(seed)
        cheap = tuple(replace(kind, value=draw.choice([0, 0, 1, 1, 2])) for kind in problem.kinds)
        problem = replace(problem, kinds=cheap)
        best, found = best_of_all(problem), solve(problem, solve_row)
        assert found.value == best, seed
        assert best is None or found.bound == best, seed


@pytest.mark.parametrize("hundred", range(3))
def test_without_a_solver_the_bound_holds(hundred):
    for seed in range(100 * hundred, 100 * (hundred + 1)):
        problem = small_problem(seed)
        best, found = best_of_all(problem), solve(problem, None)
        if best is None:
            assert found.status in ("infeasible", "unknown"), seed
        elif found.value is not None:
            assert found.bound <= best <= found.value, seed
            assert found.status != "optimal" or found.value == best, seed
        else:
            assert found.status == "unknown", seed


def test_many_sizes_are_crossed():
    """The generated problems are about borders between sizes as well."""
    crossed = [len(rows(small_problem(seed))) > 1 for seed in range(100)]
    assert sum(crossed) > 40


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("slope", [Fraction(0), Fraction(1, 3), Fraction(9, 10), Fraction(1)])
def test_a_cut_takes_no_answer_away(seed, slope):
    problem = small_problem(seed)
    for row in rows(problem):
        cover = cut(problem, row, slope)
        for counts in combinations(problem):
            figures = problem.after(counts)
            inside = row.low <= figures.total and (row.high is None or figures.total < row.high)
            if inside and problem.reached(figures):
                assert sum(cover.gains[kind] * count for kind, count in counts.items()) >= cover.need


def test_the_relaxation_is_a_bound_in_every_row():
    for seed in range(60):
        problem = small_problem(seed)
        best = best_of_all(problem)
        if best is not None and not problem.reached(problem.start):
            bounds = [
                relaxed(problem, cover).bound
                for row in rows(problem)
                for cover in first_covers(problem, row)[:1]
            ]
            assert min(bound for bound in bounds if bound is not None) <= best


def test_what_lacks_is_no_more_than_what_would_help():
    """Adding the weighted fte that lacks at least is needed: a little less never reaches the target."""
    for seed in range(60):
        problem = small_problem(seed)
        lacks = shortfall(problem)
        if lacks is not None:
            assert best_of_all(problem) is None
            almost = int(lacks * problem.unit * Fraction(99, 100))
            for counts in combinations(problem):
                assert not problem.reached(problem.after(counts).plus(Figures(0, almost, 0)))


def one_kind(gain, value=1, most=1, unit=10**6, **start):
    figures = {"total": 20 * unit, "weighted": 0, "bought": 0, **start}
    kind = Kind(value, Figures(0, gain, 0), 0, 0, ())
    return Problem(unit, Figures(**figures), (kind,), (most,), (), {20: 50}, Fraction(4), 2 * unit)


def test_nothing_is_needed_where_the_target_is_reached():
    assert solve(one_kind(1, weighted=10**6), None).status == "optimal"


def test_exactly_on_the_norm_is_reached():
    assert solve(one_kind(10**6 // 2, most=2), None).counts == {0: 2}
    assert solve(one_kind(10**6 // 2 - 1, most=2), None).status == "infeasible"


def test_numbers_too_large_for_the_solver_are_rounded_and_the_bound_stays_one():
    """Fractions of an fte with 30 digits: more than 64 bits hold."""
    unit = 10**30
    kinds = tuple(Kind(value, Figures(0, unit // 7 + value, 0), 0, 0, ()) for value in (3, 4, 5))
    problem = Problem(unit, Figures(20 * unit, 0, 0), kinds, (9,), (), {20: 50}, Fraction(4), 2 * unit)
    found = solve(problem, solve_row)
    assert (found.value, found.status) == (21, "optimal")


def test_the_gap_is_a_part_of_the_value():
    assert solve(one_kind(10**6 // 3, value=7, most=9), None).gap == 0


def test_the_solver_is_installed_here():
    assert installed() is solve_row


def many_options(number):
    """Options that all differ, for an organisation that needs about a tenth of them."""
    draw, unit, kinds = random.Random(number), 10**6, []
    for group in range(number):
        fte = draw.randrange(unit // 5, unit)
        cents = fte * draw.randrange(80, 120) // 100
        kinds.append(Kind(cents, Figures(fte, fte * draw.choice([50, 75, 100]) // 100, 0), cents, group, ()))
    norms = dict.fromkeys(range(2, 106), 37)
    start = Figures(number * unit, 0, 0)
    return Problem(unit, start, tuple(kinds), (1,) * number, (), norms, Fraction(4), 2 * unit)


def test_hundreds_of_options_are_proven():
    problem = many_options(400)
    found = solve(problem, solve_row)
    assert found.status == "optimal"
    assert found.value <= solve(problem, None).value


def test_thousands_of_options_come_close_at_once():
    problem = many_options(4000)
    found = solve(problem, solve_row)
    assert problem.reached(problem.after(found.counts))
    assert found.gap < Fraction(1, 1000)
