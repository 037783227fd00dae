# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bound a second way: the dual of the relaxation, tried at every price where its best choice can change."""

import random
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise, product
from math import ceil

import pytest
from tests.unit.planning.test_solve import combinations, small_problem

from trede.planning.bounds import Link, best_gain, core, focus, relaxed
from trede.planning.conditions import Cover
from trede.planning.greedy import Walk, greedy
from trede.planning.problem import Figures, Kind, Limit, Problem
from trede.planning.solve import Answer


def small(seed):
    """A small problem and one condition on it, of which some kinds gain nothing or less."""
    draw, problem = random.Random(seed), small_problem(seed)
    gains = tuple(draw.randrange(-3, 15) for _ in problem.kinds)
    return problem, Cover(gains, draw.randrange(-2, 40), Fraction(0))


def members(problem, group):
    return [number for number, kind in enumerate(problem.kinds) if kind.group == group]


def reduced(problem, cover, price, number):
    return problem.kinds[number].value - price * cover.gains[number]


def cheapest(problem, cover, price, group):
    """What one slot of a group costs at least at this price; it may stay empty."""
    return min([Fraction(0), *(reduced(problem, cover, price, each) for each in members(problem, group))])


def at_least(problem, cover, price):
    slots = sum(most * cheapest(problem, cover, price, group) for group, most in enumerate(problem.groups))
    return price * cover.need + slots


def prices(problem, cover):
    """0, and every price at which two choices of one group cost the same."""
    found = {Fraction(0)}
    for group in range(len(problem.groups)):
        points = [(0, 0), *((cover.gains[n], problem.kinds[n].value) for n in members(problem, group))]
        for (gain, value), (more, other) in product(points, points):
            if more != gain and Fraction(other - value, more - gain) > 0:
                found.add(Fraction(other - value, more - gain))
    return found


