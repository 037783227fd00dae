# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Fill in a small organisation on a page: one group of fields for each person, all mistakes at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from trede.errors import RefusedError
from trede.office.dossier import queries
from trede.office.uploads import uploading
from trede.office.web.employer.case import closed
from trede.office.web.employer.employees.by_hand import (
    MOST_ROWS,
    empty_row,
    filled,
    posted_rows,
    row_mistakes,
    shown_people,
)
from trede.office.web.employer.employees.forms import Total, year
from trede.office.web.employer.journey import EMPLOYEES, steps
from trede.office.web.employer.keys import to_page
from trede.office.web.employer.menu import here
from trede.office.web.kit.words import said, spoken
from trede.office.web.templatetags.look import form_mistakes
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.employer.employees.by_hand import Row
    from trede.office.web.kit.pages import Visit


def by_hand(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """The rows; a button of the page adds one, takes one away, or measures."""
    case = queries.case(visit.by, dossier)
    if case.frozen:
        return closed(visit.request, case)
    if visit.request.method != "POST":
        return _page(visit.request, case, Total(initial={"year_from": case.year_from}), [empty_row()])
    rows, form = posted_rows(visit.request.POST), Total(visit.request.POST)
    if (step := visit.request.POST.get("step", "")) != "keep":
        changed = _changed(rows, step)
        return _page(
            visit.request,
            case,
            Total(initial=visit.request.POST.dict()),
            changed,
            focus=_focus(changed, step),
        )
    rows = filled(rows)
    if not form.is_valid():
        return _page(visit.request, case, form, rows)
    first, last = year(form.cleaned_data["year_from"])
    total = form.cleaned_data["total_fte"].strip() or None
    try:
        taken = uploading.measure_by_hand(
            by=visit.by, on=visit.on, dossier=case.id, rows=rows, total_fte=total, first=first, last=last
        )
    except RefusedError as refused:
        return _page(visit.request, case, form, rows, refused.findings)
    return to_page("employees-kept", case, taken.rows_token)


def _changed(rows: list[Row], step: str) -> list[Row]:
    """With one more row, or without the one that was taken away."""
    action, _sign, number = step.partition("-")
    if action == "remove" and number.isdecimal():
        return [row for index, row in enumerate(rows) if index != int(number)] or [empty_row()]
    return [*rows, empty_row()][:MOST_ROWS]


def _focus(rows: Sequence[Row], step: str) -> str:
    """The field where whoever changed the rows goes on: the new row, or what came in the place of one."""
    number = step.rpartition("-")[2]
    place = min(int(number), len(rows) - 1) if number.isdecimal() else len(rows) - 1
    return f"row-{place}-ref"


def _page(
    request: HttpRequest,
    case: Case,
    form: Total,
    rows: Sequence[Row],
    findings: Sequence[Finding] = (),
    focus: str = "",
) -> HttpResponse:
    edition = open_shelf().on(case.intended_on)
    people = shown_people(rows or [empty_row()], findings, edition, texts_of(edition.folder, spoken()))
    for found in findings:
        if found.blocks and found.place in form.fields:
            form.add_error(found.place, said(found))
    return render(
        request,
        "employer/employees/by_hand.html",
        {
            **here(request, case),
            "form": form,
            "people": people,
            "mistakes": [*form_mistakes(form), *row_mistakes(people, findings)],
            "focus": focus,
            "full": len(people) >= MOST_ROWS,
            "steps": steps(case, EMPLOYEES),
        },
    )
