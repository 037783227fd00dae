# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The user's own workbook, with remarks beside its rows or mended: made beside the requests, then fetched."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.errors import NotFoundError, RefusedError
from trede.intake.mapping_file import mapping_text
from trede.office.dossier import queries
from trede.office.uploads import uploading
from trede.office.uploads.places import Progress
from trede.office.web.employer.journey import EMPLOYEES, steps
from trede.office.web.employer.keys import came_from, key, to_page, without_key
from trede.office.web.employer.menu import at
from trede.office.web.employer.waiting import REMARKS, arrived, unkept, wait
from trede.office.web.kit.files import WORKBOOK, download
from trede.office.web.kit.parts import away
from trede.office.web.kit.words import said, spoken

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse
    from django_stubs_ext import StrOrPromise

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.office.uploads.uploading import Book
    from trede.office.web.kit.pages import Visit

PAGE = "employees-remarks-made"
NOT_MADE = gettext_lazy(
    "Het lukte nu niet om uw bestand te maken. Probeer het over een paar minuten nog eens."
)


def remarks(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """Have it made with remarks; of a small file it is there at once."""
    return _have_made(visit, dossier, reading, "remarks")


def mended(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """Have it made as it was mended."""
    return _have_made(visit, dossier, reading, "mended")


def choices(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """How the file was read last, as the small file that can be brought along or given on the command line."""
    case = queries.case(visit.by, dossier)
    try:
        found = uploading.seen(by=visit.by, on=visit.on, token=key(visit.request, reading))
    except NotFoundError:
        found = Progress()
    if isinstance(found, Progress):
        return redirect("employees-reading", case.organisation, case.id, reading)
    made, ending = mapping_text(found.sheets, found.words, found.said).encode(), _("keuzes")
    return download(made, f"{PurePath(found.task.name).stem}-{ending}.toml", "application/toml")


def _have_made(visit: Visit[Member], dossier: UUID, reading: str, kind: Book) -> HttpResponse:
    case, token = queries.case(visit.by, dossier), key(visit.request, reading)
    ending = _("hersteld") if kind == "mended" else _("opmerkingen")
    name = f"{PurePath(uploading.name_of(by=visit.by, on=visit.on, token=token)).stem}-{ending}.xlsx"
    try:
        made = uploading.begin_book(
            by=visit.by, on=visit.on, token=token, kind=kind, name=name, language=spoken()
        )
    except RefusedError as refused:
        messages.warning(visit.request, said(refused.findings[0]))
        return redirect("employees-reading", case.organisation, case.id, reading)
    found = uploading.book(by=visit.by, on=visit.on, token=made)
    if isinstance(found, Progress):
        return to_page(PAGE, case, made, came_from=reading)
    uploading.leave(by=visit.by, on=visit.on, token=made)
    if not found:
        messages.warning(visit.request, NOT_MADE)
        return redirect("employees-reading", case.organisation, case.id, reading)
    return download(found, name, WORKBOOK)


def made(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """How far it is, and then a button that fetches it."""
    case = queries.case(visit.by, dossier)
    try:
        token = key(visit.request, reading)
        found = uploading.book(by=visit.by, on=visit.on, token=token)
    except NotFoundError:
        return _leave(visit.request, case, reading, _("Dit bestand is er niet meer. Maak het opnieuw."))
    failed = found.failed if isinstance(found, Progress) else not found
    if visit.request.POST.get("step") == "stop" or failed:
        uploading.leave(by=visit.by, on=visit.on, token=token)
        words = NOT_MADE if failed else _("Gestopt. Er is geen bestand gemaakt.")
        return _leave(visit.request, case, reading, words)
    more = {**at(visit, case), "steps": steps(case, EMPLOYEES), "reading": came_from(visit.request)}
    if isinstance(found, Progress):
        return wait(visit.request, found, REMARKS, _("Wij maken uw bestand"), more)
    if visit.request.method == "POST":
        return download(found, uploading.name_of(by=visit.by, on=visit.on, token=token), WORKBOOK)
    return unkept(arrived(visit.request, render(visit.request, "employer/employees/remarks.html", more)))


def _leave(request: HttpRequest, case: Case, name: str, words: StrOrPromise) -> HttpResponse:
    messages.warning(request, words)
    answer = away(request, reverse("employees", args=[case.organisation, case.id]))
    return without_key(answer, PAGE, case, name)
