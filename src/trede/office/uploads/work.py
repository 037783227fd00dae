# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The work itself, as the process beside the request does it: from what stands beside a file to what was found."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from trede.intake.watching import unwatched
from trede.office.uploads.jobs import FOUND, KINDS
from trede.office.uploads.places import TASK

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from trede.intake.watching import Watch
    from trede.office.uploads.places import Place


def do(place: Place, ticket: str, on: datetime, watch: Watch = unwatched) -> None:
    """Do the work of this ticket, and keep beside the file what was found."""
    kind, document = task_of(place, ticket, on)
    _, data = place.waiting.take(place.token, owner=place.owner, on=on)
    _keep(place, ticket, KINDS[kind].work(document, data, watch), on)
    if not KINDS[kind].again:
        place.waiting.empty(place.token, owner=place.owner, on=on)


def refuse(place: Place, ticket: str, code: str, on: datetime) -> None:
    """Say that the file took too long, or too much memory."""
    kind, document = task_of(place, ticket, on)
    _keep(place, ticket, KINDS[kind].refuse(document, code), on)


def task_of(place: Place, ticket: str, on: datetime) -> tuple[str, Mapping[str, Any]]:
    """The kind of work, and the document that it needs. Raises NotFoundError when it is not there."""
    told = json.loads(place.found(ticket, on, TASK))
    return told["kind"], told["document"]


def _keep(place: Place, ticket: str, found: Mapping[str, bytes], on: datetime) -> None:
    """``found`` comes last: where it stands, the others stand."""
    for use, content in sorted(found.items(), key=lambda item: item[0] == FOUND):
        place.put(f"{use}-{ticket}", content, on)
