# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answering the questions, aspect by aspect, with evidence as a reference."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.office.accounts.queries import names_in
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import actions, queries
from trede.office.web.employer.menu import address, at
from trede.office.web.employer.questions.autosave import confirms, is_autosave
from trede.office.web.employer.questions.autosave import told as saved_between
from trede.office.web.employer.questions.forms import Answers, NewEvidence, TakeOver
from trede.office.web.employer.questions.shown import shown_answers, shown_aspect, shown_evidence, taken_over
from trede.office.web.kit.names import level_names
from trede.office.web.kit.undo import offer
from trede.office.web.kit.words import accepted, said, spoken, with_refusal
from trede.quality import evidence_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.queries import Section
    from trede.office.dossier.rules.cases import Case
    from trede.office.web.kit.pages import Visit


def questions(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """The aspects that the wanted level asks, and how far each is."""
    case, sections = queries.case(visit.by, dossier), queries.sections(visit.by, dossier)
    names = names_in(visit.by)
    answered = queries.answered_elsewhere(visit.by, dossier) if may_answer(visit.by, case) else []
    told = {
        "take_over": TakeOver(None, answered=answered) if answered else None,
        "aspects": [shown_aspect(each, names, spoken()) for each in sections],
        "level": level_names(case.intended_on)[case.wanted_level],
        "done": all(each.progress.complete for each in sections),
    }
    return render(visit.request, "employer/questions/questions.html", {**at(visit, case), **told})


def take_over(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Take the answers of another dossier; who presses twice has them already."""
    case = queries.case(visit.by, dossier)
    form = TakeOver(visit.request.POST, answered=queries.answered_elsewhere(visit.by, dossier))
    if form.is_valid():
        source = form.cleaned_data["source"]
        taken = actions.take_over_answers(by=visit.by, on=visit.on, dossier=dossier, source=source)
        messages.success(visit.request, taken_over(taken))
    return redirect(address(case, "questions"))


def aspect(visit: Visit[Member], *, dossier: UUID, aspect: str) -> HttpResponse:
    """The questions of one aspect; what is written is kept, finished or not."""
    case, sections = queries.case(visit.by, dossier), queries.sections(visit.by, dossier)
    section = section_of(sections, aspect)
    told = _page(visit, case, sections, section)
    if not may_answer(visit.by, case):
        answers = shown_answers(section, level_names(case.intended_on), spoken())
        return render(visit.request, "employer/questions/read.html", {**told, "answers": answers})
    form = _form(visit, case, section)
    sent = visit.request.method == "POST" and form.is_valid()
    kept = sent and _save(form, visit.by, visit.on, case, section, confirms=confirms(visit.request))
    if is_autosave(visit.request):
        return saved_between(form, section, on=visit.on)
    evidence = _evidence(visit.request, section)
    if kept and _listed(evidence, visit, case, section):
        try:
            done, onward = _asked_along(visit.request, visit.by, visit.on, case, sections, section)
        except RefusedError as refused:
            messages.error(visit.request, said(refused.findings[0]))
            return redirect(visit.request.path)
        messages.success(visit.request, done)
        return redirect(onward)
    return render(visit.request, "employer/questions/aspect.html", {**told, "form": form, "new": evidence})


def section_of(sections: Sequence[Section], aspect: str) -> Section:
    """One of the aspects that the dossier asks; Http404 for another."""
    for each in sections:
        if each.aspect.id == aspect:
            return each
    raise Http404


def may_answer(by: Member, case: Case) -> bool:
    """Whether this person can still write here."""
    return by.may(Permission.ANSWER_EDIT) and not case.frozen


def _form(visit: Visit[Member], case: Case, section: Section) -> Answers:
    request = visit.request
    return Answers(
        request.POST.copy() if request.method == "POST" else None,
        section=section,
        levels=level_names(case.intended_on),
        language=spoken(),
        before=queries.last_time(visit.by, case.id),
    )


def _save(form: Answers, by: Member, on: datetime, case: Case, section: Section, *, confirms: bool) -> bool:
    """Keep every answer that changed; what is refused stands at its field. Whether all were kept."""
    for question, before in section.questions:
        if form.to_keep(question, before, confirms=confirms):
            text, seen = form.text(question), form.seen(question)
            try:
                kept = actions.answer(
                    by=by, on=on, dossier=case.id, question=question.id, text=text, seen_revision=seen
                )
            except RefusedError as refused:
                with_refusal(form, None, refused)
                newest = next(iter(queries.revisions(by, case.id, question.id)), None)
                form.show_newest(question, newest, seen)
            else:
                form.note_seen(question, kept)
    return form.is_valid()


def _asked_along(
    request: HttpRequest,
    by: Member,
    on: datetime,
    case: Case,
    sections: Sequence[Section],
    section: Section,
) -> tuple[str, str]:
    """Do what the pressed button asks beside keeping the answers: what to say of it, and where to go on.

    All these buttons belong to the form of the answers, so that none of them loses what was typed.
    """
    here, kept = address(case, "aspect", section.aspect.id), _("Uw antwoorden zijn bewaard.")
    if "evidence" in request.POST:
        return _("Het bewijs staat in de lijst, en uw antwoorden zijn bewaard."), f"{here}#bewijs"
    if "colleague" in request.POST:
        return kept, address(case, "colleague-ask", section.aspect.id)
    if "finish" in request.POST:
        seen = request.POST["finish"]
        actions.finish_request(by=by, on=on, dossier=case.id, aspect=section.aspect.id, seen=seen)
        return _("Dank u. Uw collega ziet dat dit onderwerp klaar is."), address(case, "questions")
    if "remove" in request.POST:
        return _removed(request, by, on, case, section), f"{here}#bewijs"
    # from its top on: else it opens at the evidence when this page did
    return kept, f"{here if 'stay' in request.POST else _onward(case, sections, section)}#inhoud"


def _removed(request: HttpRequest, by: Member, on: datetime, case: Case, section: Section) -> str:
    """What to say; who presses twice, or after a colleague did, hears that it is gone."""
    with suppress(NotFoundError):
        for each in section.evidence:
            if str(each.pk) == request.POST["remove"]:
                actions.remove_evidence(by=by, on=on, dossier=case.id, evidence=each.pk)
                there = address(case, "evidence-back", section.aspect.id)
                offer(request, there, kind=each.kind, reference=each.reference)
                return _("Het bewijs is uit de lijst. Uw antwoorden zijn bewaard.")
    return _("Dit bewijs stond al niet meer in de lijst. Uw antwoorden zijn bewaard.")


def _onward(case: Case, sections: Sequence[Section], section: Section) -> str:
    """The next aspect, or the list after the last one."""
    following = sections[sections.index(section) + 1 :]
    return address(case, "aspect", following[0].aspect.id) if following else address(case, "questions")


def _page(
    visit: Visit[Member], case: Case, sections: Sequence[Section], section: Section
) -> dict[str, object]:
    language, request = spoken(), section.request
    return {
        **at(visit, case, aspect=section.aspect.names[language]),
        "aspect": shown_aspect(section, names_in(visit.by), language),
        "number": sections.index(section) + 1,
        "count": len(sections),
        "evidence": shown_evidence(section, language),
        "to_finish": request.version if request and not request.done_at else "",
    }


def _evidence(request: HttpRequest, section: Section) -> NewEvidence:
    """What was typed of it; it may stay empty, but for who presses its own button."""
    kinds, language = evidence_for(section.aspect.id), spoken()
    typed = NewEvidence(request.POST, kinds=kinds, language=language)
    sent = typed.is_typed() or "evidence" in request.POST
    return typed if sent else NewEvidence(None, kinds=kinds, language=language)


def _listed(form: NewEvidence, visit: Visit[Member], case: Case, section: Section) -> bool:
    """Whether it is in the list, if any was typed; who presses twice has it once."""
    there = {(each.kind, each.reference) for each in section.evidence}
    if not form.is_bound or (
        form.is_valid() and (form.cleaned_data["kind"], form.cleaned_data["reference"]) in there
    ):
        return True
    where = {"dossier": case.id, "aspect": section.aspect.id}
    return accepted(form, actions.add_evidence, by=visit.by, on=visit.on, **where)


def put_evidence_back(visit: Visit[Member], *, dossier: UUID, aspect: str) -> HttpResponse:
    """What was taken away a moment ago."""
    case = queries.case(visit.by, dossier)
    section_of(queries.sections(visit.by, dossier), aspect)
    told = {name: visit.request.POST.get(name, "") for name in ("kind", "reference")}
    try:
        actions.add_evidence(by=visit.by, on=visit.on, dossier=dossier, aspect=aspect, **told)
    except RefusedError as refused:
        messages.error(visit.request, said(refused.findings[0]))
    else:
        messages.success(visit.request, _("Het bewijs staat weer in de lijst."))
    return redirect(address(case, "aspect", aspect) + "#bewijs")
