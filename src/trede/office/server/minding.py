# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Processes that ought to run: one that ends is started again, with growing pauses."""

from __future__ import annotations

import logging
import os
import subprocess
import threading
import time
from typing import TYPE_CHECKING

from trede.office.server.family import SECONDS_TO_FINISH
from trede.office.work.rules import pause

if TYPE_CHECKING:
    from collections.abc import Sequence

A_GOOD_WHILE = 300
"""Seconds after which an end is no longer one of a row."""
log = logging.getLogger(__name__)
_starting = threading.Lock()
"""While a process is started no other may be made of us, as the web server does: it would hold the pipe open by which
the start is told, and we would wait for it, and mind nothing, until that one ends."""
if hasattr(os, "register_at_fork"):  # Windows makes none
    os.register_at_fork(
        before=_starting.acquire, after_in_parent=_starting.release, after_in_child=_starting.release
    )


class Minded:
    """One process, kept running from ``start`` to ``stop``."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        self.name, self.command = name, list(command)
        self._stopping, self._lock = threading.Event(), threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._mind, daemon=True)

    def start(self) -> None:
        """Returns at once."""
        self._thread.start()

    def stop(self) -> None:
        """Ask it to finish, and wait until it has; end it when that takes too long."""
        with self._lock:
            self._stopping.set()
            if self._process is not None:
                self._process.terminate()
        self._thread.join(SECONDS_TO_FINISH)
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._thread.join()

    def _mind(self) -> None:
        ends = 0
        while (process := self._begun()) is not None:
            begun = time.monotonic()
            process.wait()
            if self._stopping.is_set():
                return
            ends = 1 if time.monotonic() - begun > A_GOOD_WHILE else ends + 1
            log.warning(
                "%s ended (%s); it is started again in %d s", self.name, process.returncode, pause(ends)
            )
            self._stopping.wait(pause(ends))

    def _begun(self) -> subprocess.Popen[bytes] | None:
        """The process; None when nobody wants it any more."""
        with self._lock, _starting:
            if not self._stopping.is_set():
                # Its own group: Ctrl-C in the terminal reaches us, and we end it when the web has ended.
                self._process = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603 - our own
                return self._process
        return None
