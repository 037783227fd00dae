# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a visitor may set without an account: the language, and light or dark; and the mark of the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.i18n import set_language

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from trede.office.web.kit.pages import Visit

APPEARANCES = ("auto", "light", "dark")
A_YEAR = 365 * 24 * 60 * 60
"""In seconds."""


def language(visit: Visit[None]) -> HttpResponse:
    """Keep the language in a cookie and go back to the page it was chosen on."""
    return set_language(visit.request)


def appearance(visit: Visit[None]) -> HttpResponse:
    """Keep the choice in a cookie and go back to the page it was made on."""
    chosen = visit.request.POST.get("appearance", "")
    if chosen not in APPEARANCES:
        return HttpResponseBadRequest()
    response = HttpResponseRedirect(_back(visit.request))
    response.set_cookie(
        settings.TREDE_APPEARANCE_COOKIE,
        chosen,
        max_age=A_YEAR,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def icon(visit: Visit[None]) -> HttpResponse:
    """Our mark, where browsers look for it when no page names one: beside a PDF or an answer in JSON."""
    return HttpResponseRedirect(static("trede/trede.svg"))


def _back(request: HttpRequest) -> str:
    """The page the form stood on, as long as it is one of ours."""
    address = request.POST.get("next", "/")
    ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if ours else "/"
