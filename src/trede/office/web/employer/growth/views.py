# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was agreed, switching on and off, and the way to each plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.queries import dossiers
from trede.office.growth import actions, queries
from trede.office.web.employer.growth.forms import BASES, COUNCILS, Agree
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def work(visit: Visit[Member]) -> HttpResponse:
    """Whether it is on, what was agreed, and the plan of each open dossier."""
    found = queries.arrangement(visit.by)
    told = {
        "by": visit.by,
        "found": found,
        "agreed": [(BASES[found.basis], COUNCILS[found.council])] if found else [],
        "may_edit": visit.by.may(Permission.WORK_EDIT),
        "may_agree": visit.by.may(Permission.ORGANISATION_EDIT),
        "plans": _plans(visit.by) if found else [],
        "crumbs": way(visit, {}),
    }
    return render(visit.request, "employer/growth/work.html", told)


def on(visit: Visit[Member]) -> HttpResponse:
    """Ask what must be agreed, and switch on."""

    def do(**filled: Any) -> None:
        actions.switch_on(by=visit.by, on=visit.on, **filled)

    return one_form(
        visit,
        Agree(visit.request.POST or None, initial={"months": 24}),
        do,
        title=_("Werk en groei aanzetten"),
        lead=_(
            "Hier komen afspraken over werk te staan. Leg daarom eerst vast waarvoor, op welke grondslag, wie wat ziet "
            "en hoe lang u bewaart. Wij bewaren nooit een uitgangspositie, een diagnose of de reden van een aanpassing."
        ),
        words=_("Vastleggen en aanzetten"),
        back=_home(visit),
        done=_("Werk en groei staat aan."),
        crumbs=way(visit, {}),
    )


def off(visit: Visit[Member]) -> HttpResponse:
    """Ask once more, and throw all of it away."""
    queries.arrangement(visit.by)
    return one_form(
        visit,
        _Sure(visit.request.POST or None),
        lambda sure: actions.switch_off(by=visit.by, on=visit.on),
        title=_("Werk en groei uitzetten"),
        lead=_("Wij gooien dan alles weg wat u hier bewaarde: actieplannen, stappen en afspraken."),
        words=_("Uitzetten en weggooien"),
        back=_home(visit),
        done=_("Werk en groei staat uit. Alles is weggegooid."),
        crumbs=way(visit, {}),
    )


class _Sure(forms.Form):
    sure = forms.BooleanField(
        label=_("Ja, gooi alles weg."),
        error_messages={"required": _("Zet een vinkje als u het zeker weet.")},
    )


def _plans(by: Member) -> list[dict[str, object]]:
    steps = queries.steps_of(by)
    lines = dossiers(by).lines if by.may(Permission.DOSSIER_VIEW) else ()
    return [
        {
            "title": each.title,
            "url": reverse("action-plan", args=[by.organisation, each.id]),
            "steps": steps.get(each.id, (0, 0))[0],
            "done": steps.get(each.id, (0, 0))[1],
        }
        for each in lines
    ]


def _home(visit: Visit[Member]) -> str:
    return reverse("work", args=[visit.by.organisation])
