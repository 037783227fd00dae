# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Asking a colleague to answer the questions of an aspect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from trede.office.accounts.queries import colleagues
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import ROLES
from trede.office.dossier import actions, queries
from trede.office.web.access import READ_AND_WRITE, for_members
from trede.office.web.look.parts import Link
from trede.office.web.pages.menu import address, at
from trede.office.web.pages.questions.forms import Ask
from trede.office.web.pages.questions.views import section_of
from trede.office.web.pages.words import spoken

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.queries import Colleague
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier
    from trede.quality import Aspect


@for_members(Permission.ANSWER_EDIT, READ_AND_WRITE)
def ask(request: HttpRequest, *, by: Member, on: datetime, dossier: UUID, aspect: str) -> HttpResponse:
    """Choose a colleague; trede sends the mail."""
    case = queries.dossier(by, dossier)
    asked = section_of(queries.sections(by, dossier), aspect).aspect
    people = {str(each.person): each for each in colleagues(by, on=on) if _can_answer(each, by)}
    form = Ask(request.POST or None, people=[(key, _told(each)) for key, each in people.items()])
    if request.method == "POST" and form.is_valid():
        chosen = people[form.cleaned_data["person"]]
        actions.ask_colleague(by=by, on=on, dossier=dossier, aspect=aspect, person=chosen.person)
        _send(chosen, case, asked)
        messages.success(request, _("%(name)s krijgt een e-mail met de link.") % {"name": chosen.name})
        return redirect(address(case, "questions"))
    up = Link(asked.names[spoken()], address(case, "aspect", aspect))
    told = {
        "form": form,
        "people": people,
        "name": asked.names[spoken()],
        "may_invite": by.may(Permission.PEOPLE_MANAGE),
        "back": up.url,
    }
    here = Link(_("Collega vragen"), "")
    return render(request, "questions/ask.html", {**at(by, case, "questions", up, here), **told})


def _can_answer(colleague: Colleague, by: Member) -> bool:
    allowed = (Permission.ANSWER_EDIT in ROLES[role].permissions for role in colleague.roles)
    return colleague.person != by.person and any(allowed)


def _told(colleague: Colleague) -> str:
    return f"{colleague.name} ({colleague.email})" if colleague.name != colleague.email else colleague.email


def _send(colleague: Colleague, case: Dossier, asked: Aspect) -> None:
    """The link to the questions. Raises OSError when the mail server refuses."""
    name = asked.names[spoken()]
    link = f"{settings.TREDE_URL}{address(case, 'aspect', asked.id)}"
    told = {"name": colleague.name, "aspect": name, "title": case.title, "link": link}
    subject = _("Wilt u de vragen over %(aspect)s beantwoorden?") % {"aspect": name.lower()}
    send_mail(subject, render_to_string("questions/mail.txt", told), None, [colleague.email])
