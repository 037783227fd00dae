# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where a file waits to be worked on, and what stands beside it there. See docs/adr/0017."""

from __future__ import annotations

import json
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.office.uploads.jobs import FOUND
from trede.office.uploads.line import Line, processors

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.vault.waiting import Waiting

TICKET, PROGRESS, TASK, MACHINE = "ticket", "progress", "task", "machine"
FAILED, IN_LINE = "failed", "line"
SILENCE = timedelta(seconds=20)
"""Work that says nothing for this long has died."""


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

    @property
    def machine(self) -> str:
        """What tells this machine, and this office on it, from another."""
        return f"{socket.gethostname()} {self.waiting.folder}"

    def bring_here(self) -> Place:
        """The same file, as the process that works on it finds it: in a folder of this machine."""
        return replace(self, waiting=self.waiting.here(self.token))

    def is_elsewhere(self, on: datetime) -> bool:
        """Whether another machine had to work on it, or began to."""
        if not self.waiting.together:
            return False
        with suppress(NotFoundError):
            return self.waiting.noted(self.token, MACHINE, on=on)[0] != self.machine
        return True

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
