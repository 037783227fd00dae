# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""With scripts a page may ask for a part of itself; some answers are a whole page all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect
from django_htmx.http import HttpResponseClientRedirect

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


def asked_a_part(request: HttpRequest) -> bool:
    """Whether a script asks for a part."""
    asked = request.htmx  # type: ignore[attr-defined]  # from the middleware of htmx
    return bool(asked and not asked.boosted)


def away(request: HttpRequest, address: str) -> HttpResponse:
    """To another page, also for a script that asked for a part."""
    return HttpResponseClientRedirect(address) if asked_a_part(request) else HttpResponseRedirect(address)
