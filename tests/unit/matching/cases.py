# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small cases to match, drawn from a seed."""

from __future__ import annotations

import random

from trede.matching.people import Case, Guide, Person, Terms
from trede.matching.work import CONTACTS, Task, Workplace

SKILLS = ("lezen", "rekenen", "nauwkeurig")


def some_tasks(draw: random.Random, number: int) -> tuple[Task, ...]:
    tasks: list[Task] = []
    for each in range(number):
        asks = {skill: draw.randint(1, 5) for skill in SKILLS if draw.random() < 0.4}
        after = tuple(task.code for task in tasks if draw.random() < 0.3)
        tasks.append(
            Task(
                f"t{each}",
                f"Taak {each}",
                draw.choice("pq"),
                draw.choice((100, 200, 350, 600)),
                asks,
                after,
                contact=draw.choice(CONTACTS),
                stepwise=draw.random() < 0.5,
                place=draw.choice((None, "zaal")),
                kind=draw.choice((None, "controle")),
            )
        )
    return tuple(tasks)


def some_people(draw: random.Random, number: int) -> tuple[Person, ...]:
    return tuple(
        Person(
            f"T{each}",
            draw.choice((800, 1600, 2400)),
            draw.choice((300, 600)),
            {skill: draw.randint(2, 5) for skill in SKILLS if draw.random() < 0.8},
            {name: draw.randint(1, 5) for name in ("noise", "structure") if draw.random() < 0.5},
            contact=draw.choice((*CONTACTS, None)),
            stepwise=draw.choice((True, False, None)),
            wishes=frozenset(draw.sample(("p", "controle"), draw.randint(0, 1))),
            growth=frozenset(draw.sample(SKILLS, draw.randint(0, 1))),
            team=draw.choice("xy"),
        )
        for each in range(number)
    )


PLACES = (
    Workplace("zaal", "Grote zaal", {"noise": 4, "structure": 2}),
    Workplace("kamer", "Stille kamer", {"noise": 1, "structure": 4, "light": 2}),
)
GUIDES = (Guide("B1", "x", 3), Guide("B2", "x", 3), Guide("B3", "y", 2))


def some_case(seed: int, tasks: int = 5, people: int = 4) -> Case:
    draw = random.Random(seed)
    terms = Terms(
        package_hours_hundredths=draw.choice((600, 1000)), package_competences=draw.choice((1, 2, 3))
    )
    return Case(f"seed {seed}", some_tasks(draw, tasks), PLACES, (), some_people(draw, people), GUIDES, terms)
