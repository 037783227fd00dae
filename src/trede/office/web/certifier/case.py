# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One case: for the planner where it stands, for the auditor all of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.errors import NotFoundError
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit import actions
from trede.office.audit.queries import files, lists
from trede.office.audit.rules.checking import Held
from trede.office.audit.rules.stages import Stage
from trede.office.audit.rules.tested import Kind, With
from trede.office.web.certifier.forms import PlanVisit
from trede.office.web.kit.cases import KINDS, SIDES, TALKS, Answer, OneText, interest_page, stage_badge
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.words import granted_name, level_name, said, spoken
from trede.quality import aspects_for, questions_of
from trede.quality.questions import aspects, evidence_kinds
from trede.reports.application import application_record, lasting_part
from trede.reports.audit import corrected_by, said_by_sample
from trede.reports.wording import wording

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.audit.queries.files import CaseFile, WorkFile
    from trede.office.web.kit.look.parts import Link
    from trede.office.web.kit.pages import Visit


def place(visit: Visit[Member], case: UUID, name: str = "audit", *more: object) -> str:
    """The address of a page of this case."""
    return reverse(name, args=[visit.by.organisation, case, *more])


def crumbs(visit: Visit[Member], file: CaseFile, title: str = "") -> list[Link]:
    """The way down to a page of a case."""
    return way(visit, {visit.page.name: title, "audit": file.employer})


