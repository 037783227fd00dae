# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The key of a waiting file between two pages: in a cookie of that file's own address, and nowhere at the server.

A page that refreshes itself without scripts can send nothing back but its address and its cookies, and a key may not
stand in an address. The cookie is sent to this one address only, no script can read it, and it goes with the file.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

from trede.errors import NotFoundError
from trede.office.vault.waiting import GONE, WAITS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from trede.office.dossier.rules.cases import Case


NAME_LENGTH = 32
CAME_FROM = "van"


def cookie_name() -> str:
    """Over https a browser takes this name from us only."""
    return "__Secure-trede-key" if settings.SESSION_COOKIE_SECURE else "trede-key"


def name_of(token: str) -> str:
    """What a waiting file is called in an address: it opens nothing."""
    return hashlib.sha256(f"trede address\n{token}".encode()).hexdigest()[:NAME_LENGTH]


def to_page(page: str, case: Case, token: str, *, came_from: str = "") -> HttpResponse:
    """To the page of this waiting file, with its key; ``came_from`` is the name of a file whose page leads there."""
    address = reverse(page, args=[case.organisation, case.id, name_of(token)])
    query = f"?{urlencode({CAME_FROM: came_from})}" if came_from else ""
    return with_key(redirect(f"{address}{query}"), address, token)


def came_from(request: HttpRequest) -> str:
    """The name of the file whose page led here; empty when the address does not say so."""
    name = request.GET.get(CAME_FROM, "")
    return name if re.fullmatch(rf"[0-9a-f]{{{NAME_LENGTH}}}", name) else ""


def with_key(answer: HttpResponse, address: str, token: str) -> HttpResponse:
    """The same answer; the browser has the key of the page at this address."""
    answer.set_cookie(
        cookie_name(),
        token,
        max_age=WAITS,
        path=address,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return answer


def held(request: HttpRequest) -> str:
    """The key of a page that has one address for whatever waits there; empty when the browser has none."""
    return request.COOKIES.get(cookie_name(), "")


def key(request: HttpRequest, name: str) -> str:
    """The key of the file with this name. Raises NotFoundError when the browser does not have it (any more)."""
    token = request.COOKIES.get(cookie_name(), "")
    if not hmac.compare_digest(name_of(token), name):
        raise NotFoundError(GONE)
    return token


def without_key(answer: HttpResponse, page: str, case: Case, name: str) -> HttpResponse:
    """The same answer; the browser forgets the key of that page."""
    return without_key_at(answer, reverse(page, args=[case.organisation, case.id, name]))


def without_key_at(answer: HttpResponse, address: str) -> HttpResponse:
    """The same answer; the browser forgets the key of the page at this address."""
    answer.delete_cookie(cookie_name(), path=address)
    return answer
