# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The cheapest route up: ours beside plain CP-SAT on the same options, one variable each, not collapsed."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from bench.table import Result, once

from trede.planning.bounds import Core
from trede.planning.conditions import ceiling_cover, first_covers, rows
from trede.planning.problem import Figures, Kind, Problem
from trede.planning.solve import solve
from trede.planning.solvers.cp_sat import solve_row
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.planning.solve import Answer

UNIT = 10**6
LEVEL = "trede-3"
PERCENT = 100
GAP_GOAL = 0.1


def planning(quick: bool) -> Iterator[Result]:
    """Options that differ, each with a price of its own; and 10,000 that are 200 kinds of 50."""
    for number in (10, 100) if quick else (10, 100, 1_000, 10_000):
        yield from _measured(some_problem(number, 1), f"{number:,} options", 1 if number == 10_000 else None)
    yield from _measured(some_problem(200, 50), "10,000 options of 200 kinds", 0.2)


def _measured(problem: Problem, name: str, goal: float | None) -> Iterator[Result]:
    answers: list[Answer] = []
    taken = once(lambda: answers.append(solve(problem, solve_row)))
    yield Result(f"plan, {name}: {answers[0].status}", taken, "s", goal)
    yield Result("  gap", float(answers[0].gap) * PERCENT, "%", GAP_GOAL)
    taken = once(lambda: answers.append(solve(problem, None)))
    yield Result("  without a solver", taken, "s")
    yield Result("    gap", float(answers[1].gap) * PERCENT, "%")
    plain: list[str] = []
    taken = once(lambda: plain.append(plain_cp_sat(problem)))
    yield Result(f"  plain CP-SAT: {plain[0]}", taken, "s")


def some_problem(kinds: int, each: int) -> Problem:
    """An organisation of 1,000 fte with nobody yet, and options of 0.2 to 1 fte at about 700 euro an hour."""
    draw = random.Random(kinds)  # noqa: S311
    norms = open_shelf().load("pso-2.1").norms
    made = []
    for number in range(kinds):
        fte = draw.randrange(UNIT // 5, UNIT)
        cents = fte * 28_000_00 // UNIT * draw.randrange(80, 120) // 100
        made.append(
            Kind(cents, Figures(fte, fte * draw.choice([50, 75, 90, 100]) // 100, 0), cents, number, ())
        )
    size = min(1_000, max(20, kinds * each * 5))
    return Problem(
        unit=UNIT,
        start=Figures(size * UNIT, 0, 0),
        kinds=tuple(made),
        groups=(each,) * kinds,
        limits=(),
        norms={size: norms.at(size)[LEVEL] for size in range(norms.smallest, norms.largest + 1)},
        cap=Fraction(4),
        least_total=2 * UNIT,
    )


def plain_cp_sat(problem: Problem) -> str:
    """Every option a variable of its own, every row of sizes solved in turn, nothing left out beforehand."""
    kinds, groups = [], []
    for kind in problem.kinds:
        for _ in range(problem.groups[kind.group]):
            kinds.append(replace(kind, group=len(groups)))
            groups.append(1)
    whole = replace(problem, kinds=tuple(kinds), groups=tuple(groups))
    everything = Core(tuple(range(len(kinds))), {})
    best, proven, above = None, True, sum(kind.value for kind in kinds) + 1
    for row in rows(whole):
        covers = [*first_covers(whole, row), *filter(None, [ceiling_cover(whole, row)])]
        found = solve_row(whole, covers, everything, {}, above if best is None else best, 4)
        proven = proven and found.proven
        best = best if found.counts is None else whole.value(found.counts)
    return "no answer" if best is None else "optimal" if proven else "feasible"


PARTS = (planning,)
