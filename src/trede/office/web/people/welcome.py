# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The link from the terminal: it logs in once, by a button, so that looking at it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.shortcuts import redirect, render

from trede.office.accounts import actions
from trede.office.accounts.queries import login_link_by_token
from trede.office.accounts.receivers import STRONG
from trede.office.journal.rules import System
from trede.office.web.kit.words import spoken
from trede.office.web.people.forms import NewPerson

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.models import Person
    from trede.office.web.kit.pages import Visit

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def welcome(visit: Visit[None], *, token: str) -> HttpResponse:
    """Log in as the person of the link; without one, make the account of the first administrator.

    Raises NotFoundError when the link was used or is too old.
    """
    person = login_link_by_token(token, on=visit.on).person
    if person is not None:
        if visit.request.method == "POST":
            actions.use_login_link(by=person, on=visit.on, token=token)
            return _enter(visit.request, person)
        return render(visit.request, "people/welcome.html", {"person": person})
    form = NewPerson(visit.request.POST or None)
    if form.is_valid():
        return _enter(visit.request, _first_administrator(form, token, visit.on))
    return render(visit.request, "people/welcome.html", {"form": form})


def _first_administrator(form: NewPerson, token: str, on: datetime) -> Person:
    told = {"token": token, "language": spoken(), **form.cleaned_data}
    return actions.sign_up_by_link(by=System("start"), on=on, **told)


def _enter(request: HttpRequest, person: Person) -> HttpResponse:
    """The link stands for a second factor: only who works on this machine can read it."""
    login(request, person, backend=BACKEND)
    request.session[STRONG] = True
    UserSession.objects.create_from_request(request)  # from now on it can be ended elsewhere
    return redirect("start")
