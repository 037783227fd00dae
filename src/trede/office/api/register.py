# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register for other programs: one organisation on a day, and answers for a list of KvK numbers."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - the schema reads it
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse  # noqa: TC002 - the schema reads it
from django.utils import timezone
from ninja import Field, Path, Router, Schema
from ninja.errors import HttpError

from trede.errors import ConfigurationError, NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.office.api.problems import Problem
from trede.office.certificates.answering import answered, signed_answer
from trede.office.register.queries import history
from trede.office.register.rules.answering import Question
from trede.proofs.answers import MOST_ROWS, read_answer

if TYPE_CHECKING:
    from trede.office.register.rules import Held

KVK = r"^[0-9]{8}$"
Level = Literal["basistrede", "trede-1", "trede-2", "trede-3"]
router = Router(tags=["register"])


class Suspension(Schema):
    """From the first day up to, not including, ``end``; null while it lasts."""

    first: date
    end: date | None


class Row(Schema):
    """One certificate as the register has it; ``state`` is that of the day that was asked for."""

    state: Literal["valid", "suspended", "withdrawn", "expired", "replaced", "not-yet"]
    kvk: str
    name: str
    level: str
    thirty_plus: bool
    sheltered: bool
    first_day: date
    last_day: date
    ended_on: date | None
    suspensions: list[Suspension]
    entities: dict[str, str]
    """KvK number to name, without the holder."""
    places: list[str]
    sector: str
    """A code of SBI 2025 without dots; empty when none was confirmed."""
    certificate: str


class Organisation(Schema):
    """Every row that covers an organisation, of its own or of its group, newest first."""

    kvk: str
    on: date
    rows: list[Row]


class Asked(Schema):
    """A level or higher on each day from ``first`` (today without one) to ``last`` (the same day without one)."""

    numbers: Annotated[list[Annotated[str, Field(pattern=KVK)]], Field(min_length=1, max_length=MOST_ROWS)]
    level: Level
    first: date | None = None
    last: date | None = None
    thirty_plus: bool = False
    """Whether the certificate 30+ is asked as well."""
    signed: bool = False
    """Whether the issuer signs the answer."""


class Answered(Schema):
    """An answer (``trede/register-answer/1``); ``credential`` is null unless it was asked to be signed."""

    format: Literal["trede/register-answer/1"]
    answer: dict[str, Any]
    credential: dict[str, Any] | None


@router.get(
    "organisations/{kvk}",
    response={
        HTTPStatus.OK: Organisation,
        HTTPStatus.NOT_FOUND: Problem,
        HTTPStatus.BAD_REQUEST: Problem,
    },
    summary="What an organisation holds and held",
)
def organisation(
    request: HttpRequest,
    response: HttpResponse,
    kvk: Annotated[str, Path(pattern=KVK)],
    on: date | None = None,
) -> dict[str, object]:
    """Also of the KvK number of an entity: then the rows of its group. Not in this register: 404."""
    day = on or dutch_day(timezone.now())
    rows = history(kvk)
    if not rows:
        raise NotFoundError("This KvK number is not in this register.")
    response["Cache-Control"] = "private, max-age=60"
    return {"kvk": kvk, "on": day, "rows": [_row(each, day) for each in rows]}


def _row(held: Held, day: date) -> dict[str, object]:
    return {
        "state": held.standing(day).value,
        "kvk": held.kvk,
        "name": held.name,
        "level": held.level,
        "thirty_plus": held.thirty_plus,
        "sheltered": held.is_sw,
        "first_day": held.first_day,
        "last_day": held.last_day,
        "ended_on": held.ended_on,
        "suspensions": [{"first": each.first, "end": each.end} for each in held.gaps],
        "entities": dict(held.entities),
        "places": list(held.places),
        "sector": held.sector,
        "certificate": held.certificate,
    }


@router.post(
    "answers",
    response={
        HTTPStatus.OK: Answered,
        HTTPStatus.BAD_REQUEST: Problem,
        HTTPStatus.SERVICE_UNAVAILABLE: Problem,
    },
    summary="Whether organisations hold a level on a day, or during a whole period",
)
def answers(request: HttpRequest, asked: Asked) -> dict[str, object]:
    """A yes or no with its reason for each KvK number, in their order, each once. Nothing of it is kept."""
    now = timezone.now()
    first = asked.first or dutch_day(now)
    last = asked.last or first
    if last < first:
        raise HttpError(HTTPStatus.BAD_REQUEST, "The last day is before the first.")
    document = answered(asked.numbers, Question(asked.level, first, last, asked.thirty_plus), on=now)
    if not asked.signed:
        return {"format": "trede/register-answer/1", "answer": document, "credential": None}
    try:
        return read_answer(signed_answer(document, on=now))
    except (RefusedError, ConfigurationError) as wrong:
        raise HttpError(HTTPStatus.SERVICE_UNAVAILABLE, "This installation does not sign now.") from wrong
