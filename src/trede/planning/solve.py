# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a problem to the best answer: closed form, greedy with a bound, and a solver where proof is still lacking.

Sizes with one norm are one row; each row has its own linear conditions. Rows that cannot beat the answer at hand
fall away by their bound, and so do kinds. Every answer has been checked in whole numbers against the real norms.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, Protocol

from trede.planning.bounds import best_gain, core, focus, relaxed
from trede.planning.closed_form import MOST_KINDS_FOR_PAIRS, best_pair, best_single
from trede.planning.conditions import ceiling_cover, first_covers, rows, separating
from trede.planning.greedy import greedy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trede.planning.bounds import Core, Relaxed
    from trede.planning.conditions import Cover, Row
    from trede.planning.problem import Problem
    from trede.planning.solvers.cp_sat import Solved

Status = Literal["optimal", "feasible", "infeasible", "unknown"]

# Cuts in one row; each takes the last wrong answer away, and a handful has always been enough.
MOST_CUTS = 60
# Sums of gains stay below this in a solver; larger numbers are rounded, and the bound stays a bound.
LARGEST_SUM = 2**55
# With more groups than this the closest choices are settled first, so many of them.
MOST_GROUPS_AT_ONCE, GROUPS_IN_FOCUS = 300, 60
# Close enough is a hundred-thousandth of the value.
CLOSE = 100_000
# By so much the solver's effort is less where it is about little.
LESS = 20


class Solver(Protocol):
    """What ``trede.planning.solvers.cp_sat.solve_row`` does."""

    def __call__(
        self,
        problem: Problem,
        covers: Sequence[Cover],
        core: Core,
        hint: Mapping[int, int],
        below: int,
        effort: float,
    ) -> Solved: ...


def while_in_time(solver: Solver | None, in_time: Callable[[], bool]) -> Solver | None:
    """The solver as long as there is time; after that it finds nothing, and says that this proves nothing."""
    if solver is None:
        return None
    from trede.planning.solvers.cp_sat import Solved

    def hurried(
        problem: Problem,
        covers: Sequence[Cover],
        core: Core,
        hint: Mapping[int, int],
        below: int,
        effort: float,
    ) -> Solved:
        if not in_time():
            return Solved(None, 0, proven=False)
        return solver(problem, covers, core, hint, below, effort)

    return hurried


