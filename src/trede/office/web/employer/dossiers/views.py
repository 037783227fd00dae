# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Start a new measurement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.office.dossier import actions
from trede.office.dossier.rules.cases import year_before
from trede.office.dossier.rules.wanted import levels_on
from trede.office.web.employer.dossiers.forms import NewDossier
from trede.office.web.employer.journey import YEAR, steps
from trede.office.web.kit.handbooks import handbooks
from trede.office.web.kit.words import granted_name, with_refusal

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def new(visit: Visit[Member]) -> HttpResponse:
    """Which year, when, and for which level."""
    today = dutch_day(visit.on)
    form = NewDossier(visit.request.POST or None, initial=_proposed(today), levels=_levels(today))
    if visit.request.method == "POST" and form.is_valid():
        try:
            made = actions.open_dossier(by=visit.by, on=visit.on, **form.cleaned_data)
        except RefusedError as refused:
            with_refusal(form, None, refused)
        else:
            return redirect("employees", visit.by.organisation, made.pk)
    told = {"form": form, "steps": steps(None, YEAR), **handbooks(today)}
    return render(visit.request, "employer/dossiers/new.html", told)


def _proposed(today: date) -> dict[str, object]:
    """The year that is over, and today."""
    title = _("Aanvraag %(year)s") % {"year": today.year}
    return {"title": title, "year_from": year_before(today), "intended_on": today}


def _levels(day: date) -> list[tuple[str, str]]:
    return [(code, granted_name(code)) for code in levels_on(day)]
