# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form whose mark against forgery grew old, by a log-in in another tab: what was typed can be sent once more."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.shortcuts import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

MARK = "csrfmiddlewaretoken"
LOG_IN = "/account/"
"""Forms there hold passwords and codes, which no page repeats."""


def once_more(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer (403) to a form without a right mark; nothing was done with it."""
    kept = _typed(request) if _is_ours(request) else []
    return render(request, "403_csrf.html", {"kept": kept}, status=HTTPStatus.FORBIDDEN)


def _is_ours(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent it: nobody is made to press a button for somebody else."""
    ours = f"{request.scheme}://{request.get_host()}"
    sent_along = request.FILES or request.path.startswith(LOG_IN)
    return request.META.get("HTTP_ORIGIN") == ours and not sent_along


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Each field with each of its values."""
    fields = ((name, str(value)) for name, values in request.POST.lists() for value in values)
    return [(name, value) for name, value in fields if name != MARK]
