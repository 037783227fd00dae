# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an operation answers when it goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse, JsonResponse
from ninja import Schema

if TYPE_CHECKING:
    from http import HTTPStatus

    from django.http import HttpRequest

API_VERSION = "1.5.0"
PROBLEM = "application/problem+json"
OURS = "/api/"


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""


def problem(status: HTTPStatus, detail: str = "") -> HttpResponse:
    """An answer that says what went wrong."""
    told = Problem(title=status.phrase, status=status, detail=detail)
    response = JsonResponse(told.model_dump(), status=status, content_type=PROBLEM)
    response["API-Version"] = API_VERSION
    response["Access-Control-Allow-Origin"] = "*"
    return response


def asked_by_a_program(request: HttpRequest) -> bool:
    """Whether what goes wrong is told to a program, also where no operation was found or reached."""
    return request.path.startswith(OURS)
