# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading a file that waits: at once when it is small, else in a process of its own that can be watched and stopped.

Beside the file stand: ``ticket``, which says which reading counts (encrypted, for its owner), ``progress``, which
holds numbers only, and of each reading its ``look`` and ``rows``. Who takes the ticket away stops the reading.
See docs/adr/0017.
"""

from __future__ import annotations

import json
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.intake.watching import unwatched
from trede.office.dossier.rules.looking import look
from trede.office.dossier.rules.looks import look_text, read_look
from trede.proofs import SALT_BYTES
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from datetime import datetime

    from trede.intake.watching import Watch
    from trede.office.dossier.rules.looking import Look, Task
    from trede.office.dossier.waiting import Waiting

TICKET, PROGRESS, FAILED = "ticket", "progress", "failed"
QUICK_BYTES = 100_000
"""A file up to this size is read while its user waits for the page: some thousands of rows, in about a second."""
SILENCE = timedelta(seconds=20)
"""A reading that says nothing for this long has died."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reading is: which step, how much of it, of how much; ``total`` is 0 when nobody knows yet."""

    step: str = "open"
    done: int = 0
    total: int = 0

    @property
    def failed(self) -> bool:
        return self.step == FAILED


@dataclass(frozen=True, slots=True)
class Place:
    """Which file in which folder, and who may read it. The token is the key; it is never written anywhere."""

    waiting: Waiting
    token: str
    owner: str

    def new_ticket(self, on: datetime) -> str:
        """From now on another reading counts; any that is at work ends itself."""
        ticket = secrets.token_hex(8)
        self.waiting.add(self.token, TICKET, ticket.encode(), owner=self.owner, on=on)
        self.note(Progress(), on)
        return ticket

    def ticket(self, on: datetime) -> str:
        """The reading that counts. Raises NotFoundError when there is no such file, or not for them."""
        return self.waiting.beside(self.token, TICKET, owner=self.owner, on=on).decode()

    def holds(self, ticket: str, on: datetime) -> bool:
        """Whether this reading still counts."""
        with suppress(NotFoundError):
            return self.ticket(on) == ticket
        return False

    def note(self, progress: Progress, on: datetime) -> None:
        """Say how far it is."""
        self.waiting.note(self.token, PROGRESS, json.dumps(asdict(progress)), on=on)


def begin(place: Place, task: Task, size: int, on: datetime) -> None:
    """Read a waiting file, in the place of any reading of it before."""
    from trede.office.dossier.reading_apart import set_to_work

    ticket = place.new_ticket(on)
    if size <= QUICK_BYTES:
        read(place, task, ticket, on)
    else:
        set_to_work(place, task, ticket)


def read(place: Place, task: Task, ticket: str, on: datetime, watch: Watch = unwatched) -> None:
    """Read it and keep beside it what was found."""
    _, data = place.waiting.take(place.token, owner=place.owner, on=on)
    found, rows = look(task, data, open_shelf(), new_salt, watch)
    for use, content in ((_rows(ticket), rows), (_look(ticket), look_text(found).encode())):
        place.waiting.add(place.token, use, content, owner=place.owner, on=on)


def state(place: Place, on: datetime) -> Progress | Look:
    """What was found, or how far the reading is. Raises NotFoundError when it was stopped or its time is over."""
    ticket = place.ticket(on)
    with suppress(NotFoundError):
        return read_look(place.waiting.beside(place.token, _look(ticket), owner=place.owner, on=on))
    text, said_at = place.waiting.noted(place.token, PROGRESS, on=on)
    return Progress(**json.loads(text)) if on - said_at < SILENCE else Progress(FAILED)


def rows_of(place: Place, on: datetime) -> bytes:
    """The rows file of what was found."""
    return place.waiting.beside(place.token, _rows(place.ticket(on)), owner=place.owner, on=on)


def _look(ticket: str) -> str:
    return f"look-{ticket}"


def _rows(ticket: str) -> str:
    return f"rows-{ticket}"


def new_salt() -> bytes:
    """What makes a row in a seal impossible to guess."""
    return secrets.token_bytes(SALT_BYTES)
