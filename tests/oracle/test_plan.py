# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Plans beside the oracle, which tries every combination: reached or not, the least, and proven."""

from collections import Counter
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from tests.oracle import doors, facts
from tests.oracle.changing import changed
from tests.oracle.organisations import organisation
from tests.oracle.planned import as_toml, best, some_costs
from tests.oracle.scoring import score

from trede.planning.advice import advise
from trede.planning.changes_file import change_entry
from trede.planning.costs import read_costs
from trede.planning.problem import OBJECTIVES
from trede.planning.solvers import installed
from trede.scheme import open_shelf

SHELF = open_shelf()


def asked(seed):
    """An organisation of a few people, costs, a target and an objective."""
    draw = Random(seed)
    document = organisation(draw)
    group = sorted({row["ref"] for row in document["employments"] if row.get("position")})[:2]
    document["employments"] = [
        row for row in document["employments"] if not row.get("position") or row["ref"] in group
    ]
    handbook = facts.handbook_on(date.fromisoformat(document["application_date"]))
    target = draw.choice(facts.levels(handbook))
    return document, handbook, some_costs(draw, document), target, draw.choice(OBJECTIVES)


def advice(document, handbook, costs, target, objective, solver):
    read, wrong = read_costs(as_toml(costs), "costs.toml")
    assert wrong == ()
    edition = SHELF.load(f"pso-{handbook}")
    return advise(edition, doors.read(document), target, read, objective, 0, solver)


def value(plan, objective):
    """What the objective counts of a plan, in the oracle's units."""
    if objective == "fewest":
        return len(plan.options)
    if objective == "cost":
        return plan.cents
    return Fraction(sum(option.hours for option in plan.options), 100)


@pytest.mark.parametrize("fifty", range(6))
def test_every_plan_is_the_best_of_all(fifty):
    for seed in range(50 * fifty, 50 * (fifty + 1)):
        document, handbook, costs, target, objective = asked(seed)
        if not score(document).total:
            continue
        expected = best(document, costs, target, objective, handbook)
        found = advice(document, handbook, costs, target, objective, installed())
        if expected is None:
            assert found.best is None, seed
            assert found.unreached.lack != "unproven", seed
            continue
        assert found.best is not None, (seed, found.unreached)
        assert found.best.proven, seed
        assert value(found.best, objective) == expected, seed
        assert reaches(document, handbook, found.best), seed


@pytest.mark.parametrize("fifty", range(2))
def test_without_a_solver_nothing_is_called_impossible_that_is_not(fifty):
    for seed in range(50 * fifty, 50 * (fifty + 1)):
        document, handbook, costs, target, objective = asked(seed)
        if not score(document).total:
            continue
        expected = best(document, costs, target, objective, handbook)
        found = advice(document, handbook, costs, target, objective, None)
        if expected is None:
            assert found.best is None, seed
        elif found.best is None:
            assert found.unreached.lack == "unproven", seed
        else:
            assert reaches(document, handbook, found.best), seed
            least = value(found.best, objective) * (1 - found.best.gap)
            assert least <= expected <= value(found.best, objective), seed


def reaches(document, handbook, plan):
    """Whether the changes of a plan, made by hand, reach its level."""
    entries = [change_entry(change) for change in plan.changes]
    tables = [
        (kind, {key: each for key, each in entry.items() if key != "format"}) for kind, entry in entries
    ]
    level = score(changed(document, tables), handbook).level
    ladder = ("none", *facts.levels(handbook))
    return ladder.index(level) >= ladder.index(plan.target)


def test_the_cases_are_about_what_matters():
    """Many that can, many that cannot, and combined changes of one person among the best."""
    kinds = Counter()
    for seed in range(120):
        document, handbook, costs, target, objective = asked(seed)
        if score(document).total:
            found = advice(document, handbook, costs, target, objective, installed())
            kinds["cannot" if found.best is None else "can"] += 1
            options = found.best.options if found.best else ()
            kinds["together"] += any(len(option.kinds) > 1 for option in options)
    assert min(kinds["can"], kinds["cannot"]) > 20
    assert kinds["together"] > 2
