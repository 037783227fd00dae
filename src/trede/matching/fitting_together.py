# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What does not fit together in a case whose values are each right: codes that are twice or nowhere, circles."""

from __future__ import annotations

from collections import Counter
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

from trede.kernel.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.kernel.findings import Finding
    from trede.matching.people import Case


def misfits(case: Case) -> list[Finding]:
    """Everything at once, with its place."""
    return [*_twice(case), *_nowhere(case), *_circles(case)]


def _twice(case: Case) -> Iterator[Finding]:
    lists = {
        "tasks": [each.code for each in case.tasks],
        "places": [each.code for each in case.places],
        "jobs": [each.code for each in case.jobs],
        "people": [each.code for each in case.people],
        "guides": [each.code for each in case.guides],
    }
    for key, codes in lists.items():
        counts = Counter(codes)
        for number, code in enumerate(codes):
            if counts[code] > 1:
                yield finding("matching.code-twice", f"{key}[{number}].code", code)


def _nowhere(case: Case) -> Iterator[Finding]:
    tasks = {each.code for each in case.tasks}
    places, jobs = {each.code for each in case.places}, {each.code for each in case.jobs}
    people, guides = {each.code for each in case.people}, {each.code for each in case.guides}
    for number, task in enumerate(case.tasks):
        at = f"tasks[{number}]"
        yield from _unknown(f"{at}.after", task.after, tasks)
        yield from _unknown(f"{at}.place", [task.place], places)
        yield from _unknown(f"{at}.job", [task.job], jobs)
        yield from _unknown(f"{at}.now", [task.now], people)
    for number, person in enumerate(case.people):
        yield from _unknown(f"people[{number}].guide", [person.guide], guides)


def _unknown(place: str, named: Iterable[str | None], known: Iterable[str]) -> Iterator[Finding]:
    for code in named:
        if code is not None and code not in known:
            yield finding("matching.code-nowhere", place, code)


def _circles(case: Case) -> Iterator[Finding]:
    try:
        TopologicalSorter({task.code: task.after for task in case.tasks}).prepare()
    except CycleError as circle:
        number = next(number for number, task in enumerate(case.tasks) if task.code in circle.args[1])
        yield finding("matching.circle", f"tasks[{number}].after", " - ".join(reversed(circle.args[1])))
