# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pairing people with packages: ours beside plain CP-SAT, one variable for each package and each of its people.

People and packages are drawn: of every competence a third is not known; packages take three to eight hours, in
quarters, together six sevenths of what everybody has. Other draws change that: see ``DRAWS``.
"""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from bench.table import Result

from trede.matching.case_file import read_case
from trede.matching.crowd import bits
from trede.matching.pairing import Together, pair
from trede.matching.people import Person, Terms
from trede.matching.placing import match
from trede.matching.solvers import installed
from trede.matching.weeks import weeks
from trede.matching.work import CONDITIONS, CONTACTS, Task, Workplace, package_of
from trede.reports.matching import MatchingTeller, told
from trede.reports.terminal.look import Look
from trede.reports.terminal.matching import matching_text
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    Choices = Mapping[str, Sequence[Any]]

SKILLS = ("lezen", "rekenen", "nauwkeurig", "schrijven", "computer", "kracht", "overleg", "tempo")
PLACES = tuple(
    Workplace(code, code, conditions)
    for code, conditions in {
        "kantoor": {"noise": 3, "light": 3, "structure": 3, "tempo": 3, "travel": 2},
        "stil": {"noise": 1, "light": 2, "structure": 4, "tempo": 2, "travel": 2},
        "hal": {"noise": 5, "light": 4, "structure": 4, "tempo": 4, "travel": 3},
    }.items()
)
PERCENT = 100
TESTERS = Path(__file__).parents[1] / "examples" / "testwerk.json"


def matching(quick: bool) -> Iterator[Result]:
    """In processor time: a machine with other work does not change it."""
    yield _testers()
    solvers = installed()
    for people, packages, gap, goal in [(40, 100, None, 5), (200, 600, 0.5, 0.5), (2_000, 6_000, 0.5, 5)][
        : 1 if quick else 3
    ]:
        together = some_work(people, packages)
        start = process_time()
        found = pair(together, solvers)
        yield Result(
            f"match {people:,} people, {packages:,} packages (processor)", process_time() - start, "s", goal
        )
        yield Result("  gap", (found.bound - found.value) * PERCENT / found.bound, "%", gap)
        yield Result("  placed", len(found.pairs) * PERCENT / packages, "%")
        if people <= 200 and solvers:
            yield from _plain(together)
    people, packages = (40, 100) if quick else (2_000, 6_000)
    for name, again in DRAWS.items():
        together = some_work(people, packages, again)
        start = process_time()
        found = pair(together, solvers)
        yield Result(f"match {people:,} people, {name} (processor)", process_time() - start, "s")
        yield Result("  gap", (found.bound - found.value) * PERCENT / found.bound, "%")
        yield Result("  placed", len(found.pairs) * PERCENT / packages, "%")


def _testers() -> Result:
    """The testers of the demo: read, split, matched, explained in words, and the week of everybody printed as text."""
    start = process_time()
    case, _ = read_case(TESTERS.read_text("utf-8"), TESTERS.name)
    assert case is not None
    found = match(case, installed())
    tell = MatchingTeller(found, wording("nl"))
    printed = matching_text(told(found, "nl"), (tell.week(each) for each in weeks(found)), Look())
    taken = process_time() - start
    people, tasks = len(case.people), len(case.tasks)
    assert printed.count("De week van") == people
    return Result(f"match and explain {people} people, {tasks} tasks, with weeks (processor)", taken, "s", 5)


def _plain(together: Together) -> Iterator[Result]:
    """Everything given to CP-SAT at once, without a start."""
    from trede.matching.solvers.cp_sat import paired

    arcs = [
        (number, person, points)
        for number, found in enumerate(together.classes_in(range(len(together.people))))
        for points, mask in found
        for person in bits(mask)
    ]
    start = process_time()
    pairs, bound = paired(together.sizes(), arcs, {}, 1)
    taken = process_time() - start
    points = {(package, person): each for package, person, each in arcs}
    sizes = together.sizes()
    value = sum(
        points[number, doer] * sizes.hours[number] + points[number, second] * sizes.beside[number]
        for number, (doer, second) in pairs.items()
    )
    yield Result("  plain CP-SAT (processor)", taken, "s")
    yield Result("    gap", PERCENT - value * PERCENT / bound if bound else PERCENT, "%")


HOURS, ASKED, CONTACT = "hours_week_hundredths", "hours_hundredths", "contact"
DRAWS: dict[str, tuple[Choices, Choices]] = {
    "hardly enough hours": ({HOURS: (1360, 1700, 2040, 2380, 2720)}, {}),
    "part-timers": ({HOURS: (600, 800, 1000, 1200, 1600, 2400, 3200)}, {}),
    "limits on contact": ({CONTACT: (*CONTACTS[:1] * 3, *CONTACTS[1:])}, {CONTACT: CONTACTS}),
    "packages of half an hour to sixteen": ({}, {ASKED: (50, 100, 150, 200, 300, 400, 800, 1200, 1600)}),
}
"""Of people and of packages what is drawn again, and out of what."""


def some_work(people: int, packages: int, again: tuple[Choices, Choices] = ({}, {})) -> Together:
    draw = random.Random(people)  # noqa: S311
    crowd = [_person(draw, number) for number in range(people)]
    work = [_task(draw, number, packages) for number in range(packages)]
    of_person, of_task = again
    crowd = [replace(each, **_drawn(draw, of_person)) for each in crowd]
    work = [replace(each, **_drawn(draw, of_task)) for each in work]
    return Together(crowd, [package_of(f"P{n}", [task]) for n, task in enumerate(work)], PLACES, Terms())


def _drawn(draw: random.Random, again: Choices) -> dict[str, Any]:
    return {name: draw.choice(choices) for name, choices in again.items()}


def _person(draw: random.Random, number: int) -> Person:
    return Person(
        f"T{number}",
        draw.choice((1600, 2000, 2400, 2800, 3200)),
        draw.choice((400, 600, 800)),
        {skill: draw.choice((2, 3, 3, 4, 4, 5)) for skill in SKILLS if draw.random() < 0.67},
        {
            name: draw.choice((2, 3, 4, 5))
            for name in CONDITIONS
            if name != "structure" and draw.random() < 0.3
        },
        contact=draw.choice((*CONTACTS, None)),
        stepwise=draw.choice((True, False, None)),
        wishes=frozenset({f"klant{draw.randrange(40)}"}),
        growth=frozenset({draw.choice(SKILLS)}),
    )


def _task(draw: random.Random, number: int, packages: int) -> Task:
    asks = {skill: draw.choice((1, 2, 2, 3, 3, 4)) for skill in draw.sample(SKILLS, draw.randint(1, 3))}
    return Task(
        f"t{number}",
        f"Taak {number}",
        f"klant{number * 40 // packages}",
        draw.randrange(300, 800, 25),
        asks,
        contact=draw.choice((CONTACTS[0], CONTACTS[0], *CONTACTS)),
        stepwise=draw.random() < 0.7,
        place=draw.choice((None, "kantoor", "stil", "hal")),
    )


PARTS = (matching,)
