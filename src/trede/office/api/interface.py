# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Health and schema: the frame in which the public and partner interface will stand.

Follows the Dutch API design rules: a version in the address and in each answer, mistakes as problem+json
(RFC 9457), and a schema that says who to turn to.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError

from trede import __version__
from trede.errors import NotAllowedError, NotFoundError, TredeError

if TYPE_CHECKING:
    from collections.abc import Callable

API_VERSION = "1.0.0"
PROBLEM = "application/problem+json"


class Health(Schema):
    """The office works."""

    status: str
    version: str


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""


class Interface(NinjaAPI):
    """Every answer says which version of the interface gave it."""

    def create_response(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response: HttpResponse = super().create_response(request, *args, **kwargs)  # type: ignore[arg-type]
        response["API-Version"] = API_VERSION
        return response


api = Interface(
    title="trede",
    version=API_VERSION,
    description="Open system for the Prestatieladder Socialer Ondernemen. Independent of TNO and PSO-Nederland.",
    docs_url=None,
    openapi_url="openapi.json",
    servers=[{"url": settings.TREDE_URL, "description": "this installation"}],
    # Whoever runs this installation answers for its data, and not who wrote the program.
    openapi_extra={"info": {"contact": {"name": "who runs this installation", "url": settings.TREDE_URL}}},
)


@api.get(
    "health",
    response={HTTPStatus.OK: Health, HTTPStatus.SERVICE_UNAVAILABLE: Problem},
    summary="Whether the office works",
    tags=["operations"],
)
def health(request: HttpRequest) -> Health | HttpResponse:
    """Asks the database something small."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, "The database does not answer.")
    return Health(status="ok", version=__version__)


def problem(status: HTTPStatus, detail: str = "") -> HttpResponse:
    """An answer that says what went wrong."""
    told = Problem(title=status.phrase, status=status, detail=detail)
    response = JsonResponse(told.model_dump(), status=status, content_type=PROBLEM)
    response["API-Version"] = API_VERSION
    return response


STATUSES: dict[type[TredeError], HTTPStatus] = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    NotAllowedError: HTTPStatus.FORBIDDEN,
    TredeError: HTTPStatus.UNPROCESSABLE_ENTITY,
}


def answering(status: HTTPStatus) -> Callable[[HttpRequest, TredeError | type[TredeError]], HttpResponse]:
    """A handler that gives this status with the words of the error."""
    return lambda request, error: problem(status, str(error))


for kind, answer in STATUSES.items():
    api.add_exception_handler(kind, answering(answer))


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the library itself refuses."""
    return problem(HTTPStatus(error.status_code), str(error))


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Parameters that do not fit the schema; values are not repeated."""
    places = ", ".join(".".join(str(part) for part in each["loc"]) for each in error.errors)
    return problem(HTTPStatus.UNPROCESSABLE_ENTITY, f"Wrong or missing: {places}.")
