# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.urls import reverse

from trede.office.accounts.queries import member, organisations_of, person_of
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.permissions import EMPLOYERS_WORK
from trede.office.web.kit.pages import declared
from trede.office.web.kit.words import spoken
from trede.office.web.public.example import example_standing
from trede.office.web.public.register.forms import Search

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.web.kit.pages import Visit

WORK = ("decisions", "audits", "contracts", "home", "teams", "coached", "vacancies")


def start(visit: Visit[None]) -> HttpResponse:
    """What is open for whoever looks."""
    person = person_of(visit.request.user)
    mine = organisations_of(person.pk, on=visit.on) if person else []
    first = [
        (each, reverse(_first_page(person.pk, each.pk, visit.on), args=[each.pk])) for each in mine if person
    ]
    if len(first) == 1:
        return redirect(first[0][1])
    several = sum(address == reverse("home", args=[each.pk]) for each, address in first) > 1
    told = {
        "organisations": first,
        "several": several,
        "search": Search(),
        "example": example_standing(spoken()),
    }
    return render(visit.request, "public/start.html", told)


def _first_page(person: UUID, organisation: UUID, on: datetime) -> str:
    """Where somebody's work is: with the dossiers, the audits or the decisions; else what everybody there may see. A
    buyer finds the work of an employer at its organisation.
    """
    by = member(person, organisation, on=on)
    open_to = [name for name in WORK if declared()[name].lets_in(by)]
    others = [name for name in open_to if declared()[name].access not in EMPLOYERS_WORK]
    return next(iter(others if by.kind is Kind.BUYER else open_to), "organisation")
