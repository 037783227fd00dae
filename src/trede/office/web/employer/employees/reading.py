# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a file that was brought: how far the reading is, then what was read; repair, and measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trede.errors import NotFoundError, RefusedError
from trede.office.dossier import queries
from trede.office.uploads import uploading
from trede.office.uploads.rules.preview import previews
from trede.office.uploads.uploading import Look
from trede.office.web.employer.case import closed
from trede.office.web.employer.employees.columns import (
    headers_of,
    said_of_columns,
    shown_sheets,
    with_columns,
)
from trede.office.web.employer.employees.forms import Upload
from trede.office.web.employer.employees.preview import shown_previews
from trede.office.web.employer.employees.sheets import asked_sheets, said_of_sheets
from trede.office.web.employer.journey import EMPLOYEES, steps
from trede.office.web.employer.keys import key, name_of, to_page, without_key
from trede.office.web.employer.waiting import MEASURING, arrived, unkept, wait
from trede.office.web.kit.days import WRITTEN
from trede.office.web.kit.findings import count_of, grouped, packed, solved_since
from trede.office.web.kit.parts import away
from trede.office.web.kit.words import spoken
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.intake.mapping import Sheets
    from trede.intake.said import Columns
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.office.uploads.uploading import Progress
    from trede.office.web.kit.pages import Visit

PAGE = "employees-reading"


def reading(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """How far it is, or what was read; a button of the page stops it, reads it again or makes a measurement."""
    case = queries.case(visit.by, dossier)
    if case.frozen:
        return closed(visit.request, case)
    try:
        token = key(visit.request, reading)
        found = uploading.seen(by=visit.by, on=visit.on, token=token)
        if visit.request.method == "POST":
            return _asked(visit.request, visit.by, visit.on, case, token, found)
    except NotFoundError:
        words = _("Wij hebben uw bestand niet meer: het wacht hooguit een half uur. Kies het opnieuw.")
        return _leave(visit.request, case, reading, words)
    if isinstance(found, Look):
        return arrived(visit.request, _look(visit.request, case, found))
    if found.failed:
        uploading.leave(by=visit.by, on=visit.on, token=token)
        return _leave(
            visit.request,
            case,
            reading,
            _("Het lezen is mislukt. Er is niets bewaard. Kies uw bestand opnieuw."),
        )
    more = {"case": case, "steps": steps(case, EMPLOYEES), "file": True}
    return wait(visit.request, found, MEASURING, _("Wij lezen uw bestand"), more)


def _asked(
    request: HttpRequest, by: Member, on: datetime, case: Case, token: str, found: Look | Progress
) -> HttpResponse:
    """What a button of the page asked for."""
    step = request.POST.get("step", "")
    if step == "stop":
        uploading.leave(by=by, on=on, token=token)
        words = _("Gestopt. Wij hebben uw bestand weggegooid. Er is niets bewaard.")
        return _leave(request, case, name_of(token), words)
    if not isinstance(found, Look):
        return to_page(PAGE, case, token)
    columns, sheets = _said(request, found)
    if step == "preview":
        return _look(request, case, found, columns, sheets)
    if step == "check" or (columns, sheets) != (found.columns, found.task.sheets):
        _read_again(by, on, case, token, found, columns, sheets)
        found = uploading.seen(by=by, on=on, token=token)
    if step == "keep" and isinstance(found, Look) and found.prepared:
        return _keep(request, by, on, case, token, found)
    return to_page(PAGE, case, token)


def _said(request: HttpRequest, found: Look) -> tuple[Columns, Sheets]:
    """What was said of columns and sheets, before and now.

    Of a sheet whose user said what its columns are, a change of one column is a change of what was said of the sheet.
    """
    sheets = {**found.task.sheets, **said_of_sheets(request.POST, found.heads)}
    said = said_of_columns(request.POST)
    for sheet in found.sheets:
        if sheet.sheet in found.task.sheets and sheet.sheet in sheets:
            sheets[sheet.sheet] = with_columns(sheets[sheet.sheet], sheet, said)
            said = {header: key for header, key in said.items() if header not in headers_of(sheet)}
    return {**found.columns, **said}, sheets


def _keep(
    request: HttpRequest, by: Member, on: datetime, case: Case, token: str, found: Look
) -> HttpResponse:
    try:
        taken = uploading.measure(by=by, on=on, dossier=case.id, token=token)
    except RefusedError:  # the dossier changed since: with what it says now it may be another result
        messages.warning(request, _("Uw meting is intussen veranderd. Wij lezen uw bestand opnieuw."))
        _read_again(by, on, case, token, found, found.columns, found.task.sheets)
        return to_page(PAGE, case, token)
    return to_page("employees-kept", case, taken.rows_token)


def _read_again(
    by: Member,
    on: datetime,
    case: Case,
    token: str,
    found: Look,
    columns: Columns,
    sheets: Sheets,
) -> None:
    task, before = found.task, count_of(grouped(found.findings, spoken()))
    uploading.read_again(
        by=by,
        on=on,
        dossier=case.id,
        token=token,
        columns=columns,
        first=task.first,
        last=task.last,
        before=before,
        sheets=sheets,
    )


def _leave(request: HttpRequest, case: Case, name: str, words: str) -> HttpResponse:
    """Back to choosing a file, and why."""
    messages.warning(request, words)
    answer = away(request, reverse("employees", args=[case.organisation, case.id]))
    return without_key(answer, PAGE, case, name)


def _look(
    request: HttpRequest,
    case: Case,
    found: Look,
    columns: Columns | None = None,
    sheets: Sheets | None = None,
) -> HttpResponse:
    """What was read; with columns or sheets as chosen on the page, a preview of those."""
    chosen, columns = columns is not None, found.columns if columns is None else columns
    said = found.task.sheets if sheets is None else sheets
    head = found.task.facts.head(found.task.first, found.task.last)
    names = texts_of(open_shelf().on(case.intended_on).folder, spoken())
    groups = grouped(found.findings, spoken())
    before, now = found.task.before, count_of(groups)
    shown = shown_sheets(found.sheets, spoken(), columns)
    page = render(
        request,
        "employer/employees/check.html",
        {
            "case": case,
            "form": Upload(initial={"year_from": f"{found.task.first:{WRITTEN}}"}),
            "steps": steps(case, EMPLOYEES),
            "remarks": f"{request.path}opmerkingen/",
            "name": found.task.name,
            "mistakes": sum(now.values()),
            "measurable": found.prepared is not None,
            "readable": bool(shown),
            "progress": _progress(before, now),
            "groups": [*groups, *solved_since(before, now)],
            "before": packed(now),
            "sheets": shown,
            "columns_open": chosen,
            "asked": (asked := asked_sheets(found.heads, said, spoken())),
            "unknown": bool(asked) and not shown,
            "previews": shown_previews(previews(found.heads, columns, said, head), names),
            "certain": all(sheet.certain for sheet in shown),
        },
    )
    return unkept(page)


def _progress(before: Mapping[str, int], now: Mapping[str, int]) -> str:
    """How much of what was wrong is solved; nothing the first time."""
    total, left = sum(before.values()), sum(now.values())
    if not total or left >= total:
        return ""
    return ngettext(
        "U hebt %(done)s van de %(total)s fout hersteld.",
        "U hebt %(done)s van de %(total)s fouten hersteld.",
        total,
    ) % {"done": total - left, "total": total}
