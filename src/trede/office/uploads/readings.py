# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work on a file that waits, always in a process of its own, that can be watched and stopped.

Beside the file stand: ``ticket``, which says which work counts (encrypted, for its owner), ``progress``, which
holds numbers only, and of each ticket its ``task`` and what was found. Who takes the ticket away stops the work.
Until a place is free it stands in a line; whoever asks how far it is, starts it when its turn has come.
See docs/adr/0017.
"""

from __future__ import annotations

import json
import secrets
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.uploads.carrying import take_home
from trede.office.uploads.line import Turn
from trede.office.uploads.places import (
    FAILED,
    IN_LINE,
    MACHINE,
    PROGRESS,
    SILENCE,
    TASK,
    TICKET,
    Place,
    Progress,
)
from trede.office.uploads.reading_apart import set_to_work
from trede.office.uploads.work import task_of
from trede.office.work.turns import resting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


A_MOMENT, BETWEEN = 1.5, 0.03
"""Seconds that a request waits for an answer, so that nobody sees a page that says "wait" for 50 rows."""


def check_room(place: Place) -> None:
    """Raises RefusedError when so many files wait for this person already that they must have patience."""
    if place.line.full(place.person):
        raise RefusedError([finding("dossier.too-many-at-once", "file")])


def begin(place: Place, kind: str, document: Mapping[str, Any], on: datetime) -> None:
    """Work on a waiting file, in the place of any work on it before; wait a moment for the answer."""
    with suppress(NotFoundError):
        place.line.leave(place.ticket(on))
    ticket = secrets.token_hex(8)
    place.put(f"{TASK}-{ticket}", json.dumps({"kind": kind, "document": document}).encode(), on)
    place.put(TICKET, ticket.encode(), on)
    place.waiting.note(place.token, MACHINE, place.machine, on=on)
    place.note(Progress(), on)
    place.line.enter(place.person, ticket)
    until = time.monotonic() + A_MOMENT
    while isinstance(told := state(place, on), Progress) and told.step not in (IN_LINE, FAILED):
        with resting() as welcome:
            if not welcome or time.monotonic() > until:
                return
            time.sleep(BETWEEN)


def state(place: Place, on: datetime) -> Progress | bytes:
    """What was found, or how far it is. Raises NotFoundError when it was stopped or its time is over."""
    ticket = place.ticket(on)
    with suppress(NotFoundError):
        return place.found(ticket, on)
    if place.is_elsewhere(on):
        if (told := _said_last(place, on)) is not None:
            place.line.leave(ticket)
            return told
        _take_over(place, ticket, on)
    if place.line.waits(ticket):
        turn = place.line.turn(ticket)
        if not isinstance(turn, Turn):
            return Progress(IN_LINE, turn)
        start(place, ticket, turn, on)
        with suppress(NotFoundError):
            return place.found(ticket, on)
    return _said_last(place, on) or Progress(FAILED)


def _said_last(place: Place, on: datetime) -> Progress | None:
    """How far the work says it is; None when it has been silent for so long that it has died."""
    text, said_at = place.waiting.noted(place.token, PROGRESS, on=on)
    return Progress(**json.loads(text)) if on - said_at < SILENCE else None


def _take_over(place: Place, ticket: str, on: datetime) -> None:
    """The machine that had to do it is silent, so it is done here. What is silent here too has failed."""
    place.waiting.note(place.token, MACHINE, place.machine, on=on)
    place.note(Progress(), on)
    place.line.enter(place.person, ticket)


def asked(place: Place, on: datetime) -> Mapping[str, Any]:
    """The document of the work that counts."""
    return task_of(place, place.ticket(on), on)[1]


def start(place: Place, ticket: str, turn: Turn, on: datetime) -> None:
    """Set a process to work on it, which takes the place over."""
    try:
        place.note(Progress(), on)
        here = place.bring_here()
        set_to_work(here, ticket, turn)
        if place.waiting.together:
            take_home(place, here, ticket)
    finally:
        turn.close()


def stop(place: Place, on: datetime) -> None:
    """Work on it no longer, and drop the file with all that was found. Nothing happens when it is gone already."""
    with suppress(NotFoundError):
        place.line.leave(place.ticket(on))
        place.waiting.drop(place.token, on=on)
