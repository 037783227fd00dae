# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The processes of one office: they end with the one that started them, however that one ended.

Each of them holds a lock on a file of its own, named after its number, for as long as it lives. So the next start knows
what is left of the last one, and ends that before it begins.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from trede.errors import RefusedError
from trede.kernel.findings import finding

if TYPE_CHECKING:
    from collections.abc import Callable

STARTED_BY = "TREDE_STARTED_BY"
"""In the environment of a child: the number of the process that started it."""
SECONDS_BETWEEN_LOOKS = 0.5
SECONDS_TO_FINISH = 10
SECONDS_TO_END = 1
"""A process that is ending shows no open files any more, and has its locks for a moment yet."""
_HELD: list[TextIO] = []
"""A lock is let go when its file is closed, so these stay open until the process ends."""


def join_family(place: Path) -> None:
    """Be there for the next start to find, and end when the process that started us is gone; leave no core behind."""
    _leave_no_core()
    place.mkdir(mode=0o700, exist_ok=True)
    mark = (place / str(os.getpid())).open("a", encoding="ascii")
    locked(mark)
    _HELD.append(mark)
    if master := int(os.environ.get(STARTED_BY, "0")):
        threading.Thread(target=_end_after, args=(master,), daemon=True).start()


def _leave_no_core() -> None:
    """What stands in memory, such as a file with people in it, ends up on no disk when this process crashes."""
    with suppress(ImportError, ValueError, OSError):  # Windows has none
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_after(master: int) -> None:
    """Ask ourselves to stop as if it were asked for, and stop when that takes too long."""
    while os.getppid() == master:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(SECONDS_TO_FINISH)
    os._exit(1)


def end_remains(place: Path) -> None:
    """End what is left of an office whose first process is gone. Raises RefusedError when that cannot be done."""
    files = sorted(place.glob("[0-9]*"))
    _end([file for file in files if _alive(file)])
    for file in files:
        file.unlink(missing_ok=True)


def _end(files: list[Path]) -> None:
    """All at once, kindly, and then not: only processes that hold these very files, for numbers are used again."""
    for sign in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        for file in filter(_alive, files):
            if _holds(int(file.name), file):
                with suppress(ProcessLookupError):
                    os.kill(int(file.name), sign)
            elif not _within(SECONDS_TO_END, partial(_gone, file)):
                raise RefusedError([finding("start.folder-in-use-elsewhere", "--data", file.parent.parent)])
        if _within(SECONDS_TO_FINISH, lambda: not any(map(_alive, files))):
            return
    raise RefusedError([finding("start.folder-in-use-elsewhere", "--data", files[0].parent.parent)])


def _within(seconds: float, true: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
        time.sleep(0.05)
    return true()


def _gone(file: Path) -> bool:
    return not _alive(file)


def _alive(file: Path) -> bool:
    with file.open("a", encoding="ascii") as mark:
        return not locked(mark)


def _holds(number: int, file: Path) -> bool:
    """Whether the process with this number has the file open, where the system can tell."""
    open_files = Path(f"/proc/{number}/fd")
    if not Path("/proc/self/fd").is_dir():
        return True
    try:
        return any(each.resolve() == file.resolve() for each in open_files.iterdir())
    except OSError:
        return False


def locked(file: TextIO) -> bool:
    """Whether this process now holds the lock of a file that is open for writing.

    The system lets go of it when the process ends, however it ends. It is of this process alone: one that was
    forked from it does not hold it.
    """
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(1000)  # Windows locks bytes: one that nobody reads
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
