# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who works in an organisation, and with which roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import actions, queries
from trede.office.accounts.letters import invitation_letter
from trede.office.accounts.rules.duties import objection
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import ROLES, roles_for, titles
from trede.office.journal.queries import happened
from trede.office.post.queries import how_letters_go
from trede.office.post.tasks import QUEUE as POST
from trede.office.web.kit.access import second_factor_again
from trede.office.web.kit.changing import taken_away
from trede.office.web.kit.words import accepted, said, spoken
from trede.office.web.people.forms import Invite
from trede.office.work.queries import work

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


ALONE, BACK = "alleen", "terug"
"""In an address: the role that the only member wants to give to themselves."""


def people(visit: Visit[Member]) -> HttpResponse:
    """Everybody with a role, and who was asked."""
    named = titles(spoken())
    shown = [
        (colleague, [named[role] for role in colleague.roles])
        for colleague in queries.colleagues(visit.by, on=visit.on)
    ]
    asked = queries.open_invitations(visit.by, on=visit.on)
    letters = how_letters_go(invitation_letter(each.pk) for each in asked)
    waiting = [(each, named[each.role], letters.get(invitation_letter(each.pk), "")) for each in asked]
    may_manage = visit.by.may(Permission.PEOPLE_MANAGE)
    return render(
        visit.request,
        "people/people.html",
        {
            "colleagues": shown,
            "invitations": waiting,
            "may_manage": may_manage,
            "mail_stands_still": may_manage and POST in work(on=visit.on).silent,
            "by": visit.by,
        },
    )


def invite(visit: Visit[Member]) -> HttpResponse:
    """Ask somebody to take a role, by mail."""
    form = Invite(visit.request.POST or None, kind=queries.kind_of(visit.by.organisation))
    form.fields["email"].initial = visit.request.GET.get(
        "email", ""
    )  # from a letter: who asked to be invited
    if accepted(form, actions.invite, by=visit.by, on=visit.on, language=spoken()):
        messages.success(visit.request, _("Uw collega krijgt een e-mail. De link daarin werkt twee weken."))
        return redirect("people", visit.by.organisation)
    return render(visit.request, "people/invite.html", {"form": form, "by": visit.by})


def withdraw(visit: Visit[Member], *, invitation: UUID) -> HttpResponse:
    """Make an open invitation useless."""
    taken_away(
        visit.request,
        lambda: actions.withdraw_invitation(by=visit.by, on=visit.on, invitation=invitation),
        _("De uitnodiging is ingetrokken."),
        was=lambda: happened(visit.by.organisation, f"invitation:{invitation}", "invitation.sent"),
        already=_("Deze uitnodiging stond niet meer open: zij was al aangenomen, ingetrokken of verlopen."),
    )
    return redirect("people", visit.by.organisation)


def roles(visit: Visit[Member], *, person: UUID) -> HttpResponse:
    """Give somebody a role or take one."""
    try:
        held = queries.member(person, visit.by.organisation, on=visit.on).roles
    except NotFoundError:
        return _left(visit, person)
    if visit.request.method == "POST":
        return _change_role(visit.request, visit.by, visit.on, person)
    if (role := visit.request.GET.get(ALONE)) in ROLES and person == visit.by.person:
        return second_factor_again(visit.request, visit.on) or _warned(visit.request, visit.by, role)
    here, own = roles_for(queries.kind_of(visit.by.organisation)), person == visit.by.person
    alone = own and queries.is_alone(visit.by, on=visit.on)
    rows = [_row(key, held=key in held, own=own, alone=alone) for key in here]
    name = queries.names_in(visit.by)[f"person:{person}"]
    return render(visit.request, "people/roles.html", {"name": name, "rows": rows, "by": visit.by})


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role on the page of somebody; ``note`` says why one does not simply give it to oneself."""

    key: str
    title: str
    prose: str
    held: bool
    note: str
    may_give: bool


def _row(key: str, *, held: bool, own: bool, alone: bool) -> RoleRow:
    code = None if held else objection(key, own=own, alone=alone, knowingly=False)
    role, note = ROLES[key], said(finding(code, "role", key)) if code else ""
    may_give = code is None or objection(key, own=own, alone=alone, knowingly=True) is None
    return RoleRow(key, role.title[spoken()], role.prose[spoken()], held, note, may_give)


def _left(visit: Visit[Member], person: UUID) -> HttpResponse:
    """For who has no role here any more. Raises NotFoundError for who never had one."""
    if f"person:{person}" not in queries.names_in(visit.by):
        raise NotFoundError("There is nobody here with this id.")
    messages.info(visit.request, _("Deze persoon heeft hier geen rol meer. Nodig hem of haar opnieuw uit."))
    return redirect("people", visit.by.organisation)


def _change_role(request: HttpRequest, by: Member, on: datetime, person: UUID) -> HttpResponse:
    """``give`` or ``take`` holds the key of a role; with ``knowingly`` after the warning, for oneself."""
    role, here = request.POST.get("give", ""), reverse("roles", args=[by.organisation, person])
    knowingly = "knowingly" in request.POST and second_factor_again(request, on) is None
    try:
        if "give" not in request.POST:
            return _take_role(request, by, on, person)
        actions.give_role(by=by, on=on, person=person, role=role, knowingly=knowingly)
    except RefusedError as refused:
        if refused.findings[0].code == "accounts.own-role-unasked":
            return redirect(f"{here}?{urlencode({ALONE: role})}")
        messages.error(request, said(refused.findings[0]))
        return redirect(here)
    messages.success(request, _("De rollen zijn bewaard."))
    before = request.GET.get(BACK, "")
    if knowingly and url_has_allowed_host_and_scheme(before, allowed_hosts=None):
        return redirect(before)
    return redirect("people", by.organisation)


def _take_role(request: HttpRequest, by: Member, on: datetime, person: UUID) -> HttpResponse:
    role = request.POST.get("take", "")
    done = taken_away(
        request,
        lambda: actions.take_role(by=by, on=on, person=person, role=role),
        _("De rollen zijn bewaard."),
        was=lambda: happened(by.organisation, f"person:{person}", "role.taken", role=role),
        already=_("Deze persoon had die rol al niet meer."),
    )
    return redirect("people", by.organisation) if done else redirect("roles", by.organisation, person)


def _warned(request: HttpRequest, by: Member, role: str) -> HttpResponse:
    """What it means to be the only one, and to give oneself a role that decides."""
    told = {"role": role, "title": ROLES[role].title[spoken()], "by": by}
    return render(request, "people/role_alone.html", told)
