# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An organisation: its details, its entities and what happened in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import actions, queries
from trede.office.accounts.rules.kinds import CAN_CLOSE, Kind
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import titles
from trede.office.dossier.rules.words import words
from trede.office.journal.queries import happened, history_of_organisation
from trede.office.web.kit.changing import changed, of_version, taken_away
from trede.office.web.kit.words import accepted, spoken
from trede.office.web.people.forms import NewOrganisation, OrganisationDetails

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpResponse, QueryDict

    from trede.office.accounts.models import Person
    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit

LINES = 20
"""Of the log, on one page."""


def found(visit: Visit[Person]) -> HttpResponse:
    """Register an organisation; one becomes its administrator."""
    form = NewOrganisation(visit.request.POST or None)
    if accepted(form, _found, by=visit.by, on=visit.on):
        messages.success(visit.request, _("Uw organisatie is aangemeld. U bent beheerder."))
        return redirect("start")
    return render(visit.request, "people/found.html", {"form": form})


def _found(*, by: Person, on: datetime, name: str, kvk: str, asks: bool) -> None:
    """Register it; when that was done already, its administrators hear who wanted to, and can invite them."""
    try:
        kind = Kind.BUYER if asks else Kind.EMPLOYER
        actions.found_organisation(by=by, on=on, name=name, kvk=kvk, kind=kind)
    except RefusedError as refused:
        if refused.findings[0].code == "accounts.kvk-taken":
            actions.ask_to_join(by=by, on=on, kvk=kvk)
            raise RefusedError([finding("accounts.kvk-asked-for", "kvk", kvk)]) from None
        raise


def details(visit: Visit[Member]) -> HttpResponse:
    """Name, number and entities."""
    may_edit = visit.by.may(Permission.ORGANISATION_EDIT)
    told = {"organisation": queries.organisation(visit.by), "may_edit": may_edit, "by": visit.by}
    told["may_measure"] = visit.by.kind is Kind.BUYER and visit.by.may(Permission.DOSSIER_VIEW)
    told["may_close"] = may_edit and visit.by.kind in CAN_CLOSE
    return render(visit.request, "people/organisation.html", told)


def change(visit: Visit[Member]) -> HttpResponse:
    """Change name and number."""
    form = _details(visit.request.POST or None, visit.by)
    if form.is_valid() and changed(
        form,
        lambda: actions.change_organisation(by=visit.by, on=visit.on, **form.cleaned_data),
        lambda: _details(None, visit.by),
    ):
        messages.success(visit.request, _("De gegevens zijn bewaard."))
        return redirect("organisation", visit.by.organisation)
    return render(visit.request, "people/organisation_change.html", {"form": form, "by": visit.by})


def _details(data: QueryDict | None, by: Member) -> OrganisationDetails:
    organisation = queries.organisation(by)
    now = {"name": organisation.name, "kvk": organisation.kvk}
    return of_version(OrganisationDetails(data, initial=now), organisation.version)


def add_entity(visit: Visit[Member]) -> HttpResponse:
    """Add a part with its own KvK number."""
    form = OrganisationDetails(visit.request.POST or None)
    form.fields["name"].label = _("Naam van het onderdeel")
    if accepted(form, actions.add_entity, by=visit.by, on=visit.on):
        messages.success(visit.request, _("Het onderdeel is toegevoegd."))
        return redirect("organisation", visit.by.organisation)
    return render(visit.request, "people/entity.html", {"form": form, "by": visit.by})


def remove_entity(visit: Visit[Member], *, entity: UUID) -> HttpResponse:
    """Take a part away."""
    taken_away(
        visit.request,
        lambda: actions.remove_entity(by=visit.by, on=visit.on, entity=entity),
        _("Het onderdeel is weggehaald."),
        was=lambda: happened(visit.by.organisation, f"entity:{entity}", "entity.removed"),
        already=_("Dit onderdeel was al weggehaald."),
    )
    return redirect("organisation", visit.by.organisation)


def history(visit: Visit[Member]) -> HttpResponse:
    """What happened here, newest first."""
    names = {**words(spoken()), **queries.names_in(visit.by), **titles(spoken())}
    lines = history_of_organisation(visit.by.organisation, language=spoken(), names=names)
    page = Paginator(lines, LINES).get_page(visit.request.GET.get("page"))
    return render(visit.request, "people/history.html", {"page": page, "by": visit.by})
