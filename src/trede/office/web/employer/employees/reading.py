# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a file that was brought: how far the reading is, then what was read; repair, and measure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trede.errors import InputRefusedError, NotFoundError, RefusedError
from trede.office.dossier import queries
from trede.office.uploads import uploading
from trede.office.uploads.rules.preview import previews
from trede.office.uploads.uploading import Answers, Look
from trede.office.web.employer.case import closed
from trede.office.web.employer.employees.columns import (
    headers_of,
    said_of_columns,
    shown_sheets,
    with_columns,
)
from trede.office.web.employer.employees.confirming import shown_read
from trede.office.web.employer.employees.forms import Upload
from trede.office.web.employer.employees.mending import (
    WEEK,
    as_filled_in,
    asked,
    mends_in_page,
    said_in_page,
    shown_years,
)
from trede.office.web.employer.employees.preview import shown_previews
from trede.office.web.employer.employees.sheets import asked_sheets, said_of_sheets
from trede.office.web.employer.journey import EMPLOYEES, steps
from trede.office.web.employer.keys import key, name_of, to_page, without_key
from trede.office.web.employer.menu import at, here
from trede.office.web.employer.waiting import MEASURING, arrived, unkept, wait
from trede.office.web.kit.days import WRITTEN
from trede.office.web.kit.findings import count_of, grouped, packed, solved_since
from trede.office.web.kit.parts import away
from trede.office.web.kit.words import said, spoken
from trede.scheme import open_shelf
from trede.scheme.shelf import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.rules.cases import Case
    from trede.office.uploads.uploading import Progress
    from trede.office.web.employer.employees.mending import Asked
    from trede.office.web.kit.look.parts import FindingGroup
    from trede.office.web.kit.pages import Visit

PAGE = "employees-reading"
UNREAD = ("table.personal-column-", "table.row-", "table.sheet-not-read", "table.bsn-dropped")
"""Beginnings of codes of what was left out, as it should be: told on the page, but folded."""


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
    more = {**at(visit, case), "steps": steps(case, EMPLOYEES), "file": True}
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
    try:
        answers = _answers(request.POST, found)
    except InputRefusedError as refused:
        messages.error(request, said(refused.findings[0]))
        return _look(request, case, found, request.POST)
    if step == "preview":
        return _look(request, case, found, request.POST)
    if step == "check" or answers != _answers_of(found):
        _read_again(by, on, case, token, found, answers)
        found = uploading.seen(by=by, on=on, token=token)
    if step == "keep" and isinstance(found, Look) and found.prepared:
        return _keep(request, by, on, case, token, found)
    return to_page(PAGE, case, token)


def _answers(posted: Mapping[str, str], found: Look) -> Answers:
    """What was said of the file, before and now. Raises InputRefusedError for a full-time week that cannot be.

    Of a sheet whose user said what its columns are, a change of one column is a change of what was said of the sheet.
    """
    sheets = {**found.task.sheets, **said_of_sheets(posted, found.heads, found.task.sheets)}
    columns = said_of_columns(posted)
    for sheet in found.sheets:
        if sheet.sheet in found.task.sheets and sheet.sheet in sheets:
            sheets[sheet.sheet] = with_columns(sheets[sheet.sheet], sheet, columns)
            columns = {header: key for header, key in columns.items() if header not in headers_of(sheet)}
    told = said_in_page(posted, found)
    return replace(
        _in_year(posted.get("step", ""), found),
        said=replace(told, columns={**told.columns, **columns}),
        sheets=sheets,
        mends=mends_in_page(posted, found),
    )


def _answers_of(found: Look) -> Answers:
    """What was said of it before."""
    task = found.task
    return Answers(task.first, task.last, found.said, task.sheets, task.mends, task.year_chosen)


def _in_year(step: str, found: Look) -> Answers:
    """With the reference year of the file, or the one that was chosen, when a button says so."""
    before = _answers_of(found)
    if step == "year-file" and found.year:
        first, last = map(date.fromisoformat, found.year)
        return replace(before, first=first, last=last)
    return replace(before, year_chosen=True) if step == "year-chosen" else before


def _keep(
    request: HttpRequest, by: Member, on: datetime, case: Case, token: str, found: Look
) -> HttpResponse:
    try:
        taken = uploading.measure(by=by, on=on, dossier=case.id, token=token)
    except RefusedError:  # the dossier changed since: with what it says now it may be another result
        messages.warning(request, _("Uw meting is intussen veranderd. Wij lezen uw bestand opnieuw."))
        _read_again(by, on, case, token, found, _answers_of(found))
        return to_page(PAGE, case, token)
    return to_page("employees-kept", case, taken.rows_token)


