# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is read next: at most one job a person, at most as many as there are processors, and the others in a line.

The line is a folder, so that every process of the office sees the same one. Whoever waits is a file in it, that is
touched each time its user asks how far it is; no process waits, and the key stays with the user. A place at work is a
lock that goes along to the process that works: when that ends, however it ends, the system lets go of it.
"""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 20.0
"""Who did not ask for so many seconds is not counted: the page asks each second, without scripts each five."""
ATTENTION = 7.0
"""Who did not ask for so many seconds does not hold up those behind."""
MOST_OF_ONE = 5
"""So many may wait for one person."""
WAITS, AT_WORK, PLACE = "wait-", "person-", "place-"


@dataclass(frozen=True, slots=True)
class Turn:
    """A place at work: the open files whose locks the working process takes over."""

    locks: tuple[BinaryIO, ...]

    def close(self) -> None:
        """Let go, here; a process that was started with them still holds on."""
        for lock in self.locks:
            lock.close()


@dataclass(frozen=True, slots=True)
class Line:
    """The line in this folder, with so many ``places`` at work."""

    folder: Path
    places: int

    def enter(self, person: str, ticket: str) -> None:
        """Stand behind all others."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._tidy()
        (self.folder / f"{WAITS}{time.time_ns():020d}-{_short(person)}-{ticket}").touch(mode=0o600)

    def full(self, person: str) -> bool:
        """Whether as many wait for this person as may."""
        waiting = [each for each in self._standing(PATIENCE) if _person(each) == _short(person)]
        return len(waiting) >= MOST_OF_ONE

    def leave(self, ticket: str) -> None:
        """Wait no longer."""
        for each in self.folder.glob(f"{WAITS}*-{ticket}"):
            each.unlink(missing_ok=True)

    def waits(self, ticket: str) -> bool:
        """Whether it still stands in the line."""
        return any(self.folder.glob(f"{WAITS}*-{ticket}"))

    def turn(self, ticket: str) -> Turn | int:
        """A place at work, and it has left the line; or else its number in the line, from 1."""
        mine = next(self.folder.glob(f"{WAITS}*-{ticket}"))
        with suppress(OSError):
            os.utime(mine)
        ahead = [each for each in self._standing(PATIENCE) if each.name < mine.name]
        taken = self._taken(mine, ahead)
        if taken is None:
            return len(ahead) + 1
        mine.unlink(missing_ok=True)
        return taken

    def _taken(self, mine: Path, ahead: list[Path]) -> Turn | None:
        """A place, when its person has none yet and enough are free for those in front who could go too."""
        with ExitStack() as held:
            own = self._locked(f"{AT_WORK}{_person(mine)}", held)
            if own is None:
                return None
            names = (f"{PLACE}{number}" for number in range(self.places))
            free = [lock for lock in (self._locked(name, held) for name in names) if lock]
            if len(free) <= self._could_go(mine, ahead):
                return None
            for lock in free[1:]:
                lock.close()
            held.pop_all()
            return Turn((own, free[0]))

    def _could_go(self, mine: Path, ahead: list[Path]) -> int:
        """How many other people in front of this one still look, and have nothing at work."""
        since = time.time() - ATTENTION
        people = {_person(each) for each in ahead if _touched(each) > since} - {_person(mine)}
        return sum(1 for person in people if self._idle(person))

    def _idle(self, person: str) -> bool:
        with ExitStack() as held:
            return self._locked(f"{AT_WORK}{person}", held) is not None

    def _locked(self, name: str, held: ExitStack) -> BinaryIO | None:
        """The file with this name, locked for whoever has it open; None when somebody else has."""
        file = os.fdopen(os.open(self.folder / name, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        if _lock(file):
            return held.enter_context(file)
        file.close()
        return None

    def _standing(self, patience: float) -> list[Path]:
        since = time.time() - patience
        return sorted(each for each in self.folder.glob(f"{WAITS}*") if _touched(each) > since)

    def _tidy(self) -> None:
        """Remove what nobody comes back for, and the locks of people who have nothing at work."""
        since = time.time() - 60 * PATIENCE
        for each in (*self.folder.glob(f"{WAITS}*"), *self.folder.glob(f"{AT_WORK}*")):
            if _touched(each) < since and (each.name.startswith(WAITS) or self._idle(_person(each))):
                each.unlink(missing_ok=True)


def _lock(file: BinaryIO) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows: the office runs there for one person on a machine of their own
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _touched(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:  # it has just left
        return 0.0


def _short(person: str) -> str:
    return hashlib.sha256(f"trede line\n{person}".encode()).hexdigest()[:16]


def _person(file: Path) -> str:
    """Who an entry or a lock is of."""
    return file.name.split("-")[1 if file.name.startswith(AT_WORK) else 2]


def processors() -> int:
    """How many jobs can work at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
