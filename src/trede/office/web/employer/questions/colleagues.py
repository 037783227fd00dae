# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking a colleague to answer the questions of an aspect."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trede.office.accounts.queries import colleagues
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import ROLES
from trede.office.dossier import actions, queries
from trede.office.web.employer.menu import address, at
from trede.office.web.employer.questions.forms import Ask
from trede.office.web.employer.questions.views import section_of
from trede.office.web.kit.changing import changed, of_version
from trede.office.web.kit.words import spoken

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpResponse, QueryDict

    from trede.office.accounts.queries import Colleague
    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def ask(visit: Visit[Member], *, dossier: UUID, aspect: str) -> HttpResponse:
    """Choose a colleague, who gets a letter with the link."""
    case = queries.case(visit.by, dossier)
    asked = section_of(queries.sections(visit.by, dossier), aspect).aspect
    people = {
        str(each.person): each for each in colleagues(visit.by, on=visit.on) if _can_answer(each, visit.by)
    }

    def opened(data: QueryDict | None, *, newest: bool = False) -> Ask:
        form = Ask(data, people=[(key, _told(each, visit.by)) for key, each in people.items()])
        there = section_of(queries.sections(visit.by, dossier), aspect).request
        form.fields["person"].initial = str(there.person) if there and newest else None
        return of_version(form, there.version if there else "")

    form = opened(visit.request.POST or None)
    if form.is_valid() and changed(
        form, lambda: _ask(form, visit.by, visit.on, dossier, aspect), lambda: opened(None, newest=True)
    ):
        chosen = people[form.cleaned_data["person"]]
        messages.success(visit.request, _("%(name)s krijgt een e-mail met de link.") % {"name": chosen.name})
        return redirect(address(case, "questions"))
    name = asked.names[spoken()]
    told = {
        "form": form,
        "people": people,
        "name": name,
        "may_invite": visit.by.may(Permission.PEOPLE_MANAGE),
        "back": address(case, "aspect", aspect),
        "by_link": address(case, "colleague-link", aspect),
    }
    return render(visit.request, "employer/questions/ask.html", {**at(visit, case, aspect=name), **told})


def _ask(form: Ask, by: Member, on: datetime, dossier: UUID, aspect: str) -> None:
    person, seen = UUID(form.cleaned_data["person"]), form.cleaned_data["seen"]
    actions.ask_colleague(
        by=by, on=on, dossier=dossier, aspect=aspect, person=person, language=spoken(), seen=seen
    )


def _can_answer(colleague: Colleague, by: Member) -> bool:
    allowed = (Permission.ANSWER_EDIT in ROLES[role].permissions for role in colleague.roles)
    return colleague.person != by.person and any(allowed)


def _told(colleague: Colleague, by: Member) -> str:
    """The address too, for who may see who works here."""
    known = by.may(Permission.PEOPLE_VIEW) and colleague.name != colleague.email
    return f"{colleague.name} ({colleague.email})" if known else colleague.name
