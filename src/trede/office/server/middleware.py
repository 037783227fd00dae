# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for every request: what is refused unread, what is kept nowhere, and errors of the rooms as answers."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from allauth.usersessions.middleware import UserSessionsMiddleware
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import BadRequest
from django.db import DatabaseError
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from trede.errors import AlteredError, NotAllowedError, NotFoundError
from trede.office.accounts.queries import person_of
from trede.office.api.problems import asked_by_a_program, problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest, HttpResponse, QueryDict

ANSWERS = {
    NotFoundError: (HTTPStatus.NOT_FOUND, "404.html"),
    NotAllowedError: (HTTPStatus.FORBIDDEN, "403.html"),
    AlteredError: (HTTPStatus.INTERNAL_SERVER_ERROR, "altered.html"),
}

log = logging.getLogger(__name__)
READING = ("GET", "HEAD")
NOTED_FOR = timedelta(minutes=1)
UNUSED_FOR = timedelta(hours=1)
LONGEST_SESSION = timedelta(seconds=settings.SESSION_COOKIE_AGE)
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


class NoPlainInterface:
    """A program that asks over http is refused and not sent on: else nobody notices that what it sends can be read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        needs_https = settings.SECURE_SSL_REDIRECT and request.path not in LOOKED_AT
        if needs_https and asked_by_a_program(request) and not request.is_secure():
            return problem(HTTPStatus.FORBIDDEN, "Ask this over https.")
        return self.get_response(request)


class LastSeen:
    """Ends a session that was not used for an hour, or is half a day old; else writes down, to the minute, that it is
    used. A page that only reads also answers when nothing can be written. To the moment would make of every page that
    is read a page that waits for who writes.

    What was typed in a form that comes too late waits until they logged in again (``web/kit/typed.py``).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.note = UserSessionsMiddleware(lambda request: None)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        seen = UserSession.objects.filter(session_key=key).first() if key else None
        if seen and _is_over(seen):
            _end(request, seen)
        else:
            self._note(request, seen)
        response = self.get_response(request)
        if seen and not request.session.session_key:
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response

    def _note(self, request: HttpRequest, seen: UserSession | None) -> None:
        if not (seen and _is_noted(request, seen)):
            with suppress(*((DatabaseError,) if request.method in READING else ())):
                self.note(request)


def _is_over(seen: UserSession) -> bool:
    now = timezone.now()
    return bool(now - seen.last_seen_at > UNUSED_FOR or now - seen.created_at > LONGEST_SESSION)


def _end(request: HttpRequest, seen: UserSession) -> None:
    """Nobody is logged in any more; also while a full disk keeps the row, which is refused each time."""
    with suppress(DatabaseError):
        seen.end()
    request.session = SessionStore()
    request.user = AnonymousUser()
    messages.info(
        request,
        _("U bent uitgelogd. Dat gebeurt als u een uur niets doet, en na twaalf uur. Log opnieuw in."),
    )


def _is_noted(request: HttpRequest, seen: UserSession) -> bool:
    """Whether this session was seen less than a minute ago, of the same person with the same browser and address."""
    return bool(
        seen.user_id == request.user.pk
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


def _tell(request: HttpRequest, error: type[Exception]) -> None:
    """A line of the log: who (an id) could not see which route. Who is not logged in may ask for what is not there."""
    who = person.actor_id if (person := person_of(request.user)) else "nobody"
    if person or error is not NotFoundError:
        log.warning("%s: %s at /%s", error.__name__, who, getattr(request.resolver_match, "route", ""))


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
                _tell(request, error)
                return render(request, template, status=status)
        return None
