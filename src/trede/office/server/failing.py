# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is answered where no view was found or reached: a page to people, a problem (RFC 9457) to programs."""

from __future__ import annotations

import sys
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.views import defaults

from trede.office.api.problems import asked_by_a_program, problem
from trede.office.server.logs import OUTAGES

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SECONDS = 10
"""After which whoever was told that the database is away may ask again."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What cannot be read at all, such as a NUL or a form that is too large."""
    if asked_by_a_program(request):
        return problem(HTTPStatus.BAD_REQUEST, "This request cannot be read.")
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """An address that is none."""
    if asked_by_a_program(request):
        return problem(HTTPStatus.NOT_FOUND, "There is no such operation.")
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """What we did wrong, or a database that is away (503); the log says what."""
    away = isinstance(sys.exc_info()[1], OUTAGES)
    status = HTTPStatus.SERVICE_UNAVAILABLE if away else HTTPStatus.INTERNAL_SERVER_ERROR
    if asked_by_a_program(request):
        answer = problem(status, "The database does not answer." if away else "Something went wrong here.")
    else:
        answer = defaults.server_error(request)
        answer.status_code = status
    if away:
        answer["Retry-After"] = str(SECONDS)
    return answer
