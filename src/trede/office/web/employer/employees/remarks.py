# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The user's own workbook with a remark beside each row that needs one: made beside the requests, then fetched."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.office.dossier import queries
from trede.office.uploads import uploading
from trede.office.uploads.places import Progress
from trede.office.web.employer.journey import EMPLOYEES, steps
from trede.office.web.employer.keys import key, to_page, without_key
from trede.office.web.employer.waiting import REMARKS, arrived, unkept, wait
from trede.office.web.kit.files import WORKBOOK, download
from trede.office.web.kit.parts import away
from trede.office.web.kit.words import said, spoken

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.kit.pages import Visit

PAGE = "employees-remarks-made"


def remarks(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """Have it made; of a small file it is there at once."""
    case, token = queries.case(visit.by, dossier), key(visit.request, reading)
    try:
        name, made = uploading.begin_remarks(by=visit.by, on=visit.on, token=token, language=spoken())
    except RefusedError as refused:
        messages.warning(visit.request, said(refused.findings[0]))
        return redirect("employees-reading", case.organisation, case.id, reading)
    found = uploading.remarks(by=visit.by, on=visit.on, token=made)
    if isinstance(found, Progress):
        return to_page(PAGE, case, made)
    uploading.leave(by=visit.by, on=visit.on, token=made)
    return _book(name, found)


def made(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """How far it is, and then a button that fetches it."""
    case = queries.case(visit.by, dossier)
    try:
        token = key(visit.request, reading)
        found = uploading.remarks(by=visit.by, on=visit.on, token=token)
    except NotFoundError:
        return _leave(
            visit.request, case, reading, _("Het bestand met opmerkingen is er niet meer. Maak het opnieuw.")
        )
    if visit.request.POST.get("step") == "stop" or (isinstance(found, Progress) and found.failed):
        uploading.leave(by=visit.by, on=visit.on, token=token)
        return _leave(visit.request, case, reading, _("Gestopt. Er is geen bestand met opmerkingen gemaakt."))
    more = {"case": case, "steps": steps(case, EMPLOYEES)}
    if isinstance(found, Progress):
        return wait(visit.request, found, REMARKS, _("Wij schrijven de opmerkingen in uw bestand"), more)
    if visit.request.method == "POST":
        return _book(uploading.name_of(by=visit.by, on=visit.on, token=token), found)
    return unkept(arrived(visit.request, render(visit.request, "employer/employees/remarks.html", more)))


def _book(name: str, made: bytes) -> HttpResponse:
    return download(made, f"{PurePath(name).stem}-{_('opmerkingen')}.xlsx", WORKBOOK)


def _leave(request: HttpRequest, case: Case, name: str, words: str) -> HttpResponse:
    messages.warning(request, words)
    answer = away(request, reverse("employees", args=[case.organisation, case.id]))
    return without_key(answer, PAGE, case, name)
