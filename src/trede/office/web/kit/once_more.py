# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A form whose mark against forgery grew old, by a log-in in another tab: what was typed can be sent once more."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.shortcuts import render

from trede.office.web.kit.typed import typed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

LOG_IN = "/account/"
"""Forms there hold passwords and codes, which no page repeats."""


def once_more(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer (403) to a form without a right mark; nothing was done with it."""
    typed = None if request.path.startswith(LOG_IN) else typed_in(request)
    return render(request, "403_csrf.html", {"typed": typed}, status=HTTPStatus.FORBIDDEN)
