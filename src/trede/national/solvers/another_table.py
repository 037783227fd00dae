# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Another table that a reader could not tell from the real one, in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from trede.errors import TredeError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Effort of one search, in the solver's own measure: the same on every machine.
EFFORT = 1.0
# Counts in the other table differ by at most this from the real ones; more only where it has to be.
NEAR = (2, 20, 2000)


@dataclass(frozen=True, slots=True)
class Question:
    """Counts by place, what a reader knows of each (smallest and largest), and the sums: a total and its parts.

    ``cost`` is what it takes away from the reader when a cell must be hidden for it; 0 where it is hidden already.
    """

    counts: Sequence[int]
    known: Sequence[tuple[int, int]]
    sums: Sequence[tuple[int, tuple[int, ...]]]
    cost: Sequence[int]


class NoOtherTableError(TredeError):
    """The cell has one value only, however much is hidden."""


def changes(question: Question, cell: int, also: Mapping[int, int]) -> frozenset[int]:
    """The cells that differ in another table in which ``cell`` does, chosen so that least has to be hidden.

    ``also`` has cells that had better differ too, with what that is worth. Raises ``NoOtherTableError``.
    """
    for width in NEAR:
        if found := _searched(question, cell, also, width):
            return found
    raise NoOtherTableError


def _searched(question: Question, cell: int, also: Mapping[int, int], width: int) -> frozenset[int]:
    model = cp_model.CpModel()
    steps = [
        model.new_int_var(max(-width, low - count), min(width, high - count), "")
        for count, (low, high) in zip(question.counts, question.known, strict=True)
    ]
    for total, parts in question.sums:
        model.add(steps[total] == sum(steps[part] for part in parts))
    differs = _differences(
        model, steps, [bool(cost) or place in also for place, cost in enumerate(question.cost)]
    )
    for place in also:
        model.add(steps[place] != 0).only_enforce_if(differs[place])
    model.add(steps[cell] != 0)
    model.minimize(sum((question.cost[place] - also.get(place, 0)) * var for place, var in differs.items()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = EFFORT
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return frozenset()
    return frozenset(place for place, step in enumerate(steps) if solver.value(step))


def _differences(
    model: cp_model.CpModel, steps: Sequence[cp_model.IntVar], matters: Sequence[bool]
) -> dict[int, cp_model.IntVar]:
    """Of every cell that matters, whether it differs: when not, its step is nothing."""
    differs = {place: model.new_bool_var("") for place, asked in enumerate(matters) if asked}
    for place, var in differs.items():
        model.add(steps[place] == 0).only_enforce_if(~var)
    return differs
