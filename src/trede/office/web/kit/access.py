# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may open a page: each view says it in one word, and gets ``by`` and ``on`` to hand to actions.

The clock is read here and nowhere else in a request.
"""

from __future__ import annotations

from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol, cast
from urllib.parse import urlencode

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from trede.office.accounts.models import Person
from trede.office.accounts.queries import member
from trede.office.accounts.receivers import STRONG
from trede.office.accounts.rules.members import require

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from trede.office.accounts.rules.permissions import Permission

READ = ("GET",)
READ_AND_WRITE = ("GET", "POST")
WRITE = ("POST",)
JUST_NOW = 5 * 60
"""Seconds."""


class View(Protocol):
    """A view that Django can call, with who may open it and how."""

    access: str
    methods: tuple[str, ...]

    def __call__(self, request: HttpRequest, **place: object) -> HttpResponseBase: ...


def for_everyone(
    methods: tuple[str, ...] = READ,
) -> Callable[[Callable[..., HttpResponse]], View]:
    """A page without an account: the view gets ``on``."""

    def decorate(view: Callable[..., HttpResponse]) -> View:
        @wraps(view)
        def open_page(request: HttpRequest, **place: object) -> HttpResponseBase:
            return view(request, on=timezone.now(), **place)

        return _declared(open_page, "everyone", methods)

    return decorate


def for_people(methods: tuple[str, ...] = READ) -> Callable[[Callable[..., HttpResponse]], View]:
    """A page for whoever logged in, about their own account: the view gets ``by`` (a Person) and ``on``."""

    def decorate(view: Callable[..., HttpResponse]) -> View:
        @wraps(view)
        def open_page(request: HttpRequest, **place: object) -> HttpResponseBase:
            if not isinstance(request.user, Person):
                return redirect_to_login(request.get_full_path())
            return view(request, by=request.user, on=timezone.now(), **place)

        return _declared(open_page, "people", methods)

    return decorate


def for_members(
    permission: Permission, methods: tuple[str, ...] = READ
) -> Callable[[Callable[..., HttpResponse]], View]:
    """A page of an organisation (``<uuid:organisation>`` in its address), for who has the permission there.

    The view gets ``by`` (a Member) and ``on``. Without a second factor one is first asked to set one.
    Raises NotFoundError (404) in another organisation, NotAllowedError (403) without the permission.
    """

    def decorate(view: Callable[..., HttpResponse]) -> View:
        @wraps(view)
        def open_page(request: HttpRequest, organisation: UUID, **place: object) -> HttpResponseBase:
            if not isinstance(request.user, Person):
                return redirect_to_login(request.get_full_path())
            if not is_strong(request):
                return _to_second_factor(request)
            on = timezone.now()
            by = member(request.user.pk, organisation, on=on)
            require(by, permission, organisation)
            return view(request, by=by, on=on, **place)

        return _declared(cast("Callable[..., HttpResponseBase]", open_page), permission.value, methods)

    return decorate


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
        return _to_second_factor(request)
    page = "mfa_reauthenticate" if Authenticator.Type.TOTP in kinds else "mfa_reauthenticate_webauthn"
    return redirect_to_login(request.get_full_path(), reverse(page))


def _to_second_factor(request: HttpRequest) -> HttpResponse:
    wanted = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse('second-factor')}?{wanted}", status=HTTPStatus.FOUND)


def _declared(open_page: Callable[..., HttpResponseBase], access: str, methods: tuple[str, ...]) -> View:
    """Refuse other methods, and say in the view itself what the table of routes must say too."""
    allowed = (*methods, "HEAD") if "GET" in methods else methods

    @wraps(open_page)
    def checked(request: HttpRequest, **place: object) -> HttpResponseBase:
        if request.method not in allowed:
            page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
            page["Allow"] = ", ".join(allowed)
            return page
        return open_page(request, **place)

    view = cast("View", checked)
    view.access, view.methods = access, methods
    return view
