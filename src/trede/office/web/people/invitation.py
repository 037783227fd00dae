# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Accepting an invitation: the link waits while one logs in or makes an account."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.office.accounts import actions
from trede.office.accounts.adapters import INVITATION_IN_SESSION
from trede.office.accounts.queries import invitation_by_token, person_of
from trede.office.accounts.rules.roles import ROLES
from trede.office.web.kit.words import said, spoken

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.web.kit.pages import Visit


def accept(visit: Visit[None], *, token: str) -> HttpResponse:
    """Say who invites for what; take the role when logged in."""
    try:
        invitation = invitation_by_token(token, on=visit.on)
    except NotFoundError:
        return render(visit.request, "people/invitation_over.html", status=HTTPStatus.NOT_FOUND)
    visit.request.session[INVITATION_IN_SESSION] = token
    role, refusal = ROLES[invitation.role], None
    if visit.request.method == "POST":
        if (person := person_of(visit.request.user)) is None:
            wanted = urlencode({"next": visit.request.path})
            return redirect(f"{reverse('account_signup')}?{wanted}")
        try:
            organisation = actions.accept_invitation(by=person, on=visit.on, token=token)
        except RefusedError as refused:
            refusal = said(refused.findings[0])
        else:
            visit.request.session.pop(INVITATION_IN_SESSION, None)
            messages.success(visit.request, _("Welkom bij %(name)s.") % {"name": organisation.name})
            return redirect("start")
    return render(
        visit.request,
        "people/invitation.html",
        {
            "invitation": invitation,
            "role": role.title[spoken()],
            "prose": role.prose[spoken()],
            "refusal": refusal,
        },
    )
