# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""It is done: the rows file to take home, and where to go next."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.office.dossier import queries
from trede.office.uploads import uploading
from trede.office.uploads.places import Progress
from trede.office.web.employer.journey import PURCHASES, steps
from trede.office.web.employer.keys import key, to_page
from trede.office.web.employer.menu import at
from trede.office.web.kit.files import WORKBOOK, download
from trede.office.web.kit.words import said, spoken

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def kept(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """The measurement was made; when the rows file is gone there is only the result."""
    case = queries.case(visit.by, dossier)
    try:
        uploading.rows_file(by=visit.by, on=visit.on, token=key(visit.request, reading))
    except NotFoundError:
        return redirect("result", case.organisation, case.id)
    here = {"rows": f"{visit.request.path}rijen/", "sheet": f"{visit.request.path}werkblad/"}
    told = {**at(visit, case), **here, "steps": steps(case, PURCHASES)}
    return render(visit.request, "employer/employees/kept.html", told)


def rows(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """The rows file of the measurement just made; only its maker gets it, for half an hour."""
    queries.case(visit.by, dossier)
    name, data = uploading.rows_file(by=visit.by, on=visit.on, token=key(visit.request, reading))
    return download(data, name, "application/json")


def sheet(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """The same rows as a workbook, to read; of many rows it takes a while."""
    case, token = queries.case(visit.by, dossier), key(visit.request, reading)
    name = f"{PurePath(uploading.name_of(by=visit.by, on=visit.on, token=token)).stem}.xlsx"
    try:
        made = uploading.begin_rows_book(by=visit.by, on=visit.on, token=token, name=name, language=spoken())
    except RefusedError as refused:
        messages.warning(visit.request, said(refused.findings[0]))
        return redirect("employees-kept", case.organisation, case.id, reading)
    found = uploading.book(by=visit.by, on=visit.on, token=made)
    if isinstance(found, Progress):
        return to_page("employees-remarks-made", case, made)
    uploading.leave(by=visit.by, on=visit.on, token=made)
    if not found:
        messages.warning(visit.request, _("Dit lukte niet. Het rijenbestand zelf is er wel."))
        return redirect("employees-kept", case.organisation, case.id, reading)
    return download(found, name, WORKBOOK)
