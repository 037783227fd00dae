# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Health and schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from ninja import NinjaAPI, Schema

from trede import __version__

if TYPE_CHECKING:
    from django.http import HttpRequest

api = NinjaAPI(
    title="trede",
    version=__version__,
    description="Open system for the Prestatieladder Socialer Ondernemen. Independent of TNO and PSO-Nederland.",
    docs_url=None,
    openapi_url="openapi.json",
)


class Health(Schema):
    """The office works."""

    status: str


@api.get("health", response=Health, summary="Whether the office works", tags=["operations"])
def health(request: HttpRequest) -> Health:
    """Asks the database something small."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Health(status="ok")
