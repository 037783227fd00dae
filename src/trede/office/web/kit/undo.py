# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was taken away can be put back from the page that comes next, with the form that once put it there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import HttpRequest

KEY = "undo"


@dataclass(frozen=True, slots=True)
class Undo:
    """A form to send to ``address``; it is judged there as when somebody typed it."""

    address: str
    fields: Mapping[str, str]


def offer(request: HttpRequest, address: str, **fields: str) -> None:
    """Let the next page put this back; it waits in the session, and no longer than until that page."""
    request.session[KEY] = asdict(Undo(address, fields))


def offered(request: HttpRequest) -> Undo | None:
    """What this page can put back; the page after it cannot."""
    session = getattr(request, "session", {})
    return Undo(**session.pop(KEY)) if KEY in session else None
