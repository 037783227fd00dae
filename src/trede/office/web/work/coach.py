# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom a job coach from outside was assigned to, at several employers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.errors import NotFoundError
from trede.office.accounts.queries import assigned_cases, ended_cases, organisation_names
from trede.office.accounts.rules.permissions import Permission
from trede.office.placements import actions, queries
from trede.office.web.kit.answering import Answer
from trede.office.web.kit.changing import of_version
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.told import told_of_worker

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.members import Member
    from trede.office.placements.models import Coworker
    from trede.office.web.kit.pages import Visit

TOLD_FOR = timedelta(days=60)
"""So long a coach reads that guiding somebody ended."""


def everybody(visit: Visit[Member]) -> HttpResponse:
    """By employer, with what was said and not answered."""
    found = _mine(visit)
    names = organisation_names(each.organisation for _by, each in found)
    voices = queries.open_voices([each for _by, each in found])
    rows = [
        (each, names.get(each.organisation, ""), sum(voice.worker_id == each.pk for voice in voices))
        for _by, each in found
    ]
    page = {"rows": rows, "over": _over(visit), "by": visit.by, "crumbs": way(visit, {})}
    return render(visit.request, "work/coached.html", page)


def worker(visit: Visit[Member], *, worker: UUID) -> HttpResponse:
    """The work, the week and the words of one worker; back, with why, when that ended."""
    if worker in _ended(visit):
        messages.info(
            visit.request, _("U begeleidt deze medewerker niet meer. U ziet het werk dus niet meer.")
        )
        return redirect("coached", visit.by.organisation)
    by, found = _one(visit, worker)
    page = {
        **told_of_worker(found),
        "by": visit.by,
        "employer": organisation_names([by.organisation]).get(by.organisation, ""),
        "crumbs": way(visit, {"coached-worker": found.code}),
    }
    return render(visit.request, "work/coached_worker.html", page)


def answer(visit: Visit[Member], *, worker: UUID, voice: UUID) -> HttpResponse:
    """Answer what somebody said."""
    by, found = _one(visit, worker)
    said = queries.voice(by, voice)
    return one_form(
        visit,
        of_version(Answer(visit.request.POST or None), said.version),
        lambda **filled: actions.answer_voice(by=by, on=visit.on, voice=voice, **filled),
        title=_("Antwoord aan %(who)s") % {"who": found.code},
        lead=said.text or _("Zegt nee tegen pakket %(package)s.") % {"package": said.package},
        words=_("Versturen"),
        back=reverse("coached-worker", args=[visit.by.organisation, worker]),
        done=_("Uw antwoord staat op de pagina van de medewerker."),
        crumbs=way(visit, {"coached-worker": found.code}),
    )


def _ended(visit: Visit[Member]) -> dict[UUID, tuple[UUID, datetime]]:
    return ended_cases(visit.by, Permission.WORK_GUIDE, on=visit.on, after=visit.on - TOLD_FOR)


def _over(visit: Visit[Member]) -> list[tuple[str, datetime]]:
    """The employer of whom one guided until lately, and until when; of the worker nothing is told any more."""
    ended = list(_ended(visit).values())
    names = organisation_names(organisation for organisation, _until in ended)
    return [(names.get(organisation, ""), until) for organisation, until in ended]


def _mine(visit: Visit[Member]) -> list[tuple[Assigned, Coworker]]:
    """Everybody who is still there."""
    found = []
    for by in assigned_cases(visit.by, Permission.WORK_GUIDE, on=visit.on):
        try:
            found.append((by, queries.worker(by, by.case)))
        except NotFoundError:
            continue
    return found


def _one(visit: Visit[Member], worker: UUID) -> tuple[Assigned, Coworker]:
    """Raises NotFoundError for who was not assigned to them."""
    found = next((each for each in _mine(visit) if each[1].pk == worker), None)
    if found is None:
        raise NotFoundError("There is no such worker, or they were not assigned to you.")
    return found
