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
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from trede.errors import NotFoundError, RefusedError
from trede.intake.watching import unwatched
from trede.kernel.findings import finding
from trede.office.uploads.jobs import FOUND, KINDS
from trede.office.uploads.line import Line, Turn, processors

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from trede.intake.watching import Watch
    from trede.office.vault.waiting import Waiting

TICKET, PROGRESS, TASK = "ticket", "progress", "task"
FAILED, IN_LINE = "failed", "line"
SILENCE = timedelta(seconds=20)
"""Work that says nothing for this long has died."""
A_MOMENT, BETWEEN = 1.5, 0.03
"""Seconds that a request waits for an answer, so that nobody sees a page that says "wait" for 50 rows."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is: which step, how much of it, of how much; ``total`` is 0 when nobody knows yet.

    In the line ``done`` is the number that it has there.
    """

    step: str = "open"
    done: int = 0
    total: int = 0

    @property
    def failed(self) -> bool:
        return self.step == FAILED


@dataclass(frozen=True, slots=True)
class Place:
    """Which file in which folder, and who may work on it. The token is the key; it is never written anywhere.

    ``owner`` ends with who it is: one person, in whatever organisation, has one job at work.
    """

    waiting: Waiting
    token: str
    owner: str

    @property
    def line(self) -> Line:
        return Line(self.waiting.folder.with_name("line"), processors())

    @property
    def person(self) -> str:
        return self.owner.rpartition(" ")[2]

    def ticket(self, on: datetime) -> str:
        """The work that counts. Raises NotFoundError when there is no such file, or not for them."""
        return self.waiting.beside(self.token, TICKET, owner=self.owner, on=on).decode()

    def holds(self, ticket: str, on: datetime) -> bool:
        """Whether this work still counts."""
        with suppress(NotFoundError):
            return self.ticket(on) == ticket
        return False

    def note(self, progress: Progress, on: datetime) -> None:
        """Say how far it is."""
        self.waiting.note(self.token, PROGRESS, json.dumps(asdict(progress)), on=on)

    def put(self, use: str, data: bytes, on: datetime) -> None:
        self.waiting.add(self.token, use, data, owner=self.owner, on=on)

    def found(self, ticket: str, on: datetime, use: str = FOUND) -> bytes:
        """What this work left. Raises NotFoundError while it has not."""
        return self.waiting.beside(self.token, f"{use}-{ticket}", owner=self.owner, on=on)


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
    place.note(Progress(), on)
    place.line.enter(place.person, ticket)
    until = time.monotonic() + A_MOMENT
    while isinstance(told := state(place, on), Progress) and told.step not in (IN_LINE, FAILED):
        if time.monotonic() > until:
            return
        time.sleep(BETWEEN)


def state(place: Place, on: datetime) -> Progress | bytes:
    """What was found, or how far it is. Raises NotFoundError when it was stopped or its time is over."""
    ticket = place.ticket(on)
    with suppress(NotFoundError):
        return place.found(ticket, on)
    if place.line.waits(ticket):
        turn = place.line.turn(ticket)
        if not isinstance(turn, Turn):
            return Progress(IN_LINE, turn)
        start(place, ticket, turn, on)
        with suppress(NotFoundError):
            return place.found(ticket, on)
    text, said_at = place.waiting.noted(place.token, PROGRESS, on=on)
    return Progress(**json.loads(text)) if on - said_at < SILENCE else Progress(FAILED)


def asked(place: Place, on: datetime) -> Mapping[str, Any]:
    """The document of the work that counts."""
    return _task(place, place.ticket(on), on)[1]


def start(place: Place, ticket: str, turn: Turn, on: datetime) -> None:
    """Set a process to work on it, which takes the place over."""
    from trede.office.uploads.reading_apart import set_to_work

    try:
        place.note(Progress(), on)
        set_to_work(place, ticket, turn)
    finally:
        turn.close()


def stop(place: Place, on: datetime) -> None:
    """Work on it no longer, and drop the file with all that was found. Nothing happens when it is gone already."""
    with suppress(NotFoundError):
        place.line.leave(place.ticket(on))
        place.waiting.drop(place.token, on=on)


def do(place: Place, ticket: str, on: datetime, watch: Watch = unwatched) -> None:
    """Do the work of this ticket, and keep beside the file what was found."""
    kind, document = _task(place, ticket, on)
    _, data = place.waiting.take(place.token, owner=place.owner, on=on)
    _keep(place, ticket, KINDS[kind].work(document, data, watch), on)
    if not KINDS[kind].again:
        place.waiting.empty(place.token, owner=place.owner, on=on)


def refuse(place: Place, ticket: str, code: str, on: datetime) -> None:
    """Say that the file took too long, or too much memory."""
    kind, document = _task(place, ticket, on)
    _keep(place, ticket, KINDS[kind].refuse(document, code), on)


def _task(place: Place, ticket: str, on: datetime) -> tuple[str, Mapping[str, Any]]:
    told = json.loads(place.found(ticket, on, TASK))
    return told["kind"], told["document"]


def _keep(place: Place, ticket: str, found: Mapping[str, bytes], on: datetime) -> None:
    """``found`` comes last: where it stands, the others stand."""
    for use, content in sorted(found.items(), key=lambda item: item[0] == FOUND):
        place.put(f"{use}-{ticket}", content, on)