def crowded(seed):
    """One group of many kinds, of which several are on the chain."""
    draw, problem = random.Random(seed), small_problem(seed)
    gains = draw.sample(range(1, 60), 9)
    kinds = tuple(
        replace(problem.kinds[0], value=gain * gain // 20 + draw.randrange(6), group=0) for gain in gains
    )
    return replace(problem, kinds=kinds, groups=(2,)), Cover(
        tuple(gains), draw.randrange(1, 110), Fraction(0)
    )


@pytest.mark.parametrize("make", [small, crowded])
@pytest.mark.parametrize("seed", range(150))
def test_the_bound_is_that_of_the_dual(seed, make):
    problem, cover = make(seed)
    found = relaxed(problem, cover)
    most = sum(
        slots * max([0, *(cover.gains[n] for n in members(problem, group))])
        for group, slots in enumerate(problem.groups)
    )
    assert best_gain(problem, cover) == most
    if cover.need <= 0:
        assert (found.bound, found.price) == (0, None)
    elif most < cover.need:
        assert (found.bound, found.price) == (None, None)
    else:
        best = max(prices(problem, cover), key=lambda price: at_least(problem, cover, price))
        assert found.bound == ceil(at_least(problem, cover, best))
        assert at_least(problem, cover, found.price) == at_least(problem, cover, best)


@pytest.mark.parametrize("seed", range(100))
def test_the_chains_rise_in_price_and_gain_all_that_can_be(seed):
    problem, cover = small(seed)
    links = relaxed(problem, cover).links
    assert [each.price for each in links] == sorted(each.price for each in links)
    for group, slots in enumerate(problem.groups):
        mine = sorted((each for each in links if each.group == group), key=lambda each: each.price)
        for link in mine:
            assert (link.price * link.gain, link.most) == (link.value, slots)
        assert [each.before for each in mine] == [-1, *(each.after for each in mine)][: len(mine)]
        assert all(one.price < other.price for one, other in pairwise(mine))
        assert sum(each.gain for each in mine) == max([0, *(cover.gains[n] for n in members(problem, group))])


@pytest.mark.parametrize("seed", range(200))
def test_what_is_left_out_cannot_be_in_a_better_answer(seed):
    """At the price of the relaxation: taking it in one slot, or leaving the slot empty, costs more than is left."""
    problem, cover = small(seed)
    price, draw = relaxed(problem, cover).price, random.Random(seed)
    if price is None:
        left = core(problem, cover, None, 10)
        assert (left.open, left.settled) == (tuple(range(len(problem.kinds))), {})
        return
    best = draw.randrange(1, 40)
    left, base = core(problem, cover, price, best), at_least(problem, cover, price)
    for group, slots in enumerate(problem.groups):
        least = cheapest(problem, cover, price, group)
        inside = [
            number
            for number in members(problem, group)
            if base - least + reduced(problem, cover, price, number) <= best - 1
        ]
        if len(inside) == 1 and base - least > best - 1:
            assert left.settled[inside[0]] == slots
        else:
            assert [each for each in left.open if problem.kinds[each].group == group] == inside
            assert not {*left.settled} & {*members(problem, group)}
    for counts in combinations(problem):
        gained = sum(cover.gains[number] * count for number, count in counts.items())
        if gained >= cover.need and problem.value(counts) < best:
            assert {*counts} <= {*left.open, *left.settled}
            assert all(counts.get(number) == times for number, times in left.settled.items())


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("most", [0, 1, 2])
def test_the_closest_choices_stay_open_and_others_take_what_is_best(seed, most):
    problem, cover = small(seed)
    price = relaxed(problem, cover).price or Fraction(1, 2)
    found = focus(problem, cover, price, most)
    near = {problem.kinds[number].group for number in found.open}
    assert len(near) == min(most, len(problem.groups))
    assert {*found.open} == {number for group in near for number in members(problem, group)}

    def ranked(group):
        costs = [Fraction(0), *(reduced(problem, cover, price, number) for number in members(problem, group))]
        return sorted(costs)

    margins = {group: ranked(group)[1] - ranked(group)[0] for group in range(len(problem.groups))}
    apart = set(margins) - near
    assert all(margins[one] <= margins[other] for one in near for other in apart)
    for group in apart:
        taken = {
            number: times for number, times in found.settled.items() if number in members(problem, group)
        }
        if ranked(group)[0] < 0:
            ((number, times),) = taken.items()
            assert (reduced(problem, cover, price, number), times) == (
                ranked(group)[0],
                problem.groups[group],
            )
        else:
            assert all(reduced(problem, cover, price, number) == 0 for number in taken)
    assert {problem.kinds[number].group for number in found.settled} <= apart


@pytest.mark.parametrize(
    ("value", "bound", "gap"), [(10, 8, Fraction(1, 5)), (10, 10, 0), (10, None, 0), (0, 0, 0), (None, 5, 0)]
)
def test_the_gap_is_a_part_of_the_value(value, bound, gap):
    assert Answer({}, value, bound, "feasible").gap == gap


@pytest.mark.parametrize("seed", range(300))
def test_a_first_answer_reaches_and_nothing_can_be_left_out_of_it(seed):
    """Without a solver this is what is told: it keeps to every limit, and no step of it is for nothing."""
    problem, cover = small(seed)
    found = greedy(problem, cover, relaxed(problem, cover).links)
    if found is None:
        return
    assert problem.reached(problem.after(found))
    assert problem.allowed(found)
    for number, times in found.items():
        assert times > 0
        fewer = {**found, number: times - 1}
        assert (
            problem.kinds[number].value == 0
            or not problem.reached(problem.after(fewer))
            or (not problem.allowed(fewer))
        )


@pytest.mark.parametrize(("most", "times"), [(0, 0), (4, 0), (5, 1), (9, 1), (10, 2)])
def test_a_step_is_taken_while_the_limit_has_room_for_it(most, times):
    kind = Kind(1, Figures(10, 10, 0), 5, 0, ())
    limits = (Limit({0: 5}, most),)
    problem = Problem(100, Figures(100, 0, 0), (kind,), (2,), limits, {2: 500}, Fraction(4), least_total=0)
    walk, link = Walk(problem, problem.start), Link(Fraction(1), 1, 1, 0, -1, 0, 2)
    assert sum(walk.take(link) for _ in range(2)) == times
    assert walk.counts == ({0: times} if times else {})
    assert walk.figures == Figures(100 + 10 * times, 10 * times, 0)
