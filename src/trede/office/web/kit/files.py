# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files to take home."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
JSON = "application/json"
JPEG = "image/jpeg"
TEXT = "text/plain; charset=utf-8"


def download(data: bytes, name: str, kind: str) -> HttpResponse:
    """A file that the browser keeps under this name; nothing between here and there keeps it too."""
    headers = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=kind, headers=headers)


def picture(data: bytes) -> HttpResponse:
    """A photo that we made, on a page; it is nothing else, whatever a browser thinks."""
    return HttpResponse(data, content_type=JPEG, headers={"X-Content-Type-Options": "nosniff"})
