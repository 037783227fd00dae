# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One try in a process of its own: how it ended, what it said, and the time and memory that it took."""

from __future__ import annotations

import os
import resource
import sys
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_SECONDS, MOST_MEGABYTES, WALL = 5.0, 512.0, 120
"""Of one attack, with all processes that it starts. The wall is there for what waits for ever."""
GRACE = 1.5
"""Seconds of starting, of a machine on which others work: the limits of the child count its own work alone."""


@dataclass(frozen=True, slots=True)
class Ended:
    """``status``: as of a command (2 is refused); ``said``: what it wrote, both streams, at most a megabyte."""

    status: int
    said: str
    seconds: float
    megabytes: float

    @property
    def wrong(self) -> str:
        """Why this is no refusal and no reading; empty when it is."""
        if self.status not in (0, 1, 2):
            return f"status {self.status}"
        if "Traceback" in self.said or "(TREDE_DEBUG=1)" in self.said:
            return "a raw error"
        if self.status == 2 and not self.said.strip():
            return "refused without a word"
        if self.seconds > MOST_SECONDS + GRACE:
            return f"{self.seconds:.1f} s"
        return f"{self.megabytes:.0f} MB" if self.megabytes > MOST_MEGABYTES else ""


def tried(work: Callable[[], int], said: Path) -> Ended:
    """Do it in a fork; ``said`` is where its words go."""
    pid = os.fork()
    if pid == 0:
        _do(work, said)
    late = threading.Timer(WALL, os.kill, (pid, 9))
    late.start()
    _, ended, used = os.wait4(pid, 0)
    late.cancel()
    with said.open("rb") as words:
        text = words.read(1_000_000).decode("utf-8", "replace")
    status = os.waitstatus_to_exitcode(ended)
    return Ended(status, text, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _do(work: Callable[[], int], said: Path) -> None:
    """Never returns."""
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.stdout = os.fdopen(1, "w", closefd=False, encoding="utf-8", errors="backslashreplace")
    sys.stderr = os.fdopen(2, "w", closefd=False, encoding="utf-8", errors="backslashreplace")
    resource.setrlimit(resource.RLIMIT_CPU, (20, 25))  # what runs away is found, and ends
    status = 70
    try:
        status = work()
    except SystemExit as stopped:
        status = stopped.code if isinstance(stopped.code, int) else 71
    except BaseException as problem:
        sys.stderr.write(f"Traceback {type(problem).__name__}: {problem}"[:2_000])
    finally:
        for each in (sys.stdout, sys.stderr):
            each.flush()
        os._exit(status)


def command(arguments: list[str]) -> Callable[[], int]:
    """A run of the command line, in this process."""

    def work() -> int:
        from trede.cli.app import run

        return run(arguments)

    return work
