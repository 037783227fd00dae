# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Start a new measurement."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import actions, queries
from trede.office.dossier.rules.cases import year_after, year_before
from trede.office.dossier.rules.wanted import levels_on
from trede.office.web.employer.dossiers.forms import NewDossier
from trede.office.web.employer.journey import YEAR, steps
from trede.office.web.employer.questions.shown import taken_over
from trede.office.web.kit.handbooks import handbooks
from trede.office.web.kit.words import granted_name, with_refusal

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.queries import Before
    from trede.office.web.kit.pages import Visit


def new(visit: Visit[Member]) -> HttpResponse:
    """Which year, when, and for which level; what was answered before may come along."""
    today, before = dutch_day(visit.on), queries.before(visit.by)
    can_take = before.title if before and visit.by.may(Permission.ANSWER_EDIT) else ""
    form = NewDossier(
        visit.request.POST or None, initial=_proposed(today, before), levels=_levels(today), before=can_take
    )
    if visit.request.method == "POST" and form.is_valid():
        takes = form.cleaned_data.pop("take_over", False)
        try:
            made = actions.open_dossier(by=visit.by, on=visit.on, **form.cleaned_data)
        except RefusedError as refused:
            with_refusal(form, None, refused)
        else:
            if takes and before:
                _take_over(visit, made.pk, before)
            return redirect("employees", visit.by.organisation, made.pk)
    shown = {"form": form, "steps": steps(None, YEAR), **handbooks(today)}
    return render(visit.request, "employer/dossiers/new.html", shown)


def _take_over(visit: Visit[Member], dossier: UUID, before: Before) -> None:
    """What was answered then; nothing when this level asks none of it."""
    with suppress(NotFoundError):
        taken = actions.take_over_answers(by=visit.by, on=visit.on, dossier=dossier, source=before.dossier)
        messages.success(visit.request, taken_over(taken))


def _proposed(today: date, before: Before | None) -> dict[str, object]:
    """The year that is over, and today; of an earlier measurement its level, and the year after its own."""
    title = _("Aanvraag %(year)s") % {"year": today.year}
    proposed = {"title": title, "year_from": year_before(today), "intended_on": today}
    if before is None:
        return proposed
    return proposed | {
        "wanted_level": before.wanted_level,
        "year_from": year_after(before.year_from, today) or proposed["year_from"],
    }


def _levels(day: date) -> list[tuple[str, str]]:
    return [(code, granted_name(code)) for code in levels_on(day)]
