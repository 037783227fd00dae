# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The week of each person: what on which day, between a fixed start and end of the week; what changed is marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trede.matching.people import looking_along
from trede.matching.splitting_order import Order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.matching.outcome import Outcome
    from trede.matching.people import Person
    from trede.matching.work import Package, Task

What = Literal["start", "task", "look-along", "end"]
QUARTER = 25


@dataclass(frozen=True, slots=True)
class Block:
    """Some hundredths of hours on a day of the week (0 is Monday). ``task`` or ``package`` say what with.

    ``with_whom`` is the other of the two people. ``new``: it was not this person's work before. ``waits``: what comes
    first is done later in the week by somebody else, so this goes on with what was made the week before.
    """

    day: int
    what: What
    hours_hundredths: int
    task: Task | None = None
    package: str | None = None
    with_whom: str | None = None
    new: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """One person's week, in order; and the tasks that are no longer this person's, by code."""

    person: str
    blocks: tuple[Block, ...]
    gone: tuple[str, ...]

    @property
    def has_work(self) -> bool:
        return any(block.what not in ("start", "end") for block in self.blocks)


def weeks(outcome: Outcome) -> list[Week]:
    """Of everybody who is there; whole days are never longer than a person's day."""
    planner = _Planner(outcome)
    planner.plan_tasks()
    planner.plan_looking_along()
    return [planner.week(person) for person in outcome.case.people if person.code != outcome.absent]


class _Planner:
    """Fills days from the start of the week, tasks in their order, spread evenly over a person's days."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome, self.terms = outcome, outcome.case.terms
        self.blocks: dict[str, list[Block]] = {person.code: [] for person in outcome.case.people}
        self.rooms = {person.code: self._days(person) for person in outcome.case.people}
        self.done: dict[str, int] = {}
        self.was = {task.code: task.now for task in outcome.case.tasks}
        for package in outcome.split.packages:
            if outcome.before and package.code in outcome.before:
                self.was.update(
                    dict.fromkeys((task.code for task in package.tasks), outcome.before[package.code].doer)
                )
        self.is_known = any(each is not None for each in self.was.values())

    def _days(self, person: Person) -> dict[int, int]:
        """Room on each day: the week spread evenly in quarters; the start and the end of the week come off."""
        count = len(person.days)
        even = -(-min(person.hours_week_hundredths, count * person.hours_day_hundredths) // count)
        day = min(person.hours_day_hundredths, -(-even // QUARTER) * QUARTER)
        found = dict.fromkeys(person.days, day)
        found[person.days[0]] -= self.terms.meeting_hundredths
        found[person.days[-1]] -= self.terms.meeting_hundredths
        return found

    def plan_tasks(self) -> None:
        order = Order(self.outcome.case.tasks)
        package_of = {task.code: package for package in self.outcome.split.packages for task in package.tasks}
        for task in order.sorted(self.outcome.case.tasks):
            package = package_of.get(task.code)
            if package is None or package.code not in self.outcome.matches:
                continue
            found = self.outcome.matches[package.code]
            earliest = max((self.done.get(before, 0) for before in task.after), default=0)
            new = self.is_known and self.was[task.code] != found.doer
            for day, hours, waits in self._taken(found.doer, task.hours_hundredths, earliest):
                block = Block(day, "task", hours, task, package.code, found.second, new, waits)
                self.blocks[found.doer].append(block)
                if not waits:
                    self.done[task.code] = day

    def plan_looking_along(self) -> None:
        for package in self.outcome.split.packages:
            if package.code in self.outcome.matches:
                self._look_along(package)

    def _look_along(self, package: Package) -> None:
        found = self.outcome.matches[package.code]
        before = (self.outcome.before or {}).get(package.code)
        new = before is not None and before.second != found.second
        asked = looking_along(package.hours_hundredths, self.terms)
        earliest = max((self.done.get(task.code, 0) for task in package.tasks), default=0)
        for day, hours, waits in self._taken(found.second, asked, earliest):
            block = Block(day, "look-along", hours, None, package.code, found.doer, new, waits)
            self.blocks[found.second].append(block)

    def _taken(self, code: str, asked: int, earliest: int) -> Iterator[tuple[int, int, bool]]:
        """Hours on days from the earliest on; what does not fit there goes before it, and waits."""
        room = self.rooms[code]
        for waits in (False, True):
            for day in sorted(room):
                hours = min(asked, max(0, room[day])) if (day < earliest) == waits else 0
                if hours:
                    room[day] -= hours
                    asked -= hours
                    yield day, hours, waits

    def week(self, person: Person) -> Week:
        blocks = sorted(self.blocks[person.code], key=lambda block: (block.day, block.what == "look-along"))
        meeting = self.terms.meeting_hundredths
        first = Block(person.days[0], "start", meeting)
        last = Block(person.days[-1], "end", meeting)
        mine = {block.task.code for block in blocks if block.task}
        gone = tuple(code for code, who in self.was.items() if who == person.code and code not in mine)
        return Week(person.code, (first, *blocks, last), gone)
