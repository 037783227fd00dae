# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file of a case (JSON, format ``trede/matching/1``): tasks, places, jobs, people by a code, guides.

Every mistake comes out at once, with its place. See docs/reference/matching-file.md.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from trede.kernel.findings import Finding, finding
from trede.matching.case_values import (
    contact,
    days,
    first_day,
    flag,
    hours,
    level,
    levels,
    names,
    person_code,
    short,
    whole_within,
)
from trede.matching.fitting_together import misfits
from trede.matching.people import WORKING_DAYS, Case, Guide, Person, Terms
from trede.matching.work import CONDITIONS, CONTACTS, Job, Task, Workplace
from trede.scheme.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Line = TypeVar("Line")

FORMAT = "trede/matching/1"
LARGEST = 8_000_000
"""Signs of a file; what is in it takes some thirty times as much memory."""
MOST_LINES = 20_000
LISTS = ("tasks", "places", "jobs", "people", "guides")
WEEK = 6000
"""Hundredths of hours in the longest week."""
DAY = 1200


def read_case(source: str, name: str) -> tuple[Case, tuple[Finding, ...]]:
    """The case in the text of a JSON file, and everything wrong with it. ``name`` is that of the file."""
    findings: list[Finding] = []
    data = _decoded(source, name, findings)
    if findings:
        return Case(name, ()), tuple(findings)
    return read_data(data, name, findings)


def read_data(data: Any, name: str, findings: list[Finding]) -> tuple[Case, tuple[Finding, ...]]:
    """The same for what is decoded already: numbers are whole or Decimal, never float."""
    if not isinstance(data, dict):
        return Case(name, ()), (*findings, finding("input.not-an-object", name, type(data).__name__))
    top = Table("", data, findings)
    top.choice("format", (FORMAT,))
    case = Case(
        name=short(top, "name") if "name" in data else name,
        tasks=_lines(top, "tasks", _task),
        places=_lines(top, "places", _place),
        jobs=_lines(top, "jobs", _job),
        people=_lines(top, "people", _person),
        guides=_lines(top, "guides", _guide),
        terms=_terms(top.table("terms")) if "terms" in data else Terms(),
    )
    _close(top)
    return case, (*findings, *([] if findings else misfits(case)))


def _decoded(source: str, name: str, findings: list[Finding]) -> Any:
    if len(source) > LARGEST:
        findings.append(finding("input.too-large", name, LARGEST // 1_000_000))
        return None
    twice: set[str] = set()

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            counts = Counter(key for key, _ in pairs)
            twice.update(key for key, count in counts.items() if count > 1)
        return found

    try:
        data = json.loads(source, parse_float=Decimal, object_pairs_hook=unique, parse_constant=lambda _: {})
    except (ValueError, RecursionError, ArithmeticError) as problem:
        findings.append(finding("matching.not-json", name, getattr(problem, "lineno", 1)))
        return None
    findings += [finding("input.duplicate-key", name, key[:50]) for key in sorted(twice)[:20]]
    return data


def _lines(top: Table, key: str, read: Callable[[Table], Line]) -> tuple[Line, ...]:
    listed = top.get(key, list, []) if key in top.data or key == "tasks" else []
    if len(listed) > MOST_LINES:
        top.report("input.too-many-rows", key, MOST_LINES)
    found = []
    for number, entry in enumerate(listed[:MOST_LINES]):
        if isinstance(entry, dict):
            table = Table(f"{key}[{number}]", entry, top.findings)
            found.append(read(table))
            _close(table)
        else:
            top.report("input.not-an-object", f"{key}[{number}]", str(entry)[:50])
    return tuple(found)


_NOT_HERE = """
diagnosis diagnose disability handicap illness ziekte reason reden position uitgangspositie benefit uitkering bsn
birthday geboortedatum medical beperking name naam
"""
NOT_HERE = frozenset(_NOT_HERE.split())
"""Names of keys that would say who somebody is, or why."""


def _close(table: Table) -> None:
    """Keys that nobody asked for; those that say something of somebody's health or past are refused as such."""
    for key in [key for key in table.data if key not in table.seen and key.lower() in NOT_HERE]:
        table.seen.add(key)
        table.report("matching.not-here", key, key[:50])
    table.close()


def _task(table: Table) -> Task:
    return Task(
        code=short(table, "code"),
        name=short(table, "name"),
        process=short(table, "process"),
        hours_hundredths=hours(table, "hours", WEEK),
        asks=levels(table, "asks"),
        after=names(table, "after"),
        contact=contact(table, "contact") or CONTACTS[0],
        stepwise=flag(table, "stepwise") or False,
        place=_maybe(table, "place"),
        kind=_maybe(table, "kind"),
        job=_maybe(table, "job"),
        now=_maybe(table, "now"),
    )


def _place(table: Table) -> Workplace:
    conditions = {each: level(table, each) for each in CONDITIONS if each in table.data}
    table.seen.update(CONDITIONS)
    known = {each: value for each, value in conditions.items() if value is not None}
    return Workplace(short(table, "code"), short(table, "name"), known)


def _job(table: Table) -> Job:
    return Job(short(table, "code"), short(table, "name"))


def _person(table: Table) -> Person:
    limits = levels(table, "limits", CONDITIONS)
    return Person(
        code=person_code(table, "code"),
        hours_week_hundredths=hours(table, "hours_week", WEEK),
        hours_day_hundredths=hours(table, "hours_day", DAY),
        competences=levels(table, "competences"),
        limits=limits,
        contact=contact(table, "contact"),
        stepwise=flag(table, "stepwise"),
        days=days(table, "days") if "days" in table.data else WORKING_DAYS,
        wishes=frozenset(names(table, "wishes")),
        growth=frozenset(names(table, "growth")),
        team=_maybe(table, "team") or "",
        guide=person_code(table, "guide") if "guide" in table.data else None,
    )


def _guide(table: Table) -> Guide:
    return Guide(person_code(table, "code"), _maybe(table, "team") or "", whole_within(table, "most", 0, 100))


def _terms(table: Table) -> Terms:
    usual = Terms()
    found = Terms(
        hours(table, "package_hours", WEEK)
        if "package_hours" in table.data
        else usual.package_hours_hundredths,
        whole_within(table, "package_competences", 1, 20)
        if "package_competences" in table.data
        else usual.package_competences,
        whole_within(table, "second_percent", 0, 50)
        if "second_percent" in table.data
        else usual.second_percent,
        hours(table, "meeting", 400) if "meeting" in table.data else usual.meeting_hundredths,
        first_day(table, "first_day") if "first_day" in table.data else None,
    )
    _close(table)
    return found


def _maybe(table: Table, key: str) -> str | None:
    return short(table, key) if key in table.data else None
