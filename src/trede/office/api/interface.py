# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Health, a check of certificates, the register, and the schema: the public interface and its frame.

Follows the Dutch API design rules: a version in the address and in each answer, mistakes as problem+json
(RFC 9457), and a schema that says who to turn to.
"""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 - the schema reads them
from email.utils import parseaddr
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Literal

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.utils import timezone
from ninja import File, NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from ninja.files import UploadedFile  # noqa: TC002 - the schema reads it

from trede import __version__
from trede.errors import ConfigurationError, NotAllowedError, NotFoundError, TredeError
from trede.kernel.days import dutch_day
from trede.office.api.problems import API_VERSION, PROBLEM, Problem, problem
from trede.office.api.register import router as register
from trede.office.certificates.checking import judged
from trede.office.post.queries import standing
from trede.office.uploads.certificate_apart import MOST_BYTES
from trede.office.work.disk import free_bytes
from trede.office.work.queries import work
from trede.proofs.verdicts import verdict_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse
    from ninja.openapi.schema import OpenAPISchema

LEAST_BYTES = 4 * 1024 * 1024
"""With less room than this the database can no longer write."""
JSON = "application/json"
VERSION_HEADER = {"description": "The version of this interface.", "schema": {"type": "string"}}
PLACE = "/api/v1"


class Health(Schema):
    """The office answers. ``status`` is ``ok``, or ``behind`` when work that need not be done at once is not done."""

    status: Literal["ok", "behind"]
    version: str
    worker_seen_at: datetime | None
    """When the worker that was not seen for the longest was last seen; null when one never was."""
    tasks_late: int
    """Tasks that wait though their moment is over."""
    letters_stuck: int
    """Letters that were tried in vain."""


class Interface(NinjaAPI):
    """Every answer says which version of the interface gave it."""

    def create_response(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response: HttpResponse = super().create_response(request, *args, **kwargs)  # type: ignore[arg-type]
        response["API-Version"] = API_VERSION
        response["Access-Control-Allow-Origin"] = "*"  # open data: no answer hangs on who asks
        return response

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """Paths from where the version stands, with each answer's version, and mistakes as what they are sent as."""
        schema = super().get_openapi_schema(**(kwargs | {"path_prefix": ""}))
        for operation in (each for path in schema["paths"].values() for each in path.values()):
            for answer in operation["responses"].values():
                answer["headers"] = {"API-Version": VERSION_HEADER}
                found = answer.get("content", {}).get(JSON)
                if found and found["schema"].get("$ref", "").endswith("/Problem"):
                    answer["content"] = {PROBLEM: found}
        return schema


api = Interface(
    title="trede",
    version=API_VERSION,
    description="Open system for the Prestatieladder Socialer Ondernemen. Independent of TNO and PSO-Nederland.",
    docs_url=None,
    openapi_url=None,
    servers=[{"url": f"{settings.TREDE_URL}{PLACE}", "description": "this installation"}],
    # Whoever runs this installation answers for its data, and not who wrote the program.
    openapi_extra={
        "info": {
            "contact": {
                "name": "who runs this installation",
                "url": settings.TREDE_URL,
                "email": parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
            }
        }
    },
)


class Alive(Schema):
    """This process answers."""

    status: Literal["alive"] = "alive"
    version: str = __version__


@api.get("alive", response=Alive, summary="Whether this process answers at all", tags=["operations"])
def alive(request: HttpRequest) -> Alive:
    """Asks nothing of anybody, so that what minds a process does not end it because a database is away. Whether it can
    do its work is told at ``health``.
    """
    return Alive()


@api.get("openapi.json", include_in_schema=False)
def openapi(request: HttpRequest) -> OpenAPISchema:
    """The schema of this interface."""
    return api.get_openapi_schema()


@api.get(
    "health",
    response={HTTPStatus.OK: Health, HTTPStatus.SERVICE_UNAVAILABLE: Problem},
    summary="Whether the office works",
    tags=["operations"],
)
def health(request: HttpRequest) -> Health | HttpResponse:
    """Asks the database something small, whether there is room to write, and when the workers were seen."""
    try:
        done, letters = work(on=timezone.now()), standing()
    except (DatabaseError, InterfaceError):
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, "The database does not answer.")
    if free_bytes(settings.TREDE_DATA) < LEAST_BYTES:
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, "The disk is full: what is there can be read.")
    stuck = letters.tried + letters.failed
    behind = done.silent or done.late or done.given_up or stuck
    return Health(
        status="behind" if behind else "ok",
        version=__version__,
        worker_seen_at=done.last_seen,
        tasks_late=done.late,
        letters_stuck=stuck,
    )


class Said(Schema):
    """A verdict in one language."""

    says: str
    why: str
    do: str


class Certificate(Schema):
    """What a certificate says."""

    id: str
    issuer: str
    issuer_name: str
    official: bool
    """Whether it is an official PSO certificate."""
    kvk: str
    holder: str
    level: str
    thirty_plus: bool
    scope: dict[str, str]
    """KvK number to name."""
    places: list[str]
    valid_from: date
    valid_until: date
    decided_on: date
    edition: str


class Verdict(Schema):
    """The verdict on a certificate (``trede/verdict/1``); ``certificate`` is null unless its issuer is sure."""

    format: Literal["trede/verdict/1"]
    code: str
    good: bool
    """Whether the certificate may be relied on."""
    on: date
    known_until: datetime | None
    """The moment until which the state of the certificate is known."""
    nl: Said
    en: Said
    certificate: Certificate | None


@api.post(
    "certificates/verify",
    response={
        HTTPStatus.OK: Verdict,
        HTTPStatus.SERVICE_UNAVAILABLE: Problem,
        HTTPStatus.BAD_REQUEST: Problem,
    },
    summary="Whether a certificate is genuine and counts",
    tags=["certificates"],
)
def verify(
    request: HttpRequest, file: File[UploadedFile], on: date | None = None
) -> dict[str, object] | HttpResponse:
    """Judges the PDF or the JSON of a certificate for a day (today without one). Nothing of it is kept."""
    try:
        found = judged(file.read(MOST_BYTES + 1), on or dutch_day(timezone.now()))
    except ConfigurationError:
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, "This installation has no keys yet.")
    return verdict_document(found)


api.add_router("register", register)


STATUSES: dict[type[TredeError], HTTPStatus] = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    NotAllowedError: HTTPStatus.FORBIDDEN,
    TredeError: HTTPStatus.BAD_REQUEST,
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
    return problem(HTTPStatus.BAD_REQUEST, f"Wrong or missing: {places}.")
