# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The register as files, where ``trede register export`` wrote them to the data folder of this installation.

Any other file server may serve the same files; these do not hang on who does, for they are signed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.http import FileResponse, HttpResponseNotFound

from trede.proofs.signed_files import MANIFEST

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.web.kit.pages import Visit

KINDS = {"csv": "text/csv; charset=utf-8", "json": "application/json", "atom": "application/atom+xml"}
NAME = re.compile(rf"[a-z]+(-[0-9]{{8}})?\.({'|'.join(KINDS)})")
MINUTES = "public, max-age=300"


def folder() -> Path:
    """Where the files stand, when there are any."""
    return Path(settings.TREDE_DATA) / "open-data"


def is_published() -> bool:
    """Whether there is something to take home here."""
    return (folder() / MANIFEST).is_file()


def open_data(visit: Visit[None], *, name: str) -> HttpResponse:
    """One of the files."""
    path = folder() / name
    if not NAME.fullmatch(name) or not path.is_file():
        return HttpResponseNotFound()
    response = FileResponse(path.open("rb"), content_type=KINDS[path.suffix[1:]])
    response.headers["Cache-Control"] = MINUTES
    response.headers["Access-Control-Allow-Origin"] = "*"
    return cast("HttpResponse", response)  # to a page it is one: the types keep them apart
