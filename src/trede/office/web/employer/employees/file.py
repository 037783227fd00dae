# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bring a file: choose it, or take the template home to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _

from trede.errors import RefusedError
from trede.intake.template import template_bytes
from trede.office.dossier import queries
from trede.office.uploads import uploading
from trede.office.web.employer.case import closed
from trede.office.web.employer.employees.forms import Upload, year
from trede.office.web.employer.journey import EMPLOYEES, steps
from trede.office.web.employer.keys import to_page
from trede.office.web.employer.menu import here
from trede.office.web.kit.files import WORKBOOK, download
from trede.office.web.kit.findings import unpacked
from trede.office.web.kit.words import spoken, with_refusal
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.kit.pages import Visit


def bring(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Choose a file; the reading of it has a page of its own."""
    case = queries.case(visit.by, dossier)
    if case.frozen:
        return closed(visit.request, case)
    if visit.request.method != "POST":
        return _choose(visit.request, case, Upload(initial={"year_from": case.year_from}))
    form = Upload(visit.request.POST, visit.request.FILES, initial={"year_from": case.year_from})
    if not form.is_valid():
        return _choose(visit.request, case, form)
    file, (first, last) = form.cleaned_data["file"], year(form.cleaned_data["year_from"])
    before = unpacked(visit.request.POST.get("before", ""))
    try:
        token = uploading.begin(
            by=visit.by,
            on=visit.on,
            dossier=case.id,
            name=file.name,
            data=file.read(),
            first=first,
            last=last,
            before=before,
            said=form.cleaned_data["choices"],
        )
    except RefusedError as refused:
        return _choose(visit.request, case, with_refusal(form, "file", refused))
    return to_page("employees-reading", case, token)


def template(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """The workbook to fill in, with the positions of the handbook of this dossier."""
    made = template_bytes(open_shelf().on(queries.case(visit.by, dossier).intended_on), spoken())
    return download(made, _("sjabloon-trede.xlsx"), WORKBOOK)


def _choose(request: HttpRequest, case: Case, form: Upload) -> HttpResponse:
    return render(
        request,
        "employer/employees/bring.html",
        {**here(request, case), "form": form, "steps": steps(case, EMPLOYEES)},
    )
