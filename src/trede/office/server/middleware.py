# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every request: what is refused unread, what is kept nowhere, and errors of the rooms as answers."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from allauth.usersessions.middleware import UserSessionsMiddleware
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import BadRequest
from django.db import DatabaseError
from django.shortcuts import render
from django.utils import timezone

from trede.errors import AlteredError, NotAllowedError, NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest, HttpResponse, QueryDict

ANSWERS = {
    NotFoundError: (HTTPStatus.NOT_FOUND, "404.html"),
    NotAllowedError: (HTTPStatus.FORBIDDEN, "403.html"),
    AlteredError: (HTTPStatus.INTERNAL_SERVER_ERROR, "altered.html"),
}


READING = ("GET", "HEAD")
NOTED_FOR = timedelta(minutes=1)
_LONGEST_BROWSER = UserSession._meta.get_field("user_agent").max_length
LOOKED_AT = ("/api/v1/health", "/api/v1/alive")
NUL = "\x00"


class HealthByAnyName:
    """Whoever looks whether we work may do so from this machine, by a number or a name that is not ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path in LOOKED_AT:
            request.META["HTTP_HOST"] = urlsplit(settings.TREDE_URL).netloc
        return self.get_response(request)


class LastSeen:
    """Writes down when a session was last used, to the minute; a page that only reads also answers when nothing can be
    written. To the moment would make of every page that is read a page that waits for who writes.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.note = UserSessionsMiddleware(lambda request: None)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_noted(request):
            with suppress(*((DatabaseError,) if request.method in READING else ())):
                self.note(request)
        return self.get_response(request)


def _is_noted(request: HttpRequest) -> bool:
    """Whether this session was seen less than a minute ago, of the same person with the same browser and address."""
    key = request.session.session_key
    seen = UserSession.objects.filter(session_key=key).first() if key else None
    return (
        seen is not None
        and seen.user_id == request.user.pk
        and seen.ip == get_adapter().get_client_ip(request)
        and seen.user_agent == request.META.get("HTTP_USER_AGENT", "")[:_LONGEST_BROWSER]
        and timezone.now() - seen.last_seen_at < NOTED_FOR
    )


class NoNul:
    """Refuses a NUL in an address, a field or a cookie (400): no page means one, and PostgreSQL cannot hold it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any(NUL in text for text in (request.path, *_texts(request.GET), *request.COOKIES.values())):
            raise BadRequest("a NUL in an address or a cookie")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Here and not before, so that a form that is too large has its own answer."""
        names = (each.name or "" for _, files in request.FILES.lists() for each in files)
        if any(NUL in text for text in (*_texts(request.POST), *names)):
            raise BadRequest("a NUL in a field")


def _texts(fields: QueryDict) -> Iterator[str]:
    for name, values in fields.lists():
        yield name
        yield from (str(value) for value in values)


class KeptNowhere:
    """Pages hold what others at this computer must not see: no browser or proxy keeps one, unless it says so itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class Refusals:
    """Turns the errors of the rooms that have a page into that page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for this error; None leaves it to Django."""
        for error, (status, template) in ANSWERS.items():
            if isinstance(exception, error):
                return render(request, template, status=status)
        return None
