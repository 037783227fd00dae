# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A plan: what to do, what it costs, what is proven about it, and the score that confirms it.

The figures of a plan come from the scoring engine, which scores the changed measurement like any other. A plan
that it does not confirm is not made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trede.planning.application import apply
from trede.planning.options import figures
from trede.planning.problem import all_changes, problem_of
from trede.planning.solve import shortfall, solve
from trede.scoring.scorer import score

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from trede.planning.changes import Change
    from trede.planning.costs import Costs
    from trede.planning.options import Option, OptionKind
    from trede.planning.problem import Objective, Problem
    from trede.planning.solve import Answer, Solver
    from trede.scheme import Edition
    from trede.scoring.measurement import Measurement
    from trede.scoring.score import Score

Lack = Literal["limits", "budget", "hires", "share", "unproven"]


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes that reach the target, with the score after them.

    ``proven`` says that nothing better exists; else it is at most the part ``gap`` better.
    """

    target: str
    objective: Objective
    options: tuple[Option, ...]
    proven: bool
    gap: Fraction
    after: Score

    @property
    def changes(self) -> tuple[Change, ...]:
        return all_changes(self.options)

    @property
    def cents(self) -> int:
        return sum(option.cents for option in self.options)

    @property
    def kinds(self) -> frozenset[OptionKind]:
        return frozenset(kind for option in self.options for kind in option.kinds)


@dataclass(frozen=True, slots=True)
class Unreached:
    """The target cannot be reached, or was not: why, with the bound that shows it.

    ``missing_fte``: weighted fte that lacks at least when all that is allowed is done (*share*).
    ``least_cents``: the least that reaching it costs (*budget*); ``least_hires``: so many are needed (*hires*).
    """

    target: str
    lack: Lack
    missing_fte: Fraction | None = None
    least_cents: int | None = None
    least_hires: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: from which measurement to which level, under which handbook and costs.

    ``start`` are its figures (total fte, weighted fte, fte bought in millionths), added up once.
    """

    edition: Edition
    measurement: Measurement
    target: str
    costs: Costs
    start: tuple[Fraction, Fraction, int]
    solver: Solver | None

    def problem(self, options: Sequence[Option], objective: Objective) -> Problem:
        return problem_of(self.edition, self.start, options, self.costs, self.target, objective)


def question(
    edition: Edition, measurement: Measurement, target: str, costs: Costs, solver: Solver | None
) -> Question:
    """The question with its figures; the measurement must be one that can be scored."""
    return Question(edition, measurement, target, costs, figures(edition, measurement), solver)


def plan(asked: Question, options: Sequence[Option], objective: Objective) -> Plan | Unreached:
    """The best plan with these options, confirmed by the scoring engine, or why there is none."""
    problem = asked.problem(options, objective)
    answer = solve(problem, asked.solver, fewest_first=objective == "fewest")
    if answer.counts is None:
        return _unreached(asked, problem, answer)
    made = _plan(asked, problem, answer, objective)
    return made if confirmed(asked.edition, made) else Unreached(asked.target, "unproven")


def _plan(asked: Question, problem: Problem, answer: Answer, objective: Objective) -> Plan:
    chosen = problem.changes(answer.counts or {})
    after = score(asked.edition, apply(asked.edition, asked.measurement, all_changes(chosen)))
    return Plan(asked.target, objective, chosen, answer.status == "optimal", answer.gap, after)


def confirmed(edition: Edition, plan: Plan) -> bool:
    """Whether the scoring engine gives the level that the plan promises, or a higher one."""
    ladder = ("none", *edition.levels)
    return ladder.index(plan.after.level) >= ladder.index(plan.target)


def _unreached(asked: Question, problem: Problem, answer: Answer) -> Unreached:
    if answer.status == "unknown":
        return Unreached(asked.target, "unproven")
    missing = shortfall(problem)
    return Unreached(asked.target, "limits" if missing is None else "share", missing_fte=missing)
