# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An organisation: its details, its entities and what happened in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import actions, queries
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import titles
from trede.office.dossier.rules.words import words
from trede.office.journal.queries import history_of_organisation
from trede.office.web.kit.access import READ_AND_WRITE, WRITE, for_members, for_people
from trede.office.web.kit.changing import changed, of_version
from trede.office.web.kit.words import accepted, spoken
from trede.office.web.people.forms import OrganisationDetails

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse, QueryDict

    from trede.office.accounts.models import Person
    from trede.office.accounts.rules.members import Member


@for_people(READ_AND_WRITE)
def found(request: HttpRequest, *, by: Person, on: datetime) -> HttpResponse:
    """Register an organisation; one becomes its administrator."""
    form = OrganisationDetails(request.POST or None)
    if accepted(form, _found, by=by, on=on):
        messages.success(request, _("Uw organisatie is aangemeld. U bent beheerder."))
        return redirect("start")
    return render(request, "people/found.html", {"form": form})


def _found(*, by: Person, on: datetime, name: str, kvk: str) -> None:
    """Register it; when that was done already, its administrators hear who wanted to, and can invite them."""
    try:
        actions.found_organisation(by=by, on=on, name=name, kvk=kvk)
    except RefusedError as refused:
        if refused.findings[0].code == "accounts.kvk-taken":
            actions.ask_to_join(by=by, on=on, kvk=kvk)
            raise RefusedError([finding("accounts.kvk-asked-for", "kvk", kvk)]) from None
        raise


@for_members(Permission.ORGANISATION_VIEW)
def details(request: HttpRequest, *, by: Member, on: datetime) -> HttpResponse:
    """Name, number and entities."""
    may_edit = by.may(Permission.ORGANISATION_EDIT)
    told = {"organisation": queries.organisation(by), "may_edit": may_edit, "by": by}
    return render(request, "people/organisation.html", told)


@for_members(Permission.ORGANISATION_EDIT, READ_AND_WRITE)
def change(request: HttpRequest, *, by: Member, on: datetime) -> HttpResponse:
    """Change name and number."""
    form = _details(request.POST or None, by)
    if form.is_valid() and changed(
        form,
        lambda: actions.change_organisation(by=by, on=on, **form.cleaned_data),
        lambda: _details(None, by),
    ):
        messages.success(request, _("De gegevens zijn bewaard."))
        return redirect("organisation", by.organisation)
    return render(request, "people/organisation_change.html", {"form": form, "by": by})


def _details(data: QueryDict | None, by: Member) -> OrganisationDetails:
    organisation = queries.organisation(by)
    now = {"name": organisation.name, "kvk": organisation.kvk}
    return of_version(OrganisationDetails(data, initial=now), organisation.version)


@for_members(Permission.ORGANISATION_EDIT, READ_AND_WRITE)
def add_entity(request: HttpRequest, *, by: Member, on: datetime) -> HttpResponse:
    """Add a part with its own KvK number."""
    form = OrganisationDetails(request.POST or None)
    form.fields["name"].label = _("Naam van het onderdeel")
    if accepted(form, actions.add_entity, by=by, on=on):
        messages.success(request, _("Het onderdeel is toegevoegd."))
        return redirect("organisation", by.organisation)
    return render(request, "people/entity.html", {"form": form, "by": by})


@for_members(Permission.ORGANISATION_EDIT, WRITE)
def remove_entity(request: HttpRequest, *, by: Member, on: datetime, entity: UUID) -> HttpResponse:
    """Take a part away."""
    actions.remove_entity(by=by, on=on, entity=entity)
    messages.success(request, _("Het onderdeel is weggehaald."))
    return redirect("organisation", by.organisation)


@for_members(Permission.HISTORY_VIEW)
def history(request: HttpRequest, *, by: Member, on: datetime) -> HttpResponse:
    """What happened here, newest first."""
    names = {**words(spoken()), **queries.names_in(by), **titles(spoken())}
    lines = history_of_organisation(by.organisation, language=spoken(), names=names)
    return render(request, "people/history.html", {"lines": lines, "by": by})
