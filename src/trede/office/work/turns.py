# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whose request is answered next, in one process: who asked least of it lately goes first. Without Django.

Python works on one thing at a time, and requests that are answered side by side only hold each other up. So one is
answered after the other, and beside one that takes long the next. Of one visitor never more than one is answered at a
time: whoever sends forty at once keeps only themselves waiting. See docs/adr/0035.
"""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from trede.errors import TredeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONG = 0.25
"""Seconds after which a turn takes long: it waits for something else, or the machine is busy, and others go on."""
WRITING, THREADS, MOST_RESTING = 2, 16, 8
"""Writers wait for each other anyhow: with few of them there is always a thread to read with."""
AT_LAST = 5.0
"""Seconds after which whoever asked much has a turn all the same."""
MOST_OF_ONE = 64
"""More requests than these do not wait for one visitor: no browser sends so many."""
HALVED = 5.0
"""After so many seconds half of what somebody asked is forgotten."""
NOTHING = 0.001
T = TypeVar("T")


class TooManyError(TredeError):
    """So many requests of one visitor wait already that this one does not."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whose request it is: ``session`` tells apart who shares an ``address``; empty without one."""

    address: str
    session: str = ""

    @property
    def name(self) -> str:
        return f"{self.address} {self.session}"


@dataclass(slots=True, eq=False)
class _Job:
    visitor: Visitor
    work: Callable[[], Any]
    writes: bool
    asked: float = field(default_factory=time.monotonic)
    begun: float = 0.0
    done: threading.Event = field(default_factory=threading.Event)
    outcome: Any = None
    error: BaseException | None = None

    def run(self) -> None:
        try:
            self.outcome = self.work()
        except BaseException as error:
            self.error = error
        finally:
            self.done.set()


class Turns:
    """Answers requests in threads of its own; a thread has a connection to the database, so they are few.

    ``at_once``: how many go on side by side, not counting those that take long.
    """

    def __init__(self, at_once: int = 1, threads: int = THREADS) -> None:
        self.at_once = at_once
        self._changed = threading.Condition()
        self._waiting: list[_Job] = []
        self._at_work: list[_Job] = []
        self._resting: list[_Job] = []
        self._asked: dict[str, tuple[float, float]] = {}
        for _ in range(threads):
            threading.Thread(target=self._work, daemon=True).start()

    def do(self, visitor: Visitor, work: Callable[[], T], *, writes: bool) -> T:
        """What ``work`` gives or raises, when its turn has come.

        Raises TooManyError when too many of this visitor wait.
        """
        job = _Job(visitor, work, writes)
        with self._changed:
            if sum(each.visitor == visitor for each in self._waiting) >= MOST_OF_ONE:
                raise TooManyError("too many requests at once")
            self._waiting.append(job)
            self._changed.notify()
        job.done.wait()
        if job.error is not None:
            raise job.error
        outcome: T = job.outcome
        return outcome

    def _work(self) -> None:
        while True:
            with self._changed:
                while (job := self._next()) is None:
                    self._changed.wait(LONG if self._waiting else None)
                self._waiting.remove(job)
                self._at_work.append(job)
                job.begun = time.monotonic()
            _mine.turns, _mine.job = self, job
            job.run()
            with self._changed:
                self._at_work.remove(job)
                self._note(job.visitor, time.monotonic() - job.begun)
                self._changed.notify()

    def _next(self) -> _Job | None:
        """Of those who may go, the one of whoever asked least; of two the first."""
        now = time.monotonic()
        if sum(now - each.begun < LONG for each in self._at_work) >= self.at_once:
            return None
        busy = {each.visitor for each in (*self._at_work, *self._resting)}
        full = sum(each.writes for each in self._at_work) >= WRITING
        able = (each for each in self._waiting if each.visitor not in busy and not (full and each.writes))
        return min(able, key=lambda each: self._burden(each, now), default=None)

    def _burden(self, job: _Job, now: float) -> tuple[bool, float]:
        """Seconds that were spent lately on this visitor, and on all at the same address.

        The address counts too, since whoever wants has a new session for each request.
        """
        name = job.visitor.name
        waited = now - max(job.asked, self._asked.get(name, (0.0, 0.0))[1])
        return waited < AT_LAST, self._lately(job.visitor.address, now) + self._lately(name, now)

    def _lately(self, name: str, now: float) -> float:
        seconds, at = self._asked.get(name, (0.0, now))
        return seconds * float(0.5 ** ((now - at) / HALVED))

    def _note(self, visitor: Visitor, seconds: float) -> None:
        now = time.monotonic()
        for name in (visitor.address, visitor.name):
            self._asked[name] = (self._lately(name, now) + seconds, now)
        if len(self._asked) > 1_000:
            self._asked = {
                name: told for name, told in self._asked.items() if self._lately(name, now) > NOTHING
            }

    @contextmanager
    def rest(self, job: Any) -> Iterator[bool]:
        """See ``resting``."""
        with self._changed:
            welcome = len(self._resting) < MOST_RESTING
            if welcome:
                self._at_work.remove(job)
                self._resting.append(job)
                self._changed.notify()
        began = time.monotonic()
        try:
            yield welcome
        finally:
            if welcome:
                with self._changed:
                    self._resting.remove(job)
                    self._at_work.append(job)
                    job.begun += time.monotonic() - began


_mine = threading.local()


@contextmanager
def resting() -> Iterator[bool]:
    """Wait within a turn for something that is done elsewhere, while others have their turn.

    False when so many rest that this one must not wait; True outside any turn.
    """
    turns: Turns | None = getattr(_mine, "turns", None)
    if turns is None:
        yield True
    else:
        with turns.rest(_mine.job) as welcome:
            yield welcome
