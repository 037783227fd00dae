# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The process that works beside the requests: without Django or a database, and gone with all it held when stopped.

It gets the token on its standard input, so that it is on no command line and in no environment, and looks several
times a second whether its ticket still counts. Without it, it ends itself and the process that parses for it. Its
place at work is two locked files that it inherits open: they are free again when it ends, however it ends.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trede.errors import TredeError
from trede.office.uploads.bounds import Bounds, TooSlowError
from trede.office.uploads.places import FAILED, PROGRESS, Place, Progress
from trede.office.uploads.work import do, refuse
from trede.office.vault.waiting import Waiting

if TYPE_CHECKING:
    from trede.office.uploads.line import Turn

_BOOT = (
    "import sys, json; sys.path[:] = json.loads(sys.argv.pop(1)); "
    "from trede.office.uploads.reading_apart import main; main()"
)
_KEPT = ("SYSTEMROOT", "TEMP", "TMP", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_NOTES = 0.1, 0.2
LATER = 19
"""How much the pages of others go before it, for a machine that has too little to do both."""

AT_WORK: list[subprocess.Popen[bytes]] = []
"""Those that this process started, until it starts another and finds that they have ended."""


def set_to_work(place: Place, ticket: str, turn: Turn) -> None:
    """Start the process; it finds its own way from here."""
    AT_WORK[:] = [each for each in AT_WORK if each.poll() is None]  # nobody else asks how they ended
    search_path = json.dumps([entry for entry in sys.path if entry])
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
        [sys.executable, "-I", "-c", _BOOT, search_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,  # what goes wrong may name what stood in the file
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        start_new_session=True,
        pass_fds=[lock.fileno() for lock in turn.locks] if os.name == "posix" else [],
    )
    AT_WORK.append(process)
    request = {
        "folder": str(place.waiting.folder),
        "token": place.token,
        "owner": place.owner,
        "ticket": ticket,
    }
    if process.stdin:
        with suppress(BrokenPipeError), process.stdin as to:
            to.write(json.dumps(request).encode())


def main() -> None:
    """Run as that process."""
    gc.disable()  # it would walk through every row, and this process ends with its work
    request = json.load(sys.stdin)
    bounds = Bounds()
    bounds.confine()
    with suppress(AttributeError, OSError):
        os.nice(LATER)
    place = Place(Waiting(Path(request["folder"])), request["token"], request["owner"])
    job = Job(place, request["ticket"], bounds)
    threading.Thread(target=job.mind, daemon=True).start()
    job.run()


@dataclass(slots=True)
class Job:
    """One piece of work by this process, minded by a thread beside it."""

    place: Place
    ticket: str
    bounds: Bounds
    noted: float = 0.0

    def run(self) -> None:
        """Do it, and say how it went; a failure says its kind only."""
        try:
            self._do_bounded()
        except Exception:  # whatever it is, who waits must hear that it went wrong, and no more than that
            with suppress(TredeError):
                self.place.note(Progress(FAILED), datetime.now(UTC))
        if not self.place.holds(self.ticket, datetime.now(UTC)):
            self.leave()

    def _do_bounded(self) -> None:
        try:
            do(self.place, self.ticket, datetime.now(UTC), self.watch)
        except TooSlowError:
            self._refuse("file.too-slow")
        except MemoryError:
            self._refuse("file.too-heavy")

    def _refuse(self, code: str) -> None:
        self.bounds.lift()
        refuse(self.place, self.ticket, code, datetime.now(UTC))

    def watch(self, step: str, done: int, total: int) -> None:
        """Say how far it is, not more often than anybody looks."""
        self.bounds.follow(step, done)
        if time.monotonic() - self.noted > SECONDS_BETWEEN_NOTES:
            self.place.note(Progress(step, done, total), datetime.now(UTC))
            self.noted = time.monotonic()

    def mind(self) -> None:
        """Look whether anybody still waits for it, and show that it lives."""
        while self.place.holds(self.ticket, on := datetime.now(UTC)):
            self.place.waiting.touch(self.place.token, PROGRESS, on=on)
            time.sleep(SECONDS_BETWEEN_LOOKS)
        self.leave()

    def leave(self) -> None:
        """Take away what this work left, and end with every process that works for it."""
        self.place.waiting.drop_beside(self.place.token, self.ticket)
        if hasattr(os, "killpg"):
            os.killpg(0, signal.SIGKILL)
        os._exit(1)
