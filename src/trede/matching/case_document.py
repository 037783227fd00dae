# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A case as a document in the format ``trede/matching/1``: what ``case_file`` reads gives the same case again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.kernel.periods import as_date
from trede.kernel.values import scaled_text
from trede.matching.case_file import FORMAT
from trede.matching.case_values import DAY_NAMES

if TYPE_CHECKING:
    from trede.matching.people import Case, Guide, Person, Terms
    from trede.matching.work import Task, Workplace


def case_document(case: Case) -> dict[str, Any]:
    """Hours are text; what is not known is left out."""
    return {
        "format": FORMAT,
        "name": case.name,
        "tasks": [_task(each) for each in case.tasks],
        "places": [_place(each) for each in case.places],
        "jobs": [{"code": each.code, "name": each.name} for each in case.jobs],
        "people": [person_document(each) for each in case.people],
        "guides": [_guide(each) for each in case.guides],
        "terms": _terms(case.terms),
    }


def person_document(person: Person) -> dict[str, Any]:
    """Somebody, by a code."""
    return _known(
        code=person.code,
        hours_week=_hours(person.hours_week_hundredths),
        hours_day=_hours(person.hours_day_hundredths),
        competences=dict(person.competences),
        limits=dict(person.limits),
        contact=person.contact,
        stepwise=person.stepwise,
        days=[DAY_NAMES[day] for day in person.days],
        wishes=sorted(person.wishes),
        growth=sorted(person.growth),
        team=person.team or None,
        guide=person.guide,
    )


def _task(task: Task) -> dict[str, Any]:
    return _known(
        code=task.code,
        name=task.name,
        process=task.process,
        hours=_hours(task.hours_hundredths),
        asks=dict(task.asks),
        after=list(task.after),
        contact=task.contact,
        stepwise=task.stepwise,
        place=task.place,
        kind=task.kind,
        job=task.job,
        now=task.now,
    )


def _place(place: Workplace) -> dict[str, Any]:
    return {"code": place.code, "name": place.name, **place.conditions}


def _guide(guide: Guide) -> dict[str, Any]:
    return _known(code=guide.code, team=guide.team or None, most=guide.most)


def _terms(terms: Terms) -> dict[str, Any]:
    return _known(
        package_hours=_hours(terms.package_hours_hundredths),
        package_competences=terms.package_competences,
        second_percent=terms.second_percent,
        meeting=_hours(terms.meeting_hundredths),
        first_day=None if terms.first_day is None else as_date(terms.first_day).isoformat(),
    )


def _known(**told: Any) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value is not None}


def _hours(hundredths: int) -> str:
    return scaled_text(hundredths, 2)
