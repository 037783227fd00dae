# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Work on a file of a stranger within seconds of processor time and megabytes, where the system can hold us to that."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

SECONDS, MEGABYTES = 4, 400
"""Beside what starting takes: 5 seconds and 512 MB together."""
MEGABYTE = 1024 * 1024


class TooMuchError(Exception):
    """It took more processor time than any good file does. For memory Python has an error of its own."""


@contextmanager
def bounded(seconds: float = SECONDS, megabytes: int = MEGABYTES) -> Iterator[None]:
    """What is done meanwhile may take so much, and ends in TooMuchError or MemoryError when it takes more.

    The seconds are counted from here on by a timer of the process. A limit on the process counts from its beginning,
    and the system counts those otherwise than it tells them: after minutes of work the two differ by seconds.
    """
    try:
        import resource
    except ImportError:  # Windows
        yield
        return
    before = {resource.RLIMIT_AS: resource.getrlimit(resource.RLIMIT_AS)}
    heard = _listen(_raise_too_much)
    try:
        if heard is not None:
            signal.setitimer(signal.ITIMER_PROF, seconds)
        if held := _held():
            _set_lower(resource.RLIMIT_AS, held + megabytes * MEGABYTE, before)
        yield
    finally:
        if heard is not None:
            signal.setitimer(signal.ITIMER_PROF, 0)
        for each, limits in before.items():
            resource.setrlimit(each, limits)
        _listen(heard)


def _set_lower(kind: int, most: int, before: dict[int, tuple[int, int]]) -> None:
    """Only the soft limit, which can be put back."""
    import resource

    soft, hard = before[kind]
    ours = most if soft == resource.RLIM_INFINITY else min(most, soft)
    resource.setrlimit(kind, (ours, hard))


def _held() -> int:
    """The bytes of addresses that this process has now; 0 where nobody tells."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError):
        return 0
    import resource

    return pages * resource.getpagesize()


def _listen(handler: object) -> object:
    """What is told that the time is over; the one that was told before. A signal reaches the first thread only."""
    if threading.current_thread() is not threading.main_thread() or handler is None:
        return None
    return signal.signal(signal.SIGPROF, handler)  # type: ignore[arg-type]


def _raise_too_much(_signal: int, _frame: FrameType | None) -> None:
    raise TooMuchError
