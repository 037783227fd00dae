# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may open a page, decided from its declaration before its view is called.

The clock is read here and nowhere else in a request.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol, cast

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone

from trede.office.accounts.queries import member, person_of
from trede.office.accounts.receivers import STRONG
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.web.kit.pages import EVERYONE, PEOPLE, Page, Visit
from trede.office.web.kit.typed import remember_person, to_log_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

JUST_NOW = 5 * 60
"""Seconds."""
LOG_IN, SECOND_FACTOR = "account_login", "second-factor"


class View(Protocol):
    """A view that Django can call, with the page that it opens."""

    page: Page

    def __call__(self, request: HttpRequest, **place: object) -> HttpResponse: ...


class Visited(Protocol):
    """A request that came through here; what every template knows is told from it."""

    visit: Visit[Member]


def addresses(pages: Iterable[Page]) -> list[URLPattern]:
    """For the list of addresses of Django."""
    return [path(page.address, opened(page), name=page.name) for page in pages]


def opened(page: Page) -> View:
    """The view that decides whether the page may be seen, and then makes it."""

    def view(request: HttpRequest, **place: object) -> HttpResponse:
        allowed = (*page.methods, "HEAD") if "GET" in page.methods else page.methods
        if request.method not in allowed:
            answer = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
            answer["Allow"] = ", ".join(allowed)
            return answer
        answer = _answer(page, request, **place)
        if page.access != EVERYONE and (person := person_of(request.user)):
            remember_person(answer, request, person.pk)
        return answer

    found = cast("View", view)
    found.page = page
    return found


def _answer(page: Page, request: HttpRequest, **place: object) -> HttpResponse:
    if isinstance(page.access, Permission):
        return _for_members(page, page.access, request, **place)
    if page.access == PEOPLE:
        return _for_people(page, request, **place)
    return page.view(Visit(request, None, timezone.now(), page), **place)


def _for_people(page: Page, request: HttpRequest, **place: object) -> HttpResponse:
    on = timezone.now()
    if (person := person_of(request.user)) is None:
        return to_log_in(request, on, LOG_IN)
    return page.view(Visit(request, person, on, page), **place)


def _for_members(page: Page, permission: Permission, request: HttpRequest, **place: object) -> HttpResponse:
    """Without a second factor one is first asked to set one.

    Raises NotFoundError (404) in another organisation, NotAllowedError (403) without the permission.
    """
    organisation = cast("UUID", place.pop("organisation"))
    on = timezone.now()
    if (person := person_of(request.user)) is None:
        return to_log_in(request, on, LOG_IN)
    if not is_strong(request):
        return to_log_in(request, on, SECOND_FACTOR)
    visit = Visit(request, member(person.pk, organisation, on=on), on, page)
    cast("Visited", request).visit = visit
    if "team" in place or not visit.by.may_in_a_team(permission):
        require(visit.by, permission, organisation, team=cast("UUID | None", place.get("team")))
    return page.view(visit, **place)


def is_strong(request: HttpRequest) -> bool:
    """Whether this log-in was made with a second factor, or from the terminal of the machine itself."""
    return bool(request.session.get(STRONG))


def second_factor_again(request: HttpRequest, on: datetime) -> HttpResponse | None:
    """The page that asks it once more, before something that matters; None when it was asked just now."""
    records = get_authentication_records(request, request.user)
    if any(each["method"] == "mfa" and on.timestamp() - each["at"] < JUST_NOW for each in records):
        return None
    kinds = set(Authenticator.objects.filter(user=request.user.pk).values_list("type", flat=True))
    if not kinds:
        return to_log_in(request, on, SECOND_FACTOR)
    page = "mfa_reauthenticate" if Authenticator.Type.TOTP in kinds else "mfa_reauthenticate_webauthn"
    return redirect_to_login(request.get_full_path(), reverse(page))
