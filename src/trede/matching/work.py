# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work: tasks of a process, the places where it is done, the jobs it is carved out of, and packages of tasks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Contact = Literal["none", "hardly", "normal"]
CONTACTS: tuple[Contact, ...] = ("none", "hardly", "normal")
"""Contact with customers, from least to most."""
CONDITIONS = ("noise", "light", "structure", "tempo", "travel")
"""What a place has from 1 (hardly) to 5 (very much)."""
AT_LEAST = frozenset({"structure"})
"""Of these somebody needs at least so much; of the others at most."""
SIMPLE = 2
"""A task that asks no more than this of any competence is simple; 3 is what an average worker does."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a week. ``asks`` gives competences a level from 1 to 5; ``after`` names tasks that come first.

    ``job`` is the present job it is part of; ``now`` the person of the match who does it at present.
    """

    code: str
    name: str
    process: str
    hours_hundredths: int
    asks: Mapping[str, int]
    after: tuple[str, ...] = ()
    contact: Contact = "none"
    stepwise: bool = False
    place: str | None = None
    kind: str | None = None
    job: str | None = None
    now: str | None = None

    @property
    def is_simple(self) -> bool:
        return all(level <= SIMPLE for level in self.asks.values())


@dataclass(frozen=True, slots=True)
class Workplace:
    """A place and its conditions, 1 to 5; what is not known of it is not there."""

    code: str
    name: str
    conditions: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Job:
    """A present job, whose simple tasks may be carved out."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Package:
    """Tasks that one person does as a whole, a week: what they ask together.

    ``stepwise``: each of its tasks has an instruction step by step.
    """

    code: str
    tasks: tuple[Task, ...]
    hours_hundredths: int
    asks: Mapping[str, int]
    contact: Contact
    stepwise: bool

    @property
    def process(self) -> str:
        return self.tasks[0].process

    @property
    def place(self) -> str | None:
        return self.tasks[0].place

    @property
    def now(self) -> str | None:
        """Who does all of it at present."""
        return self.tasks[0].now if len({task.now for task in self.tasks}) == 1 else None

    @property
    def wished_as(self) -> frozenset[str]:
        """What a wish may name it by: its process, or a kind of work in it."""
        return frozenset({self.process, *(task.kind for task in self.tasks if task.kind)})


def package_of(code: str, tasks: Iterable[Task]) -> Package:
    """These tasks together, in this order; at least one."""
    every = tuple(tasks)
    return Package(
        code,
        every,
        sum(task.hours_hundredths for task in every),
        asked_of(every),
        max((task.contact for task in every), key=CONTACTS.index),
        all(task.stepwise for task in every),
    )


def asked_of(tasks: Iterable[Task]) -> dict[str, int]:
    """The highest level of each competence that any of the tasks asks."""
    asked: dict[str, int] = {}
    for task in tasks:
        for name, level in task.asks.items():
            asked[name] = max(level, asked.get(name, 0))
    return asked
