# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions for a colleague without an account: asking by a link, and answering with one."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.office.accounts.actions import revoke_link
from trede.office.accounts.queries import link_holder, links_of
from trede.office.accounts.rules.links import Purpose
from trede.office.dossier import actions, queries
from trede.office.web.employer.menu import address, at
from trede.office.web.employer.questions.autosave import confirms, is_autosave
from trede.office.web.employer.questions.autosave import told as saved_between
from trede.office.web.employer.questions.forms import Answers, AskByLink
from trede.office.web.employer.questions.views import section_of
from trede.office.web.kit.changing import of_version
from trede.office.web.kit.names import level_names
from trede.office.web.kit.words import accepted, spoken, with_refusal

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.links import LinkHolder
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.queries.quality import Section
    from trede.office.web.kit.pages import Visit


def ask(visit: Visit[Member], *, dossier: UUID, aspect: str) -> HttpResponse:
    """Send a link to somebody without an account, or take one back."""
    case = queries.case(visit.by, dossier)
    section = section_of(queries.sections(visit.by, dossier), aspect)
    there = next((each for each in links_of(visit.by, dossier, on=visit.on) if each.topic == aspect), None)
    if visit.request.method == "POST" and "revoke" in visit.request.POST:
        with suppress(NotFoundError):  # a colleague was first: then it does not work either
            if there:
                revoke_link(by=visit.by, on=visit.on, link=there.pk)
        messages.success(visit.request, _("De link werkt niet meer."))
        return redirect(visit.request.path)
    form = of_version(
        AskByLink(visit.request.POST or None), section.request.version if section.request else ""
    )
    if accepted(
        form, actions.ask_by_link, by=visit.by, on=visit.on, dossier=dossier, aspect=aspect, language=spoken()
    ):
        messages.success(
            visit.request, _("Uw collega krijgt een e-mail met de link. De link werkt twee weken.")
        )
        return redirect(address(case, "questions"))
    name = section.aspect.names[spoken()]
    told = {"form": form, "name": name, "there": there, "back": address(case, "aspect", aspect)}
    return render(
        visit.request,
        "employer/questions/ask_by_link.html",
        {**at(visit, case, aspect=name), **told},
    )


def answer(visit: Visit[None], *, token: str) -> HttpResponse:
    """The questions of one topic and nothing else, for who holds the link; what is written is kept."""
    try:
        by = link_holder(token, Purpose.ANSWERS, on=visit.on)
        section, day = queries.topic_of(by)
    except NotFoundError:
        return render(visit.request, "employer/questions/link_over.html", status=HTTPStatus.NOT_FOUND)
    form = Answers(
        visit.request.POST.copy() if visit.request.method == "POST" else None,
        section=section,
        levels=level_names(day),
        language=spoken(),
    )
    sent = visit.request.method == "POST" and form.is_valid()
    kept = sent and _kept(form, by, visit.on, section, confirms=confirms(visit.request))
    if is_autosave(visit.request):
        return saved_between(form, section, on=visit.on)
    if kept:
        if "finish" in visit.request.POST:
            actions.finish_by_link(by=by, on=visit.on)
            return render(visit.request, "employer/questions/link_done.html")
        messages.success(visit.request, _("Uw antwoorden zijn bewaard."))
        return redirect(visit.request.path)
    told = {
        "form": form,
        "name": section.aspect.names[spoken()],
        "lead": section.aspect.requirement[spoken()],
    }
    return render(visit.request, "employer/questions/by_link.html", told)


def _kept(form: Answers, by: LinkHolder, on: datetime, section: Section, *, confirms: bool) -> bool:
    """Keep every answer that changed; what is refused stands at its field. Whether all were kept."""
    for question, before in section.questions:
        if form.to_keep(question, before, confirms=confirms):
            text, seen = form.text(question), form.seen(question)
            try:
                kept = actions.answer_by_link(
                    by=by, on=on, question=question.id, text=text, seen_revision=seen
                )
            except RefusedError as refused:
                with_refusal(form, None, refused)
                form.show_newest(question, before, seen)
            else:
                form.note_seen(question, kept)
    return form.is_valid()