def audit(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """The case as far as it is open to who looks."""
    try:
        file, by = files.for_assigned(visit.by, case, on=visit.on)
        work = files.work_of(by, case) if by.may(Permission.AUDIT_WORK) else None
    except NotFoundError:
        file, work = files.for_body(visit.by, case), None
    words, tone = stage_badge(file.stage)
    told = {
        "by": visit.by,
        "file": file,
        "work": work,
        "level": granted_name(str(file.facts["level"])),
        "stage": words,
        "tone": tone,
        "plans": visit.by.may(Permission.AUDIT_PLAN) and file.stage in {Stage.PLANNING, Stage.AUDIT},
        "must_declare": _must_declare(visit, file, work),
        "at_work": file.stage in {Stage.AUDIT, Stage.REPORT},
        "crumbs": crumbs(visit, file),
        "thread": [(SIDES[each.side], each) for each in file.messages],
        **(_shown(work, str(file.facts["level"])) if work else {}),
    }
    return render(visit.request, "certifier/audit.html", told)


def _must_declare(visit: Visit[Member], file: CaseFile, work: WorkFile | None) -> bool:
    return work is None and file.visit is not None and file.visit.person == visit.by.person


def _shown(work: WorkFile, level_code: str) -> dict[str, object]:
    """The claim, each aspect with its rule, answers, evidence and findings, and the figures beside each other."""
    known = aspects()
    return {
        **figures(work),
        "record": application_record(work.signed.document, work.signed.sha256, spoken()),
        "lasting": list(lasting_part(work.signed.document, wording(spoken()))),
        "aspects": [_aspect(work, each.id) for each in aspects_for(level_code)],
        "rows": [(each.row, each.row + 1, each) for each in work.verdicts],
        "held_rows": [row + 1 for row, held in sorted(work.held.items()) if held is Held.HOLDS],
        "failed_rows": [row + 1 for row, held in sorted(work.held.items()) if held is not Held.HOLDS],
        "untested": [(row, row + 1) for row in work.untested],
        "findings": [
            (KINDS[Kind(each.kind)], known[each.aspect].names[spoken()] if each.aspect else "", each)
            for each in work.findings
        ],
        "talks": [(TALKS[With(each.kind)], each) for each in work.talks],
        "again": work.again,
        "talks_shown": work.talks_shown,
        "stands": [said(each) for each in work.in_the_way],
        "noticed": list(map(said, work.noticed)),
    }


def figures(work: WorkFile) -> dict[str, object]:
    """The declared level beside the one after the corrections, and what the sample says of all rows."""
    counted, words = work.signed.recomputed, wording(spoken())
    numerals = words.numerals
    return {
        "corrected": [
            (corrected_by(each.total_fte, each.weighted_fte, each.bought_fte, words), each.reason)
            for each in work.corrections
        ],
        "declared": level_name(work.signed.declared),
        "counted": level_name(counted.level) if counted else "",
        "total": numerals.percent(counted.total) if counted else "",
        "said_by_sample": said_by_sample(json.loads(work.draft[0]), spoken()),
    }


def _aspect(work: WorkFile, aspect: str) -> dict[str, object]:
    language, document, kinds = spoken(), work.signed.document, evidence_kinds()
    told, words = aspects()[aspect], wording(spoken())
    given = {each["question"]: each["text"] for each in document["answers"]}
    return {
        "id": aspect,
        "name": told.names[language],
        "requirement": told.requirement[language],
        "basis": words.say(f"basis.{told.basis}"),
        "answers": [(each.texts[language], given.get(each.id, "")) for each in questions_of(aspect)],
        "evidence": [
            (kinds[each["kind"]].names[language], each["reference"])
            for each in document["evidence"]
            if each["aspect"] == aspect
        ],
        "met": sum(each.aspects.get(aspect, False) for each in work.verdicts),
        "tested": len(work.verdicts),
    }


def plan_visit(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Say who visits, or move the visit."""
    file = files.for_body(visit.by, case)
    there = [(str(each.person), each.name) for each in lists.auditors(visit.by, on=visit.on)]
    before = file.visit
    first = {
        "person": str(before.person) if before else None,
        "visit_on": before.on if before else file.facts.get("visit_on"),
        "days_hundredths": before.days_hundredths / 100 if before else 1,
        "travel_minutes": before.travel_minutes if before else 0,
    }
    return one_form(
        visit,
        PlanVisit(visit.request.POST or None, there, first),
        lambda **told: actions.plan_visit(
            by=visit.by,
            on=visit.on,
            case=case,
            seen=file.visits_planned,
            **(told | {"person": _id(told["person"])}),
        ),
        title=_("Bezoek aan %(name)s") % {"name": file.employer},
        words=_("Bezoek plannen"),
        back=place(visit, case),
        done=_("Het bezoek is gepland. De auditor verklaart eerst geen belang te hebben."),
        crumbs=crumbs(visit, file, _("Bezoek")),
    )


def _id(text: str) -> UUID:
    return UUID(text)


def declare(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Declare what ties one to the employer, before the case opens."""
    file = files.for_body(visit.by, case)
    return interest_page(
        visit,
        file.employer,
        lambda **told: actions.declare_interest(by=visit.by, on=visit.on, case=case, **told),
        back=reverse("audits", args=[visit.by.organisation]),
        crumbs=crumbs(visit, file, _("Belang")),
    )


def answer_objection(visit: Visit[Member], *, case: UUID, objection: UUID) -> HttpResponse:
    """Answer what the employer has against the plan."""
    file = files.for_body(visit.by, case)
    raised = file.plan_objection
    if raised is None or raised.pk != objection:
        raise NotFoundError("There is no such objection.")
    return one_form(
        visit,
        Answer(visit.request.POST or None),
        lambda **told: actions.answer_plan_objection(
            by=visit.by, on=visit.on, case=case, objection=objection, **told
        ),
        title=_("Bezwaar tegen het auditplan"),
        lead=raised.reasons,
        words=_("Antwoord versturen"),
        back=place(visit, case),
        done=_("Uw antwoord is verstuurd."),
        crumbs=crumbs(visit, file, _("Bezwaar")),
    )


def write(visit: Visit[Member], *, case: UUID) -> HttpResponse:
    """Ask the employer something, or answer."""
    file, by = files.for_assigned(visit.by, case, on=visit.on)
    return one_form(
        visit,
        OneText("text", _("Uw vraag of antwoord"), visit.request.POST or None),
        lambda **told: actions.write_message(by=by, on=visit.on, case=case, **told),
        title=_("Vraag of antwoord"),
        words=_("Versturen"),
        back=place(visit, case),
        done=_("Uw bericht is verstuurd."),
        crumbs=crumbs(visit, file, _("Vraag of antwoord")),
    )
