# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every operation of the interface with what fits its schema and what does not (schemathesis): no server error, and no
answer that the schema does not tell of. Half of the fitting calls ask for what is there: numbers in the register, and a
genuine certificate, whole or with one byte changed. The short form is a test; the long one is the same test with more
examples, ``python -m tests.unit.office.api``.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis.generation.modes import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemathesis.core.result import Result


def no_server_error(_context: object, response: Any, _case: object) -> None:
    """A documented 503 is an answer: this office has no keys, or a database does not answer. Any other 5xx is ours."""
    assert response.status_code < HTTPStatus.INTERNAL_SERVER_ERROR or response.status_code == (
        HTTPStatus.SERVICE_UNAVAILABLE
    ), response.text


CHECKS = (
    no_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)
HOSTS = ["localhost", "testserver"]
"""Whom schemathesis asks, and whom whoever asks for health gets to."""
PLACE = "/api/v1/openapi.json"


@dataclass(frozen=True)
class There:
    """What can be found: KvK numbers in the register, and the file of a certificate."""

    numbers: tuple[str, ...]
    file: bytes


def operations() -> Iterator[Any]:
    """Each operation of the schema as it is served."""
    from django.core.wsgi import get_wsgi_application

    schema = schemathesis.openapi.from_wsgi(PLACE, get_wsgi_application())
    for found in schema.get_all_operations():
        yield _there(found)


def _there(found: Result[Any, Any]) -> Any:
    return found.ok()


def ask_for(there: There, case: Any, pick: int) -> None:
    """Put what is there in the place of what was made up."""
    if "kvk" in (case.path_parameters or {}):
        case.path_parameters["kvk"] = there.numbers[pick % len(there.numbers)]
    if isinstance(case.body, dict) and "numbers" in case.body:
        case.body["numbers"] = [*there.numbers, *case.body["numbers"]]
    if isinstance(case.body, dict) and "file" in case.body:
        file = bytearray(there.file)
        if pick % 3:
            file[pick % len(file)] ^= 1 << pick % 8
        case.body["file"] = bytes(file)


def attack(operation: Any, examples: int, there: There, *, seed: bool = False) -> int:
    """So many calls of each kind, fitting and not; how many were made. Raises what is found."""
    made = 0
    for mode in GenerationMode:
        fits = mode is GenerationMode.POSITIVE
        wanted = st.integers(0, 1 << 20) if fits else st.just(0)

        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            derandomize=not seed,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode), pick=wanted)
        def called(case: Any, pick: int) -> None:
            nonlocal made
            made += 1
            if pick % 2:
                ask_for(there, case, pick)
            case.call_and_validate(checks=CHECKS)

        with suppress(*(() if fits else (Unsatisfiable,))):  # nothing in it can be wrong
            called()
    return made
