# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pairs for a team by CP-SAT of OR-Tools: who does each package, and who looks along.

The model is written in the library's published text form, as in ``trede.planning``: its Python layer loads pandas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trede.matching.arcs import Arc, Pairs, Sizes

EFFORT = 0.4
"""Of one search, in the solver's own measure: the same on every machine."""


def paired(sizes: Sizes, arcs: Sequence[Arc], hint: Pairs, seed: int) -> tuple[Pairs, int | None]:
    """The pairs with the most points that were found, and a proven bound on the points; those of ``hint`` without one
    when the search ended too soon.
    """
    from ortools.sat.python import cp_model_helper as library

    model, parameters = library.CpModelProto(), library.SatParameters()
    read = model.parse_text_format(_text(sizes, arcs, hint))
    read &= parameters.parse_text_format(
        f"max_deterministic_time: {EFFORT} num_workers: 1 random_seed: {seed}"
    )
    if not read:
        raise AssertionError("OR-Tools does not read its own model format")
    solver = library.SolveWrapper()
    solver.set_parameters(parameters)
    response = solver.solve(model)  # type: ignore[no-untyped-call]  # compiled, without types of its own
    status = library.CpSolverStatus
    if response.status not in (status.OPTIMAL, status.FEASIBLE):
        return hint, None
    return _read(response.solution, arcs), -int(response.inner_objective_lower_bound)


def _read(solution: Iterable[int], arcs: Sequence[Arc]) -> Pairs:
    chosen = list(solution)
    doers = {package: person for number, (package, person, _) in enumerate(arcs) if chosen[number]}
    seconds = {
        package: person for number, (package, person, _) in enumerate(arcs) if chosen[len(arcs) + number]
    }
    return {package: (person, seconds[package]) for package, person in doers.items()}


def _text(sizes: Sizes, arcs: Sequence[Arc], hint: Pairs) -> str:
    """Variable n: arc n does the package; len(arcs) + n: it looks along."""
    variables = ["variables { domain: 0 domain: 1 }"] * (2 * len(arcs))
    value = {number: -points * sizes.hours[package] for number, (package, _, points) in enumerate(arcs)}
    beside = {
        number: -points * sizes.beside[package] for number, (package, _, points) in enumerate(arcs, len(arcs))
    }
    objective = f"objective {{ {_terms(value | beside)} }}"
    nobody = (None, None)
    hinted = [hint.get(package, nobody)[which] == person for which in (0, 1) for package, person, _ in arcs]
    given = " ".join(f"vars: {number} values: {int(each)}" for number, each in enumerate(hinted))
    limits = [*_of_packages(sizes, arcs), *_of_people(sizes, arcs)]
    return "\n".join([*variables, *limits, objective, f"solution_hint {{ {given} }}"])


def _of_packages(sizes: Sizes, arcs: Sequence[Arc]) -> Iterator[str]:
    """One person at most does a package, somebody else looks along when and only when somebody does it."""
    count = len(arcs)
    of_package: list[list[int]] = [[] for _ in sizes.hours]
    for number, (package, _, _) in enumerate(arcs):
        of_package[package].append(number)
        yield _linear({number: 1, count + number: 1}, 0, 1)
    for numbers in of_package:
        doing = dict.fromkeys(numbers, 1)
        yield _linear(doing, 0, 1)
        yield _linear({**doing, **{count + number: -1 for number in numbers}}, 0, 0)


def _of_people(sizes: Sizes, arcs: Sequence[Arc]) -> Iterator[str]:
    """Nobody over the hours for doing, nor over those for looking along."""
    count = len(arcs)
    of_person: list[list[int]] = [[] for _ in sizes.rooms]
    for number, (_, person, _) in enumerate(arcs):
        of_person[person].append(number)
    for person, numbers in enumerate(of_person):
        yield _linear({number: sizes.hours[arcs[number][0]] for number in numbers}, 0, sizes.rooms[person])
        beside = {count + number: sizes.beside[arcs[number][0]] for number in numbers}
        yield _linear(beside, 0, sizes.rooms_beside[person])


def _linear(weights: dict[int, int], least: int, most: int) -> str:
    return f"constraints {{ linear {{ {_terms(weights)} domain: {least} domain: {most} }} }}"


def _terms(weights: dict[int, int]) -> str:
    return " ".join(f"vars: {place} coeffs: {weight}" for place, weight in weights.items())
