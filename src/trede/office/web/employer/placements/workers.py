# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One worker, for who keeps the work: the week, what they said, their link, a coach, the effect on the ladder."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from trede.office.accounts.actions import revoke_link
from trede.office.accounts.queries import assignment_of, assignments_of, links_of, organisation
from trede.office.accounts.rules.permissions import Permission
from trede.office.placements import actions, queries
from trede.office.web.employer.placements.effect import Position, shown_effect
from trede.office.web.employer.placements.one import Sure
from trede.office.web.kit.days import day_field
from trede.office.web.kit.one_form import one_form
from trede.office.web.kit.pages import way
from trede.office.web.kit.squares import square
from trede.office.web.kit.told import told_of_worker

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def worker(visit: Visit[Member], *, worker: UUID) -> HttpResponse:
    """Everything about one worker on one page."""
    found = queries.worker(visit.by, worker)
    page = {
        **told_of_worker(found),
        "by": visit.by,
        "links": links_of(visit.by, worker, on=visit.on),
        "coaches": assignments_of(visit.by, worker, on=visit.on),
        "is_hr": True,
        "crumbs": way(visit, {"worker": found.code}),
    }
    return render(visit.request, "employer/placements/worker.html", page)


def link(visit: Visit[Member], *, worker: UUID) -> HttpResponse:
    """Make a link and show it once, to print or to send; or take it back."""
    found = queries.worker(visit.by, worker)
    there = links_of(visit.by, worker, on=visit.on)
    told: dict[str, Any] = {"by": visit.by, "found": found, "crumbs": way(visit, {"worker": found.code})}
    if visit.request.method == "POST" and "revoke" in visit.request.POST:
        for each in there:
            revoke_link(by=visit.by, on=visit.on, link=each.pk)
        messages.success(visit.request, _("De link werkt niet meer."))
        return redirect("worker", visit.by.organisation, worker)
    if visit.request.method == "POST":
        token = actions.give_worker_link(by=visit.by, on=visit.on, worker=worker)
        address = visit.request.build_absolute_uri(reverse("own-work", args=[token]))
        until = links_of(visit.by, worker, on=visit.on)[0].expires_at
        told |= {
            "address": address,
            "until": until,
            "square": square(address),
            "employer": organisation(visit.by).name,
        }
    answer = render(visit.request, "employer/placements/link.html", {**told, "there": there})
    answer["Cache-Control"] = "no-store"
    return answer


class Coach(forms.Form):
    """A job coach of another organisation, until a day."""

    email = forms.EmailField(
        label=gettext_lazy("Met welk e-mailadres logt de jobcoach hier in?"),
        error_messages={"required": gettext_lazy("Dit veld is nog leeg. Vul het in.")},
    )
    until_day = day_field(gettext_lazy("Tot en met welke dag?"))


def coach(visit: Visit[Member], *, worker: UUID) -> HttpResponse:
    """Let a job coach at this one worker."""
    found = queries.worker(visit.by, worker)

    def do(email: str, until_day: Any) -> None:
        until = timezone.make_aware(datetime.combine(until_day, time(23, 59)))
        actions.assign_coach(
            by=visit.by, on=visit.on, worker=worker, email=email.strip().lower(), until=until
        )

    return one_form(
        visit,
        Coach(visit.request.POST or None),
        do,
        title=_("Jobcoach koppelen"),
        lead=_(
            "De jobcoach ziet alleen %(who)s: het werk, de week en wat iemand zegt. Spreek dit eerst samen af."
        )
        % {"who": found.code},
        words=_("Koppelen"),
        back=reverse("worker", args=[visit.by.organisation, worker]),
        done=_("De jobcoach is gekoppeld."),
        crumbs=way(visit, {"worker": found.code}),
    )


class SureToEnd(forms.Form):
    """Once more, before a coach sees somebody no longer."""

    sure = forms.BooleanField(
        label=gettext_lazy("Ja, de begeleiding stopt vandaag."),
        error_messages={"required": gettext_lazy("Zet een vinkje als u het zeker weet.")},
    )


def end_coach(visit: Visit[Member], *, worker: UUID, assignment: UUID) -> HttpResponse:
    """Ask once more, and end what a job coach may see before its last day."""
    found = queries.worker(visit.by, worker)
    back = reverse("worker", args=[visit.by.organisation, worker])
    given = assignment_of(visit.by, worker, assignment)
    if given.until <= visit.on:
        messages.info(visit.request, _("Deze jobcoach is al niet meer gekoppeld."))
        return redirect(back)
    who = {"coach": given.person.name, "who": found.code}
    return one_form(
        visit,
        SureToEnd(visit.request.POST or None),
        lambda sure: actions.end_coach(by=visit.by, on=visit.on, worker=worker, assignment=assignment),
        title=_("Begeleiding door %(coach)s stoppen") % who,
        lead=_("%(coach)s ziet dan niets meer van %(who)s. Wat al is geantwoord, blijft staan.") % who,
        words=_("Stop de begeleiding"),
        back=back,
        done=_("%(coach)s begeleidt %(who)s niet meer.") % who,
        crumbs=way(visit, {"worker": found.code}),
    )


def effect(visit: Visit[Member], *, worker: UUID) -> HttpResponse:
    """What it would do to the score, for a position that is chosen now and kept nowhere."""
    found = queries.worker(visit.by, worker)
    shown = None
    ground = shown_effect(visit.by) if visit.by.may(Permission.DOSSIER_VIEW) else None
    form = None
    if ground is not None:
        form = Position(visit.request.POST or None, now=ground.now, hours=found.told["hours_week"])
        shown = ground.with_hire(form.hire()) if form.is_valid() else None
    page = {
        "by": visit.by,
        "found": found,
        "form": form,
        "ground": ground,
        "shown": shown,
        "crumbs": way(visit, {"worker": found.code}),
    }
    answer = render(visit.request, "employer/placements/effect.html", page)
    answer["Cache-Control"] = "no-store"
    return answer


def remove(visit: Visit[Member], *, worker: UUID) -> HttpResponse:
    """Ask once more, and throw everything about somebody away."""
    found = queries.worker(visit.by, worker)
    return one_form(
        visit,
        Sure(visit.request.POST or None),
        lambda sure: actions.remove_worker(by=visit.by, on=visit.on, worker=worker),
        title=_("Alles over %(who)s weghalen") % {"who": found.code},
        lead=_(
            "Het werk gaat naar anderen, of staat daarna zonder mensen in de werkverdeling. Wat in de lijsten van werk "
            "en groei staat, haalt u daar weg."
        ),
        words=_("Weghalen"),
        back=reverse("division", args=[visit.by.organisation, found.division_id]),
        done=_("Alles over deze medewerker is weg."),
        crumbs=way(visit, {"worker": found.code}),
    )