@dataclass(frozen=True, slots=True)
class Answer:
    """``counts`` by kind, their value, and a value that no answer can be under. ``status`` says what is proven.

    *optimal*: nothing better exists, ties apart that are settled by another objective (``ties``, see ``Problem``).
    *infeasible*: proven that no answer exists. *unknown*: none was found.
    """

    counts: Mapping[int, int] | None
    value: int | None
    bound: int | None
    status: Status
    ties: int = 1

    @property
    def gap(self) -> Fraction:
        """How far what the objective adds up may lie above the best, as a part of it; 0 without an answer."""
        if self.value is None or self.bound is None or self.value < self.ties:
            return Fraction(0)
        most = self.value // self.ties
        return Fraction(most - self.bound // self.ties, most)


@dataclass(frozen=True, slots=True)
class _Open:
    """A row that may still hold a better answer: its conditions, the tightest of them, and its bound."""

    row: Row
    covers: tuple[Cover, ...]
    tightest: Cover
    relaxed: Relaxed
    bound: int


@dataclass(slots=True)
class _Best:
    """The best answer so far."""

    problem: Problem
    counts: dict[int, int] | None = None

    @property
    def value(self) -> int | None:
        return None if self.counts is None else self.problem.value(self.counts)

    def offer(self, counts: Mapping[int, int] | None) -> None:
        if counts is not None and (self.value is None or self.problem.value(counts) < self.value):
            self.counts = dict(counts)

    @property
    def below(self) -> int:
        """A better answer has a value under this."""
        if self.value is not None:
            return self.value
        most = max((kind.value for kind in self.problem.kinds), default=0)
        return sum(self.problem.groups) * most + 1

    def beaten_by(self, bound: int) -> bool:
        return self.value is None or bound < self.value


def solve(
    problem: Problem, solver: Solver | None, *, fewest_first: bool = False, effort: float = 1.0
) -> Answer:
    """The best answer. ``fewest_first`` says that the value puts the number of options before anything else.

    ``effort`` is the solver's deterministic time for a row; without a solver the greedy answer has its bound.
    """
    if problem.reached(problem.start):
        return Answer({}, 0, 0, "optimal")
    left = _open_rows(problem)
    best = _Best(problem, best_single(problem))
    if fewest_first:
        if best.counts is None and _two_may_do(problem, left):
            best.offer(best_pair(problem))
        if best.counts is not None:
            return Answer(best.counts, best.value, best.value, "optimal")
    for each in left:
        best.offer(greedy(problem, each.tightest, each.relaxed.links))
    left = [each for each in left if best.beaten_by(each.bound)]
    bounds = [_search(problem, solver, each, best, effort) if solver else each.bound for each in left]
    return _answer(best, bounds)


def _two_may_do(problem: Problem, left: Sequence[_Open]) -> bool:
    """Whether it makes sense to try all pairs: no bound says that two options are too few."""
    twice = 2 * max((kind.value for kind in problem.kinds), default=0)
    return len(problem.kinds) <= MOST_KINDS_FOR_PAIRS and any(each.bound <= twice for each in left)


def _open_rows(problem: Problem) -> list[_Open]:
    """The rows whose conditions can be met one by one, those with the lowest bound first."""
    found = []
    for row in rows(problem):
        covers = first_covers(problem, row)
        bounds = [relaxed(problem, cover) for cover in covers]
        if all(each.bound is not None for each in bounds):
            bound, place = max((each.bound or 0, place) for place, each in enumerate(bounds))
            found.append(_Open(row, tuple(covers), covers[place], bounds[place], bound))
    return sorted(found, key=lambda each: each.bound)


def _search(problem: Problem, solver: Solver, each: _Open, best: _Best, effort: float) -> int:
    """Look for a better answer in a row; a bound on the values that are still possible in it afterwards."""
    if not best.beaten_by(each.bound):
        return each.bound
    covers = [*each.covers, *filter(None, [ceiling_cover(problem, each.row)])]
    _look_closely(problem, solver, covers, each, best, effort)
    bound = each.bound
    if _close_enough(problem, each, best):
        effort /= LESS
    for _ in range(MOST_CUTS):
        solved = _solved(problem, solver, covers, each, best, effort, outward=True)
        if solved.counts is None:
            return best.below if solved.proven else bound
        bound = max(bound, solved.bound)
        if problem.reached(problem.after(solved.counts)):
            best.offer(solved.counts)
            return bound
        wrong = separating(problem, each.row, list(solved.counts.items()))
        if wrong is None:
            break
        covers.append(wrong)
    inward = _solved(problem, solver, covers, each, best, effort, outward=False)
    if inward.counts is not None and problem.reached(problem.after(inward.counts)):
        best.offer(inward.counts)
    return bound


def _close_enough(problem: Problem, each: _Open, best: _Best) -> bool:
    """Among so many options, so close to the bound that the last of the proof is not worth a wait."""
    many = len(problem.groups) > MOST_GROUPS_AT_ONCE
    return many and best.value is not None and (best.value - each.bound) * CLOSE <= best.value


def _look_closely(
    problem: Problem, solver: Solver, covers: Sequence[Cover], each: _Open, best: _Best, effort: float
) -> None:
    """With very many options: first the few whose choice is close, so that hardly any are left to prove."""
    price = each.relaxed.price
    if price is None or len(problem.groups) <= MOST_GROUPS_AT_ONCE:
        return
    inside = focus(problem, each.tightest, price, GROUPS_IN_FOCUS)
    small = [cover.rounded(_measure(problem, cover), outward=False) for cover in covers]
    found = solver(problem, small, inside, best.counts or {}, best.below, effort / LESS)
    if found.counts is not None and problem.reached(problem.after(found.counts)):
        best.offer(found.counts)


def _solved(
    problem: Problem,
    solver: Solver,
    covers: Sequence[Cover],
    each: _Open,
    best: _Best,
    effort: float,
    *,
    outward: bool,
) -> Solved:
    inside = core(problem, each.tightest, each.relaxed.price, best.below)
    small = [cover.rounded(_measure(problem, cover), outward=outward) for cover in covers]
    return solver(problem, small, inside, best.counts or {}, best.below, effort)


def _measure(problem: Problem, cover: Cover) -> int:
    """By what a condition must be divided for its sums to fit; 1 when they do, and then nothing is lost."""
    pairs = zip(problem.kinds, cover.gains, strict=True)
    largest = abs(cover.need) + sum(abs(gain) * problem.groups[kind.group] for kind, gain in pairs)
    return -(-largest // LARGEST_SUM)


def _answer(best: _Best, bounds: Sequence[int]) -> Answer:
    if best.counts is None:
        return Answer(
            None, None, None, "unknown" if any(bound < best.below for bound in bounds) else "infeasible"
        )
    bound, ties = min((best.below, *bounds)), best.problem.ties
    proven = bound // ties == best.below // ties
    return Answer(best.counts, best.value, bound, "optimal" if proven else "feasible", ties)


def shortfall(problem: Problem) -> Fraction | None:
    """The weighted fte that lacks at least when everything allowed is done; None when limits do not prove that.

    Of each row the condition that lacks most counts, of the rows the one that lacks least. Budgets and limits on
    kinds are left aside, so that what lacks with them is not less.
    """
    lacks = []
    for row in rows(problem):
        covers = [cover for cover in first_covers(problem, row) if cover.weighted_fte]
        lacks.append(max((cover.need - best_gain(problem, cover)) / cover.weighted_fte for cover in covers))
    least = min(lacks, default=None)
    return least if least is not None and least > 0 else None
