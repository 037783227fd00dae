# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adding a step, changing one, finishing one, taking one out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.kernel.days import dutch_day
from trede.office.dossier import queries as dossiers
from trede.office.growth import actions, queries
from trede.office.growth.rules import planning
from trede.office.journal.queries import happened
from trede.office.web.employer.growth.forms import Done, StepForm
from trede.office.web.employer.growth.outlook import suggested
from trede.office.web.employer.menu import address, at
from trede.office.web.kit.changing import changed, of_version, taken_away
from trede.office.web.kit.one_form import one_form

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse, QueryDict

    from trede.office.accounts.rules.members import Member
    from trede.office.growth.models import Step
    from trede.office.growth.rules.suggesting import Suggestion
    from trede.office.web.kit.pages import Visit


def add(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Add a step of one's own, or a suggestion (named in the address) as it is or in other words."""
    case = dossiers.case(visit.by, dossier)
    if queries.arrangement(visit.by) is None:
        return redirect(address(case, "action-plan"))
    key = visit.request.GET.get("voorstel", "")
    found = (
        next((each for each in suggested(visit.by, case, dutch_day(visit.on)) if each.key == key), None)
        if key
        else None
    )

    def do(**filled: Any) -> None:
        origin = found.origin if found else "own"
        actions.add_step(by=visit.by, on=visit.on, dossier=dossier, origin=origin, **filled)

    return one_form(
        visit,
        StepForm(visit.request.POST or None, initial=_proposed(visit, found)),
        do,
        title=_("Stap toevoegen"),
        words=_("Toevoegen"),
        back=address(case, "action-plan"),
        done=_("De stap staat in het plan."),
        told=at(visit, case),
    )


def change(visit: Visit[Member], *, dossier: UUID, step: UUID) -> HttpResponse:
    """Another day, owner, effect or other words."""
    case, found = dossiers.case(visit.by, dossier), queries.step(visit.by, dossier, step)
    form = _form(visit.request.POST or None, found)

    def do() -> None:
        actions.change_step(by=visit.by, on=visit.on, dossier=dossier, step=step, **form.cleaned_data)

    def newest() -> StepForm:
        return _form(None, queries.step(visit.by, dossier, step))

    if visit.request.method == "POST" and form.is_valid() and changed(form, do, newest):
        messages.success(visit.request, _("De stap is gewijzigd."))
        return redirect(address(case, "action-plan"))
    told = {"form": form, "title": found.what, "words": _("Bewaren"), "back": address(case, "action-plan")}
    return render(visit.request, "employer/growth/step.html", {**at(visit, case), **told, "row": found})


def finish(visit: Visit[Member], *, dossier: UUID, step: UUID) -> HttpResponse:
    """Since when it is done, and where one sees it."""
    case, found = dossiers.case(visit.by, dossier), queries.step(visit.by, dossier, step)
    initial = {"done_on": found.done_on or dutch_day(visit.on), "evidence": found.evidence}

    def do(**filled: Any) -> None:
        actions.finish_step(by=visit.by, on=visit.on, dossier=dossier, step=step, **filled)

    return one_form(
        visit,
        of_version(Done(visit.request.POST or None, initial=initial), found.version),
        do,
        title=_("Stap afronden"),
        lead=found.what,
        words=_("Afronden"),
        back=address(case, "action-plan"),
        done=_("De stap is klaar."),
        told=at(visit, case),
    )


def drop(visit: Visit[Member], *, dossier: UUID, step: UUID) -> HttpResponse:
    """Take it out of the plan."""
    case = dossiers.case(visit.by, dossier)
    seen = visit.request.POST.get("seen", "")
    taken_away(
        visit.request,
        lambda: actions.drop_step(by=visit.by, on=visit.on, dossier=dossier, step=step, seen=seen),
        _("De stap is weg."),
        was=lambda: happened(
            visit.by.organisation, f"growth-plan:{dossier}", "growth.step-dropped", step=str(step)
        ),
        already=_("Deze stap was al weggehaald."),
    )
    return redirect(address(case, "action-plan"))


def _form(data: QueryDict | None, found: Step) -> StepForm:
    initial = {
        "what": found.what,
        "owner": found.owner,
        "due": found.due,
        "effect_hundredths": _typed(found.effect_hundredths),
    }
    return of_version(StepForm(data, initial=initial, changing=True), found.version)


def _proposed(visit: Visit[Member], found: Suggestion | None) -> dict[str, object]:
    """A quarter from now, unless the suggestion knows better; a day that is over would be late at once."""
    today = dutch_day(visit.on)
    due = found.due if found and found.due and found.due > today else planning.soon(today)
    if found is None:
        return {"due": due}
    effect = _typed(found.effect_hundredths)
    return {"topic": found.topic, "what": found.what, "due": due, "effect_hundredths": effect}


def _typed(hundredths: int) -> Decimal | None:
    return Decimal(hundredths) / 100 if hundredths else None
