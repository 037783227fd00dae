# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed waits while they log in again: encrypted, for half an hour, with a key in a cookie of theirs.

The cookie is given when somebody is logged in and outlives the session. It says, signed, for whom it is: only that
person gets back what was typed, also on a computer that others use, and who never logged in here has us keep nothing.
"""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import DatabaseError
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from trede.errors import NotFoundError
from trede.office.vault.together import waiting_files
from trede.office.vault.waiting import TOKEN_BYTES
from trede.office.web.kit.parts import away

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse, HttpResponseBase

MARK = "csrfmiddlewaretoken"
SALT = "trede.office.web.typed"
MOST = 500_000
"""Bytes: more than the longest form of ours holds."""
ASKS_AGAIN = "once-more"


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was sent: where to, and each field with each of its values."""

    address: str
    fields: Sequence[tuple[str, str]]


def typed_in(request: HttpRequest) -> Typed | None:
    """What may be offered again; None when no page of ours sent it, or files came along, which no page can repeat."""
    ours = f"{request.scheme}://{request.get_host()}"
    if request.META.get("HTTP_ORIGIN") != ours or request.FILES:
        return None
    fields = ((name, str(value)) for name, values in request.POST.lists() for value in values)
    return Typed(request.get_full_path(), [each for each in fields if each[0] != MARK])


def keep(request: HttpRequest, on: datetime) -> bool:
    """Let it wait for whoever was logged in here last; whether it does."""
    typed, (key, owner) = typed_in(request), _held(request)
    if typed is None or not key:
        return False
    data = json.dumps([typed.address, typed.fields]).encode()
    if len(data) > MOST:
        return False
    with suppress(OSError, DatabaseError):  # a full disk: then they log in without it
        waiting_files().drop(key, on=on)
        waiting_files().put(ASKS_AGAIN, data, owner=owner, on=on, token=key)
        return True
    return False


def kept(request: HttpRequest, person: UUID, on: datetime) -> Typed | None:
    """What waits for this person in this browser."""
    key, owner = _held(request)
    if not constant_time_compare(owner, _owner(person)):
        return None
    with suppress(NotFoundError):
        address, fields = json.loads(waiting_files().take(key, owner=owner, on=on)[1])
        return Typed(address, [(name, value) for name, value in fields])
    return None


def to_log_in(request: HttpRequest, on: datetime, page: str) -> HttpResponse:
    """To the page that asks who somebody is, and from there back, also with what they typed."""
    back = request.get_full_path()
    if request.method == "POST":
        back = reverse(ASKS_AGAIN if keep(request, on) else "start")
    return away(request, f"{reverse(page)}?{urlencode({'next': back})}")


def remember_person(answer: HttpResponseBase, request: HttpRequest, person: UUID) -> None:
    """See to it that the browser has a key for this person, for when their session ends."""
    owner = _owner(person)
    if constant_time_compare(_held(request)[1], owner):
        return
    answer.set_cookie(
        _cookie(),
        Signer(salt=SALT).sign_object([secrets.token_urlsafe(TOKEN_BYTES), owner]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _held(request: HttpRequest) -> tuple[str, str]:
    """The key in this browser and for whom it is; empty without one of ours."""
    with suppress(BadSignature):
        key, owner = Signer(salt=SALT).unsign_object(request.COOKIES.get(_cookie(), ""))
        return key, owner
    return "", ""


def _owner(person: UUID) -> str:
    return salted_hmac(SALT, str(person), algorithm="sha256").hexdigest()


def _cookie() -> str:
    """Over https a browser takes this name from us only."""
    return "__Host-typed" if settings.SESSION_COOKIE_SECURE else "trede-typed"
