# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Split and match beside every way there is, one by one; and answers for a whole company by plain code."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from tests.unit.matching.cases import PLACES, some_case, some_people, some_tasks
from tests.unit.matching.every_way import cheapest, most_points

from trede.matching.crowd import Crowd, bits
from trede.matching.fitting import fit
from trede.matching.pairing import Together, pair
from trede.matching.people import Case, Terms, looking_along, rooms
from trede.matching.solvers import installed
from trede.matching.splitting import split
from trede.matching.work import Task, package_of

SOLVERS = installed()
assert SOLVERS is not None
FLOW_ONLY = SOLVERS._replace(exact=lambda _sizes, _arcs, hint, _seed: (hint, None))


@pytest.mark.parametrize("block", range(10))
def test_five_hundred_small_cases(block):
    """No bundling costs less, no pairs bring more; without the exact solver, or any, never more than the bound."""
    for seed in range(50 * block, 50 * block + 50):
        case = some_case(seed, 4 + seed % 2, 3)
        found = split(case)
        assert found.proven
        assert found.cost == cheapest(case), seed
        together = Together(case.people, found.packages, case.places, case.terms)
        most = most_points(case, list(found.packages))
        exact = pair(together, SOLVERS)
        assert exact.value == most == exact.bound, seed
        for solvers in (FLOW_ONLY, None):
            near = pair(together, solvers)
            assert near.value <= most <= near.bound, seed


def test_everybody_at_once_is_each_apart():
    for seed in range(100):
        case = some_case(seed, 6, 8)
        crowd = Crowd(case.people, case.places, case.terms)
        for package in split(case).packages:
            at_once = {who: points for points, mask in crowd.classes(package) for who in bits(mask)}
            apart = [
                (who, fit(each, package, case.places, case.terms)) for who, each in enumerate(case.people)
            ]
            assert at_once == {who: how.points for who, how in apart if how.is_possible}, seed


def two(*, order: bool, other: str) -> Case:
    """Three tasks of which the first and the last ask the same; the one between something else."""
    same = {"lezen": 3}
    tasks = (
        Task("a", "A", "p", 200, same),
        Task("b", "B", "p", 200, {other: 5}, ("a",) if order else ()),
        Task("c", "C", "p", 200, same, ("b",) if order else ()),
    )
    return Case("two", tasks, terms=Terms(package_competences=1))


def bundles(case: Case) -> list[list[str]]:
    return [[task.code for task in package.tasks] for package in split(case).packages]


def test_taking_away_an_order_changes_the_packages():
    """With b between a and c they cannot be one package that waits halfway."""
    assert bundles(two(order=True, other="rekenen")) == [["a"], ["b"], ["c"]]
    assert bundles(two(order=False, other="rekenen")) == [["a", "c"], ["b"]]


def test_taking_away_a_competence_changes_the_packages():
    case = two(order=True, other="rekenen")
    first, between, last = case.tasks
    assert bundles(replace(case, tasks=(first, replace(between, asks={}), last))) == [["a", "b", "c"]]


def test_a_package_is_one_that_somebody_can_do():
    """Apart each has somebody; together nobody has both, so they stay apart."""
    tasks = (Task("a", "A", "p", 100, {"lezen": 2}), Task("b", "B", "p", 100, {"rekenen": 2}))
    one, other = some_people(random.Random(1), 2)
    one = replace(one, competences={"lezen": 5, "rekenen": 1}, limits={}, stepwise=False, contact="normal")
    other = replace(
        other, competences={"lezen": 1, "rekenen": 5}, limits={}, stepwise=False, contact="normal"
    )
    assert bundles(Case("nobody", tasks)) == [["a", "b"]]
    assert bundles(Case("apart", tasks, people=(one, other))) == [["a"], ["b"]]


@pytest.mark.parametrize("solvers", [FLOW_ONLY, None])
def test_many_people_by_plain_code(solvers):
    """Hours kept, nothing in the way, two different people; near the bound; the same again with the same seed."""
    draw = random.Random(7)
    people, terms = some_people(draw, 120), Terms()
    packages = [package_of(f"P{n}", [task]) for n, task in enumerate(some_tasks(draw, 250))]
    together = Together(people, packages, PLACES, terms)
    found = pair(together, solvers)
    assert found == pair(together, solvers)
    left = [list(rooms(person, terms)) for person in people]
    for number, (doer, second) in found.pairs.items():
        assert doer != second
        for who in (doer, second):
            assert fit(people[who], packages[number], PLACES, terms).is_possible
        left[doer][0] -= packages[number].hours_hundredths
        left[second][1] -= looking_along(packages[number].hours_hundredths, terms)
    assert min(map(min, left)) >= 0
    if solvers:
        assert found.value >= found.bound * 0.97


def test_where_hours_are_scarce_people_look_along_with_what_is_done():
    """More work than hours: the two of a package are chosen for the same packages, near what can be reached."""
    draw = random.Random(11)
    people, terms = some_people(draw, 40), Terms()
    packages = [package_of(f"P{n}", [task]) for n, task in enumerate(some_tasks(draw, 300))]
    asked = sum(each.hours_hundredths for each in packages)
    assert asked > sum(rooms(person, terms)[0] for person in people)
    found = pair(Together(people, packages, PLACES, terms), FLOW_ONLY)
    assert found.bound * 0.97 <= found.value <= found.bound
