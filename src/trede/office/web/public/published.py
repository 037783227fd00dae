# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What programs of strangers read: the public log, the keys of the issuer, the status lists, the terms of certificates.

Not pages but documents: each stands at the address that a specification or a certificate gives it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import HttpResponse, HttpResponseNotFound, JsonResponse

from trede.errors import ConfigurationError, NotFoundError
from trede.office.certificates import queries as certificates
from trede.office.log.publishing import CHECKPOINT, resource
from trede.proofs.certificates import certificate_context

if TYPE_CHECKING:
    from collections.abc import Callable

    from trede.office.web.kit.pages import Visit

SECONDS, MINUTES = "public, max-age=5", "public, max-age=300"
FOR_GOOD = "public, max-age=31536000, immutable"
TILE = re.compile(r"([0-9]|[1-5][0-9]|6[0-3]|entries)/(x[0-9]{3}/){0,6}[0-9]{3}(\.p/[1-9][0-9]{0,2})?")


def checkpoint(visit: Visit[None]) -> HttpResponse:
    """The newest checkpoint of the log, with the signatures of witnesses (c2sp.org/tlog-tiles)."""
    return _found(
        lambda: HttpResponse(resource(CHECKPOINT), content_type="text/plain; charset=utf-8"), SECONDS
    )


def tile(visit: Visit[None], *, rest: str) -> HttpResponse:
    """A tile or a bundle of entries."""
    if not TILE.fullmatch(rest):
        return HttpResponseNotFound()
    path = f"tile/{rest}"
    return _found(lambda: HttpResponse(resource(path), content_type="application/octet-stream"), FOR_GOOD)


def did(visit: Visit[None]) -> HttpResponse:
    """The document of the issuer (did:web)."""
    return _json(certificates.issuer_document)


def trust(visit: Visit[None]) -> HttpResponse:
    """A trust file with what this installation says of itself; to be kept before it is needed."""
    return _json(certificates.trust)


def context(visit: Visit[None]) -> HttpResponse:
    """The terms of a certificate, for whoever reads JSON-LD."""
    return _json(certificate_context)


def status_list(visit: Visit[None], *, purpose: str) -> HttpResponse:
    """The signed list of a purpose."""
    return _json(lambda: certificates.status_list(purpose))


def _json(made: Callable[[], dict[str, object]]) -> HttpResponse:
    return _found(lambda: JsonResponse(made(), json_dumps_params={"ensure_ascii": False}), MINUTES)


def _found(made: Callable[[], HttpResponse], kept: str) -> HttpResponse:
    """The document, for programs of others too; nothing when it is not there, or not yet."""
    try:
        response = made()
    except (NotFoundError, ConfigurationError):
        return HttpResponseNotFound()
    response.headers["Cache-Control"] = kept
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
