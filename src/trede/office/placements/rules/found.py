# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was found in a file, to be kept: checked once more, each with a guide who stays the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.kernel.periods import as_date
from trede.matching.case_document import case_document, person_document
from trede.matching.case_file import read_data
from trede.matching.guiding import guided
from trede.matching.outcome import Match, Outcome, check
from trede.matching.splitting import kept_split
from trede.office.uploads.rules.matching import unfit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from trede.office.placements.rules.divided import Pair

MOST_DIVISIONS = 50
MONDAY = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An outcome with its parts as they are kept: the work without people, and each of the people."""

    outcome: Outcome
    work: Mapping[str, Any]
    people: Mapping[str, Mapping[str, Any]]
    packages: Mapping[str, Sequence[str]]


def checked(document: Mapping[str, Any]) -> Found:
    """As it is kept. Raises RefusedError for what is wrong in the case, KeyError for another kind of document."""
    case, findings = read_data(document["case"], str(document["case"]["name"]), [])
    told = [*findings, *unfit(case)]
    if told:
        raise RefusedError(told)
    split = kept_split(case, document["packages"], proven=bool(document["proven"]))
    matches = {code: Match(**each) for code, each in document["matches"].items()}
    found = Outcome(case, split, matches, guided(case), document["value"], document["bound"])
    check(found)
    work = case_document(case)
    del work["people"]
    people = {each.code: _told(replace(each, guide=found.guides.by.get(each.code))) for each in case.people}
    return Found(found, work, people, document["packages"])


def _told(person: Any) -> Mapping[str, Any]:
    return person_document(person)


def first_day(found: Found, today: date) -> date:
    """On which it begins: as the file says when that is still to come, else the next Monday."""
    said = found.outcome.case.terms.first_day
    if said is not None and as_date(said) > today:
        return as_date(said)
    return today + timedelta(days=7 - today.weekday())


def with_present_people(case: Mapping[str, Any], doers: Mapping[str, str]) -> dict[str, Any]:
    """The case with who does each task now (by its code), so that present matches stay where possible."""
    tasks = [
        {name: value for name, value in task.items() if name != "now"}
        | ({"now": doers[task["code"]]} if doers.get(task["code"]) else {})
        for task in case["tasks"]
    ]
    return {**case, "tasks": tasks}


def changes(
    before: Mapping[str, tuple[Pair, frozenset[str]]], now: Mapping[str, tuple[Pair, frozenset[str]]]
) -> list[tuple[str, str, str]]:
    """Who gets, looks along with or stops with which package: (code, kind, package). By the tasks, not by the code of
    a package, which a new division gives out anew.
    """
    found = []
    for kind, which in (("does", "doer"), ("looks", "second")):
        was, is_now = _work_of(before, which), _work_of(now, which)
        found += [(who, kind, package) for (who, tasks), package in is_now.items() if (who, tasks) not in was]
    was = {**_work_of(before, "doer"), **_work_of(before, "second")}
    is_now = {**_work_of(now, "doer"), **_work_of(now, "second")}
    return found + [
        (who, "stops", package) for (who, tasks), package in was.items() if (who, tasks) not in is_now
    ]


def _work_of(
    pairs: Mapping[str, tuple[Pair, frozenset[str]]], which: str
) -> dict[tuple[str, frozenset[str]], str]:
    return {
        (getattr(pair, which), tasks): package
        for package, (pair, tasks) in pairs.items()
        if getattr(pair, which)
    }
