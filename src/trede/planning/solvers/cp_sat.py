# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One row of sizes solved by CP-SAT of OR-Tools: the only module that knows the library.

The model is written in the text form of the library's published model format and handed to its compiled part;
its Python modelling layer loads pandas, which takes longer than all our work.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.planning.bounds import Core
    from trede.planning.conditions import Cover
    from trede.planning.problem import Problem

# What CP-SAT can add up without overflow, with room for its own sums.
LARGEST = 2**60
END = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Solved:
    """``counts`` of None and ``proven``: there is no answer. ``bound`` is a proven least value (whole)."""

    counts: Mapping[int, int] | None
    bound: int
    proven: bool


def solve_row(
    problem: Problem,
    covers: Sequence[Cover],
    core: Core,
    hint: Mapping[int, int],
    below: int,
    effort: float,
) -> Solved:
    """The least value under these conditions, below ``below``; kinds outside the core stay as they are settled."""
    model = _Model(problem, core)
    for cover in covers:
        model.cover(cover)
    model.keep_limits()
    model.improve_on(below)
    if not model.fits:
        return Solved(None, 0, False)
    return model.solved(hint, effort)


class _Model:
    """The text of a model, line by line; ``fits`` as long as all sums stay within 64 bits."""

    def __init__(self, problem: Problem, core: Core) -> None:
        self.problem, self.core, self.fits = problem, core, True
        self.place = {kind: number for number, kind in enumerate(core.open)}
        self.lines = [
            f"variables {{ domain: 0 domain: {problem.groups[problem.kinds[kind].group]} }}"
            for kind in core.open
        ]

    def settled(self, weights: Mapping[int, int]) -> int:
        return sum(weights.get(kind, 0) * count for kind, count in self.core.settled.items())

    def cover(self, cover: Cover) -> None:
        """The gains add up to the need at least."""
        need = cover.need - self.settled(dict(enumerate(cover.gains)))
        self._add_linear({kind: cover.gains[kind] for kind in self.core.open}, need, None)

    def keep_limits(self) -> None:
        """A slot holds one option at most; limits and budget are kept."""
        taken: Counter[int] = Counter()
        for kind, count in self.core.settled.items():
            taken[self.problem.kinds[kind].group] += count
        members: dict[int, dict[int, int]] = defaultdict(dict)
        for kind in self.core.open:
            members[self.problem.kinds[kind].group][kind] = 1
        for group, kinds in members.items():
            self._add_linear(kinds, None, self.problem.groups[group] - taken[group])
        for limit in self.problem.limits:
            weights = {kind: limit.weights[kind] for kind in self.core.open if kind in limit.weights}
            self._add_linear(weights, None, limit.most - self.settled(limit.weights))

    def improve_on(self, value: int) -> None:
        """Better than the answer at hand, and as good as can be."""
        values = {kind: self.problem.kinds[kind].value for kind in self.core.open}
        self.offset = self.settled({kind: self.problem.kinds[kind].value for kind in self.core.settled})
        self._add_linear(values, None, value - 1 - self.offset)
        terms = self._terms(values)
        self.lines.append(f"objective {{ {terms} }}")

    def _add_linear(self, weights: Mapping[int, int], low: int | None, high: int | None) -> None:
        """low <= sum <= high, where None is no end. A sum without terms must hold by itself."""
        room = sum(
            abs(weight) * self.problem.groups[self.problem.kinds[kind].group]
            for kind, weight in weights.items()
        )
        ends = [abs(end) for end in (low, high) if end is not None]
        if max(room, *ends) > LARGEST:
            self.fits = False
        domain = f"domain: {-END if low is None else low} domain: {END if high is None else high}"
        self.lines.append(f"constraints {{ linear {{ {self._terms(weights)} {domain} }} }}")

    def _terms(self, weights: Mapping[int, int]) -> str:
        used = [(self.place[kind], weight) for kind, weight in weights.items() if weight]
        return " ".join(f"vars: {place} coeffs: {weight}" for place, weight in used)

    def solved(self, hint: Mapping[int, int], effort: float) -> Solved:
        from ortools.sat.python import cp_model_helper as library

        model, parameters = library.CpModelProto(), library.SatParameters()
        given = " ".join(f"vars: {self.place[kind]} values: {hint.get(kind, 0)}" for kind in self.core.open)
        read = model.parse_text_format("\n".join([*self.lines, f"solution_hint {{ {given} }}"]))
        # One worker and a fixed seed: the same question has the same answer. Without presolve: with our large
        # coefficients that step of OR-Tools 9.15 calls models impossible that are not, and it saves no time.
        read &= parameters.parse_text_format(
            f"max_deterministic_time: {effort} num_workers: 1 random_seed: 1 cp_model_presolve: false"
        )
        if not read:
            raise AssertionError("OR-Tools does not read its own model format")
        solver = library.SolveWrapper()
        solver.set_parameters(parameters)
        response = solver.solve(model)  # type: ignore[no-untyped-call]  # compiled, without types of its own
        status = library.CpSolverStatus
        if response.status == status.INFEASIBLE:
            return Solved(None, 0, True)
        if response.status not in (status.OPTIMAL, status.FEASIBLE):
            return Solved(None, 0, False)
        bound = response.inner_objective_lower_bound + self.offset
        return Solved(self._counts(response.solution), bound, response.status == status.OPTIMAL)

    def _counts(self, solution: Iterable[int]) -> dict[int, int]:
        found = {kind: int(count) for kind, count in zip(self.core.open, solution, strict=True) if count}
        return {**self.core.settled, **found}