def _read_again(by: Member, on: datetime, case: Case, token: str, found: Look, answers: Answers) -> None:
    before = count_of(grouped(found.findings, spoken()))
    uploading.read_again(by=by, on=on, dossier=case.id, token=token, answers=answers, before=before)


def _leave(request: HttpRequest, case: Case, name: str, words: str) -> HttpResponse:
    """Back to choosing a file, and why."""
    messages.warning(request, words)
    answer = away(request, reverse("employees", args=[case.organisation, case.id]))
    return without_key(answer, PAGE, case, name)


def _look(
    request: HttpRequest, case: Case, found: Look, posted: Mapping[str, str] | None = None
) -> HttpResponse:
    """What was read; with what was filled in on the page since, and a preview of columns as chosen there."""
    filled_in = posted or {}
    # A full week that cannot be is told, and in the way of nothing else.
    told = _answers({name: value for name, value in filled_in.items() if name != WEEK}, found)
    head = found.task.facts.head(found.task.first, found.task.last)
    edition = open_shelf().on(case.intended_on)
    names = texts_of(edition.folder, spoken())
    questions = as_filled_in(asked(found, edition, names), filled_in)
    shown = shown_sheets(found.sheets, spoken(), filled_in)
    page = render(
        request,
        "employer/employees/check.html",
        {
            **here(request, case),
            "form": Upload(initial={"year_from": f"{found.task.first:{WRITTEN}}"}),
            "steps": steps(case, EMPLOYEES),
            "remarks": f"{request.path}opmerkingen/",
            "mended": f"{request.path}hersteld/" if found.task.mends else "",
            "years": shown_years(found),
            "questions": questions,
            "choices": f"{request.path}keuzes/",
            "name": found.task.name,
            **_points(found, questions),
            "read": shown_read(found),
            "measurable": found.prepared is not None,
            "readable": bool(shown),
            "sheets": shown,
            "columns_open": bool(filled_in),
            "asked": (unknown := asked_sheets(found.heads, told.sheets, spoken())),
            "unknown": bool(unknown) and not shown,
            "previews": shown_previews(previews(found.heads, told.said, told.sheets, head), names),
            "certain": all(sheet.certain for sheet in shown),
        },
    )
    return unkept(page)


def _points(found: Look, questions: Asked) -> dict[str, object]:
    """What is wrong and what to look out for; mistakes that are asked about already apart."""
    groups = grouped(found.findings, spoken())
    before, now = found.task.before, count_of(groups)
    left = [each for each in found.findings if each.blocks and each not in questions.told]
    solved = solved_since(before, now)
    notes, unread, handbook = _notes(found.findings)
    if now and found.sheets:  # what is wrong comes first
        folds = {"notes": [*notes, *unread, *handbook]}
    else:
        folds = {"unread": unread, "handbook": handbook}
        solved = [*notes, *solved]
    return {
        "mistakes": sum(now.values()),
        "progress": _progress(before, now),
        "before": packed(now),
        "remarked": bool(groups or solved),
        "asked_above": grouped(questions.told, spoken()),
        "complete": bool(questions.told) and not left,
        "groups": [*grouped(left, spoken()), *solved],
        **folds,
    }


def _notes(findings: Iterable[Finding]) -> tuple[list[FindingGroup], ...]:
    """What to look out for; what was not read because nobody needs it; and what is said of the handbook, as before."""
    told: tuple[list[Finding], ...] = ([], [], [])
    for each in findings:
        if not each.blocks:
            told[2 if each.code.startswith("scheme.") else each.code.startswith(UNREAD)].append(each)
    return tuple(grouped(each, spoken()) for each in told)


def _progress(before: Mapping[str, int], now: Mapping[str, int]) -> str:
    """How much of what was wrong is solved; nothing the first time."""
    total, left = sum(before.values()), sum(now.values())
    if not total or left >= total:
        return ""
    if not left:
        return _("U hebt alle fouten hersteld.")
    return ngettext(
        "U hebt %(done)s van de %(total)s fout hersteld.",
        "U hebt %(done)s van de %(total)s fouten hersteld.",
        total,
    ) % {"done": total - left, "total": total}
