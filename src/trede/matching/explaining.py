# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why somebody has a package or has not, what must change for it, and what would help most people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trede.matching.fitting import Kind, fit
from trede.matching.outcome import Book
from trede.matching.work import CONTACTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trede.matching.fitting import Fit
    from trede.matching.outcome import Outcome
    from trede.matching.people import Person
    from trede.matching.work import Package, Task

Reason = Literal["obstacles", "absent", "full", "other", "alone"]
"""Something is in the way; absent; no hours left; somebody else has it; nobody is left for a second pair of eyes."""
NEAREST, ALL_PAIRS = 3, 5_000
MOST_LOOKED_AT = 200
"""Of more people those with most hours left are looked at for an open package."""


@dataclass(frozen=True, slots=True)
class NonMatch:
    """Why a person has not got a package, with what is in the way and what is not known."""

    person: str
    package: str
    reason: Reason
    fit: Fit


@dataclass(frozen=True, slots=True)
class Help:
    """What alone keeps so many people from work: a competence that they could learn, or something to adapt."""

    kind: Kind
    name: str
    people: int
    packages: int


def non_match(outcome: Outcome, person: Person, package: Package, book: Book) -> NonMatch:
    """For a person who does not do this package."""
    how = fit(person, package, outcome.case.places, outcome.case.terms)
    return NonMatch(person.code, package.code, _reason(outcome, person, package, book, how), how)


def _reason(outcome: Outcome, person: Person, package: Package, book: Book, how: Fit) -> Reason:
    if person.code == outcome.absent:
        return "absent"
    if how.obstacles:
        return "obstacles"
    if not book.can_do(person.code, package):
        return "full"
    return "other" if package.code in outcome.matches else "alone"


def non_matches(outcome: Outcome) -> list[NonMatch]:
    """Of everybody with every package when those are few enough; else of the nearest people with open packages."""
    book = Book(outcome)
    if len(outcome.case.people) * len(outcome.split.packages) <= ALL_PAIRS:
        return [
            non_match(outcome, person, package, book)
            for package in outcome.split.packages
            for person in outcome.case.people
            if package.code not in outcome.matches or outcome.matches[package.code].doer != person.code
        ]
    return [found for package in outcome.open for found in nearest(outcome, package, book)]


def nearest(outcome: Outcome, package: Package, book: Book) -> list[NonMatch]:
    """The people for whom least would have to change for this package."""
    people = sorted(outcome.case.people, key=lambda each: -book.left[each.code][0])[:MOST_LOOKED_AT]
    found = [non_match(outcome, person, package, book) for person in people]
    found.sort(key=lambda each: (each.reason == "absent", len(each.fit.obstacles), -each.fit.points))
    return found[:NEAREST]


def helps(outcome: Outcome, most: int = 5) -> list[Help]:
    """What alone stands between people with hours left and packages, that which helps most people first.

    Open packages count when there are any; else all.
    """
    packages = outcome.open or outcome.split.packages
    book = Book(outcome)
    people: dict[tuple[Kind, str], set[str]] = {}
    where: dict[tuple[Kind, str], set[str]] = {}
    for person in _with_hours(outcome, packages, book):
        for package in packages:
            how = fit(person, package, outcome.case.places, outcome.case.terms)
            keys = {(each.kind, each.name) for each in how.obstacles}
            if len(keys) == 1:
                key = keys.pop()
                people.setdefault(key, set()).add(person.code)
                where.setdefault(key, set()).add(package.code)
    found = [Help(kind, name, len(who), len(where[kind, name])) for (kind, name), who in people.items()]
    return sorted(found, key=lambda each: (-each.people, -each.packages, each.kind, each.name))[:most]


def _with_hours(outcome: Outcome, packages: Sequence[Package], book: Book) -> Iterator[Person]:
    """Who could do one of these packages by the hours that are left; of many people and packages the first ones."""
    smallest = min((package.hours_hundredths for package in packages), default=0)
    looks = 20 * ALL_PAIRS
    for person in outcome.case.people:
        if person.code != outcome.absent and book.left[person.code][0] >= smallest and looks > 0:
            looks -= len(packages)
            yield person


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A task with more contact with customers than these people can have, in a process that they work in.

    ``by`` does it: another person; None: nobody yet, or a colleague in the job that it stayed in.
    """

    task: Task
    people: tuple[str, ...]
    by: str | None


def taken_over(outcome: Outcome) -> list[TakenOver]:
    """Of every task whose contact somebody in its process cannot have: who takes it over."""
    doers: dict[str, str] = {}
    processes: dict[str, set[str]] = {}
    for package in outcome.split.packages:
        if package.code in outcome.matches:
            doer = outcome.matches[package.code].doer
            doers.update(dict.fromkeys((task.code for task in package.tasks), doer))
            processes.setdefault(package.process, set()).add(doer)
    least = {person.code: CONTACTS.index(person.contact) for person in outcome.case.people if person.contact}
    found = []
    for task in outcome.case.tasks:
        asked = CONTACTS.index(task.contact)
        people = sorted(code for code in processes.get(task.process, ()) if least.get(code, asked) < asked)
        if people:
            found.append(TakenOver(task, tuple(people), doers.get(task.code)))
    return found
