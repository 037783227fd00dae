# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bring a file: choose it, look at what was read, repair, and measure. Between two pages the file waits encrypted."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trede.errors import NotFoundError, RefusedError
from trede.intake.template import template_bytes
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import uploads
from trede.office.web.access import READ_AND_WRITE, WRITE, for_members
from trede.office.web.pages.case import closed, find_case
from trede.office.web.pages.employees.columns import said_of_columns, shown_sheets
from trede.office.web.pages.employees.forms import Upload, Year, year
from trede.office.web.pages.files import WORKBOOK, download
from trede.office.web.pages.findings import count_of, grouped, packed, solved_since, unpacked
from trede.office.web.pages.journey import EMPLOYEES, PURCHASES, steps
from trede.office.web.pages.words import spoken, with_refusal
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from typing import TypedDict
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.uploads import Brought, Taken
    from trede.office.web.pages.case import Case

    class Waiting(TypedDict):
        """What every call about a waiting file takes."""

        by: Member
        on: datetime
        dossier: UUID
        token: str
        columns: dict[str, str | None]
        first: date
        last: date


@for_members(Permission.MEASUREMENT_EDIT, READ_AND_WRITE)
def bring(request: HttpRequest, *, by: Member, on: datetime, dossier: UUID) -> HttpResponse:
    """Choose a file; look at what was read of it; make a measurement of it."""
    case = find_case(by, dossier)
    if case.frozen:
        return closed(request, case)
    if request.method != "POST":
        chosen = request.GET.get("peiljaar") or case.year_from
        return _choose(request, case, Upload(initial={"year_from": chosen}))
    if "token" in request.POST:
        return _further(request, by, on, case)
    form = Upload(request.POST, request.FILES, initial={"year_from": case.year_from})
    if not form.is_valid():
        return _choose(request, case, form)
    file, (first, last) = form.cleaned_data["file"], year(form.cleaned_data["year_from"])
    try:
        found = uploads.bring(
            by=by, on=on, dossier=case.id, name=file.name, data=file.read(), first=first, last=last
        )
    except RefusedError as refused:
        return _choose(request, case, with_refusal(form, "file", refused))
    return _look(request, case, found, file.name)


def _further(request: HttpRequest, by: Member, on: datetime, case: Case) -> HttpResponse:
    """With the file that waits: read it again with other columns, or keep what was read."""
    try:
        waiting = _waiting(request, by, on, case)
        if request.POST.get("step") == "keep":
            return kept(request, case, uploads.measure(**waiting))
        return _look(request, case, uploads.look_again(**waiting), request.POST.get("name", ""))
    except NotFoundError:
        form = Upload(initial={"year_from": case.year_from})
        messages.warning(
            request, _("Wij hebben uw bestand niet meer: het wacht hooguit een half uur. Kies het opnieuw.")
        )
        return _choose(request, case, form)
    except RefusedError:  # an edit elsewhere made it fall short: look at it again
        return _look(request, case, uploads.look_again(**waiting), request.POST.get("name", ""))


def _waiting(request: HttpRequest, by: Member, on: datetime, case: Case) -> Waiting:
    """Which file waits, and how its columns are to be read. Raises NotFoundError for a page that was changed."""
    form = Year(request.POST)
    if not form.is_valid():
        raise NotFoundError("This is not what the page sent.")
    first, last = year(form.cleaned_data["year_from"])
    return {
        "by": by,
        "on": on,
        "dossier": case.id,
        "token": request.POST["token"],
        "columns": said_of_columns(request.POST),
        "first": first,
        "last": last,
    }


@for_members(Permission.MEASUREMENT_EDIT, WRITE)
def remarks(request: HttpRequest, *, by: Member, on: datetime, dossier: UUID) -> HttpResponse:
    """The user's own workbook with a remark beside each row that needs one."""
    case = find_case(by, dossier)
    made = uploads.remarks(**_waiting(request, by, on, case), language=spoken())
    name, ending = PurePath(request.POST.get("name", "")).stem, _("opmerkingen")
    return download(made, f"{name}-{ending}.xlsx", WORKBOOK)


@for_members(Permission.MEASUREMENT_EDIT, WRITE)
def rows(request: HttpRequest, *, by: Member, on: datetime, dossier: UUID) -> HttpResponse:
    """The rows file of the measurement just made; only its maker gets it, for half an hour."""
    name, data = uploads.rows_file(by=by, on=on, token=request.POST.get("token", ""))
    return download(data, name, "application/json")


@for_members(Permission.MEASUREMENT_EDIT)
def template(request: HttpRequest, *, by: Member, on: datetime, dossier: UUID) -> HttpResponse:
    """The workbook to fill in, with the positions of the handbook of this dossier."""
    made = template_bytes(open_shelf().on(find_case(by, dossier).intended_on), spoken())
    return download(made, _("sjabloon-trede.xlsx"), WORKBOOK)


def _choose(request: HttpRequest, case: Case, form: Upload) -> HttpResponse:
    return render(
        request, "employees/bring.html", {"case": case, "form": form, "steps": steps(case, EMPLOYEES)}
    )


def _look(request: HttpRequest, case: Case, found: Brought, name: str) -> HttpResponse:
    groups = grouped(found.findings, spoken())
    before, now = unpacked(request.POST.get("before", "")), count_of(groups)
    sheets = shown_sheets(found.reading.sheets, spoken())
    return render(
        request,
        "employees/check.html",
        {
            "case": case,
            "form": Upload(initial={"year_from": request.POST["year_from"]}),
            "steps": steps(case, EMPLOYEES),
            "token": found.token,
            "name": name,
            "year_from": request.POST["year_from"],
            "said": json.dumps(dict(found.columns)),
            "mistakes": sum(now.values()),
            "measurable": found.measurable,
            "readable": bool(sheets),
            "progress": _progress(before, now),
            "groups": [*groups, *solved_since(before, now)],
            "before": packed(now),
            "sheets": sheets,
            "certain": all(sheet.certain for sheet in sheets),
        },
    )


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


def kept(request: HttpRequest, case: Case, taken: Taken) -> HttpResponse:
    """It is done: the rows file to take home, and where to go next."""
    return render(
        request,
        "employees/kept.html",
        {"case": case, "token": taken.rows_token, "steps": steps(case, PURCHASES)},
    )
