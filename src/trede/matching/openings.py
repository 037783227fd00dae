# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work to look for people for: carved out of present jobs, or with nobody. What it asks comes from its tasks alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.matching.work import CONTACTS, asked_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.matching.outcome import Outcome
    from trede.matching.work import Contact, Task, Workplace


@dataclass(frozen=True, slots=True)
class Opening:
    """Tasks with their hours together; ``job`` is what they were carved out of, ``asks`` only what they ask (1 to 5).

    ``places`` are where it can be done; ``stepwise``: each task has an instruction step by step.
    """

    case: str
    job: str | None
    processes: Sequence[str]
    tasks: Sequence[str]
    hours_hundredths: int
    asks: Mapping[str, int]
    contact: Contact
    stepwise: bool
    places: Sequence[Workplace]


def openings(outcome: Outcome) -> list[Opening]:
    """For each job that tasks were carved out of, and for each process with packages that nobody has."""
    jobs = {job.code: job.name for job in outcome.case.jobs}
    tasks = {task.code: task for task in outcome.case.tasks}
    found = [
        _opening(outcome, [tasks[code] for code in each.tasks], jobs[each.job])
        for each in outcome.split.carved
    ]
    return [*found, *(_opening(outcome, tasks, None) for tasks in _nobodys(outcome).values())]


def _nobodys(outcome: Outcome) -> dict[str, list[Task]]:
    """By process the tasks of packages that nobody has, without those that were carved out whole."""
    taken = {code for each in outcome.split.carved for code in each.tasks}
    found: dict[str, list[Task]] = {}
    for package in outcome.open:
        if not taken.issuperset(task.code for task in package.tasks):
            found.setdefault(package.process, []).extend(package.tasks)
    return found


def _opening(outcome: Outcome, tasks: Iterable[Task], job: str | None) -> Opening:
    every = tuple(tasks)
    fixed = {task.place for task in every if task.place}
    places = [each for each in outcome.case.places if not fixed or each.code in fixed]
    return Opening(
        outcome.case.name,
        job,
        tuple(dict.fromkeys(task.process for task in every)),
        tuple(dict.fromkeys(task.name for task in every)),
        sum(task.hours_hundredths for task in every),
        asked_of(every),
        max((task.contact for task in every), key=CONTACTS.index),
        all(task.stepwise for task in every),
        places,
    )
