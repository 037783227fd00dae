# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The checklist of a case: out for a day without network, and in again; nothing is overwritten, conflicts are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.errors import InputRefusedError, NotFoundError, RefusedError
from trede.intake.grids import read_grids_in
from trede.office.audit import actions
from trede.office.audit.queries import files
from trede.office.audit.rules.checklist import Line, checklist, mark_of, read_checklist
from trede.office.audit.rules.tested import Figures
from trede.office.web.certifier.case import crumbs, place
from trede.office.web.kit.cases import FIGURES
from trede.office.web.kit.files import WORKBOOK, download
from trede.office.web.kit.words import said, spoken, with_refusal
from trede.quality import aspects_for
from trede.reports.wording import wording

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.members import Member
    from trede.office.audit.queries.files import CaseFile
    from trede.office.web.kit.pages import Visit


class Bring(forms.Form):
    """A checklist that was filled in."""

    file = forms.FileField(
        label=gettext_lazy("Ingevulde checklist (.xlsx)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": gettext_lazy("Kies een bestand.")},
    )


def out(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """The sample as it stands now."""
    file, by = files.for_assigned(visit.by, case, on=visit.on)
    if file.plan is None:
        raise NotFoundError("There is no sample yet.")
    there = _there(file, by)
    lines = [there.get(row + 1, Line(row + 1, 0)) for row in file.plan.document["rows"]]
    names = {each.id: each.names[spoken()] for each in aspects_for(str(file.facts["level"]))}
    return download(checklist(lines, names, spoken(), mark_of(str(case))), _("checklist.xlsx"), WORKBOOK)


def bring(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Take over what was filled in; what changed here meanwhile stays, and is shown beside what the file says."""
    file, by = files.for_assigned(visit.by, case, on=visit.on)
    form = Bring(visit.request.POST or None, visit.request.FILES or None)
    told: dict[str, object] = {}
    if visit.request.method == "POST" and form.is_valid():
        try:
            told = _taken_over(visit, form, file, by)
        except InputRefusedError as refused:
            with_refusal(form, "file", refused)
    shown = {
        "by": visit.by,
        "file": file,
        "form": form,
        "back": place(visit, case),
        "crumbs": crumbs(visit, file, _("Checklist")),
    }
    return render(visit.request, "certifier/checklist.html", shown | told)


def _taken_over(visit: Visit[Member], form: Bring, file: CaseFile, by: Assigned) -> dict[str, object]:
    brought = form.cleaned_data["file"]
    grids = read_grids_in(brought.read(), brought.name)
    ids = [each.id for each in aspects_for(str(file.facts["level"]))]
    lines, wrong = read_checklist(grids[0], ids, mark_of(str(file.id))) if grids else ([], [])
    there, kept, conflicts = _there(file, by), 0, []
    for line in lines:
        now = there.get(line.row)
        if now and now.says_the_same(line):
            continue
        try:
            _judge(visit, file, by, line)
            kept += 1
        except RefusedError as refused:
            here = _in_words(now, file) if now else _("nog niets")
            conflicts.append((line.row, here, _in_words(line, file), said(refused.findings[0])))
    return {"kept": kept, "conflicts": conflicts, "unread": [said(each) for each in wrong], "done": True}


def _in_words(line: Line, file: CaseFile) -> str:
    """What a line says of a dossier, on one line."""
    names = [each.names[spoken()] for each in aspects_for(str(file.facts["level"])) if each.id in line.met]
    day = wording(spoken()).numerals.day
    told = [
        str(FIGURES[line.figures]) if line.figures else "",
        _("In orde:") + f" {', '.join(names) or '–'}.",
    ]
    for words, held in (
        (_("Functioneringsgesprek"), line.performance_on),
        (_("Ontwikkelgesprek"), line.development_on),
    ):
        told += [f"{words}: {day(held.toordinal())}."] if held else []
    return " ".join(each for each in told if each)


def _judge(visit: Visit[Member], file: CaseFile, by: Assigned, line: Line) -> None:
    actions.judge(
        by=by,
        on=visit.on,
        case=file.id,
        row=line.row - 1,
        figures=line.figures or Figures.NOT_SEEN,
        met=line.met,
        performance_on=line.performance_on,
        development_on=line.development_on,
        seen_revision=line.revision,
    )


def _there(file: CaseFile, by: Assigned) -> dict[int, Line]:
    """What stands here now, by row."""
    return {
        each.row + 1: Line(
            row=each.row + 1,
            revision=each.revision,
            figures=Figures(each.figures),
            met=frozenset(aspect for aspect, met in each.aspects.items() if met),
            performance_on=each.performance_on,
            development_on=each.development_on,
        )
        for each in files.work_of(by, file.id).verdicts
    }
