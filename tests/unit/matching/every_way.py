# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every way to bundle tasks and to pair people, one by one: slow, short, and written without the rules of trede."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.matching.people import Case, Person
    from trede.matching.work import Package, Task

SCALE = {"none": 0, "hardly": 1, "normal": 2}


def bundlings(tasks: list[Task]) -> Iterator[list[list[Task]]]:
    if not tasks:
        yield []
        return
    first, *rest = tasks
    for smaller in bundlings(rest):
        yield [[first], *smaller]
        for number, bundle in enumerate(smaller):
            yield [*smaller[:number], [first, *bundle], *smaller[number + 1 :]]


def highest(bundle: list[Task]) -> dict[str, int]:
    return {name: max(t.asks.get(name, 0) for t in bundle) for task in bundle for name in task.asks}


def price(bundle: list[Task]) -> int:
    asked, contact = sum(highest(bundle).values()), max(SCALE[task.contact] for task in bundle)
    steps = all(task.stepwise for task in bundle)
    total = 3000
    for task in bundle:
        more = asked - sum(task.asks.values()) + contact - SCALE[task.contact] + (task.stepwise and not steps)
        total += more * task.hours_hundredths
    return total


def in_order(bundling: list[list[Task]]) -> bool:
    """Packages are done one by one as soon as all before them is done: does that get through?"""
    waiting, done = list(bundling), set()
    while waiting:
        ready = [
            bundle
            for bundle in waiting
            if all(code in done or code in {t.code for t in bundle} for task in bundle for code in task.after)
        ]
        if not ready:
            return False
        done |= {task.code for bundle in ready for task in bundle}
        waiting = [bundle for bundle in waiting if bundle not in ready]
    return True


def room(case: Case, person: Person) -> tuple[int, int]:
    week = min(person.hours_week_hundredths, 5 * person.hours_day_hundredths) - 100
    beside = max(0, week) * 10 // 100
    return max(0, week) - beside, beside


def worth(case: Case, person: Person, tasks: list[Task]) -> int:
    """Points of this person with these tasks as one package; 0 when it cannot be."""
    asked = highest(tasks)
    here = [place for place in case.places if tasks[0].place in (None, place.code)]
    if (
        any(person.competences.get(name, 9) < level for name, level in asked.items())
        or SCALE[person.contact or "normal"] < max(SCALE[task.contact] for task in tasks)
        or (person.stepwise and not all(task.stepwise for task in tasks))
        or sum(task.hours_hundredths for task in tasks) > room(case, person)[0]
        or not any(endures(person, place.conditions) for place in here)
    ):
        return 0
    known = sum(name in person.competences for name in asked)
    points = 500 + (200 * known // len(asked) if asked else 200)
    points += 100 if {tasks[0].process, *(task.kind for task in tasks)} & person.wishes else 0
    return points + (
        50 if any(person.competences.get(n) == asked[n] for n in asked if n in person.growth) else 0
    )


def endures(person: Person, conditions: dict[str, int]) -> bool:
    return not any(
        (level < person.limits[name] if name == "structure" else level > person.limits[name])
        for name, level in conditions.items()
        if name in person.limits
    )


def cheapest(case: Case) -> int:
    """The least price of any bundling of the tasks."""
    found = [
        sum(map(price, bundling))
        for bundling in bundlings(list(case.tasks))
        if in_order(bundling) and all(len(bundle) == 1 or may_be(case, bundle) for bundle in bundling)
    ]
    return min(found)


def may_be(case: Case, bundle: list[Task]) -> bool:
    return (
        len({(task.process, task.place) for task in bundle}) == 1
        and sum(task.hours_hundredths for task in bundle) <= case.terms.package_hours_hundredths
        and len(highest(bundle)) <= case.terms.package_competences
        and any(worth(case, person, bundle) for person in case.people)
    )


def most_points(case: Case, packages: list[Package]) -> int:
    """The most points of any way to give each package to two people, or to nobody."""
    people = range(len(case.people))
    value = [[worth(case, person, list(package.tasks)) for person in case.people] for package in packages]
    hours = [package.hours_hundredths for package in packages]
    beside = [max(1, -(-each // 10)) for each in hours]
    ways = [
        [None, *((a, b) for a in people for b in people if a != b and value[number][a] and value[number][b])]
        for number in range(len(packages))
    ]
    best = 0
    for way in product(*ways):
        left = [list(room(case, person)) for person in case.people]
        total = 0
        for number, two in enumerate(way):
            if two:
                left[two[0]][0] -= hours[number]
                left[two[1]][1] -= beside[number]
                total += value[number][two[0]] * hours[number] + value[number][two[1]] * beside[number]
        if total > best and all(min(each) >= 0 for each in left):
            best = total
    return best
