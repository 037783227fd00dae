# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Let each operation on the disk fail, once and from then on, in every action of the story.

    python -m tests.faults.failures FILE STRIDE [PAGES]     one operation in so many; prints what happened as JSON

An action in which an operation fails must leave everything as it was or be there wholly, and the same action must
succeed when the disk does again. An action that comes back must be there. Each action of every room is tried where the
story does it; one that the story does not do stands in ``untried``.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw
from tests.faults.acting import every_action, in_place_of_each
from tests.faults.disk import Disk
from tests.faults.story import DATABASE, import_cases, settings, state_of, story

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.faults.disk import Images

Told = tuple[int, str]
"""How many events there are, and what the database says."""
FAILURES = {"EIO": apsw.IOError, "ENOSPC": apsw.FullError}
MOST_OF_ONE = 6
"""How often one action is tried: its first times differ, and what prepares other actions does it again and again."""
TOO_MANY_OPEN = apsw.CantOpenError
"""EMFILE: how opening fails, whatever else does."""


@dataclass(slots=True)
class Failing:
    """A disk of which operation number ``at`` fails, and with ``always`` all after it."""

    at: int = -1
    always: bool = False
    error: type[Exception] = apsw.IOError
    count: int = 0
    failed: bool = False

    def before(self, operation: str) -> None:
        number, self.count = self.count, self.count + 1
        if 0 <= self.at <= number if self.always else number == self.at:
            self.failed = True
            error = TOO_MANY_OPEN if operation == "open" else self.error
            raise error(f"{operation} {number} fails")

    def mend(self) -> None:
        self.at, self.count, self.failed = -1, 0, False


@dataclass(slots=True)
class Outcome:
    """How often something failed, and what came of it.

    ``refused``: the action said so and all is as it was. ``kept``: it said so, and was done all the same, wholly (its
    commit stood, moving the log into the database did not). ``unnoticed``: it was done and nothing was said.
    """

    tried: int = 0
    refused: int = 0
    kept: int = 0
    unnoticed: int = 0
    wrong: list[str] = field(default_factory=list)
    untried: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Trial:
    """Calls each action again and again, with a later operation failing each time, until none does."""

    disk: Disk
    failing: Failing
    stride: int
    outcome: Outcome = field(default_factory=Outcome)
    tried: Counter[str] = field(default_factory=Counter)

    def of(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(act)
        def trying(*args: Any, **kwargs: Any) -> Any:
            self.tried[name] += 1
            if self.tried[name] > MOST_OF_ONE:
                return act(*args, **kwargs)
            number = self.outcome.tried % self.stride
            begin = {each: bytes(content) for each, content in self.disk.files.items()}, self._told()
            while True:
                for always in (False, True):
                    which = f"{name}, operation {number}"
                    self._fail(number, always=always)
                    came_back, value = self._once(which, begin, lambda: act(*args, **kwargs))
                    if came_back:
                        return value
                number += self.stride

        return trying

    def _fail(self, number: int, *, always: bool) -> None:
        errors = list(FAILURES.values())
        if number % 2:  # as whoever comes first: the database is still to be opened
            _close()
        self.failing.mend()
        self.failing.at, self.failing.always = number, always
        self.failing.error = errors[number % len(errors)]

    def _once(self, which: str, begin: tuple[Images, Told], act: Callable[[], Any]) -> tuple[bool, Any]:
        files, before = begin
        self.outcome.tried += 1
        try:
            value = act()
        except Exception:
            if not self.failing.failed:
                raise
            self.failing.mend()
            self._judge(which, before)
            self._restart(files)
            return False, None
        failed = self.failing.failed
        self.failing.mend()
        self.outcome.unnoticed += failed
        if failed:
            self._restart()
        if self._events() != before[0] + 1:
            self.outcome.wrong.append(f"{which}: it came back and is not there")
        return True, value

    def _judge(self, which: str, before: Told) -> None:
        """After a restart, as whoever finds the machine would see it."""
        self._restart()
        after = self._told()
        self.outcome.refused += after == before
        self.outcome.kept += after[0] == before[0] + 1
        if after != before and after[0] != before[0] + 1:
            self.outcome.wrong.append(f"{which}: half of it was kept")

    def _told(self) -> Told:
        """How many events there are, and what the database says."""
        return self._events(), state_of(_driver())

    def _events(self) -> int:
        ((events,),) = _driver().execute("SELECT count(*) FROM journal_event")
        return int(events)

    def _restart(self, files: Images | None = None) -> None:
        """The program begins again; with ``files`` on a disk as it was."""
        from django.db import connection

        connection.close()
        self.disk.trace.clear()  # nobody cuts the power here, and of every operation it would be gigabytes
        if files is not None:
            self.disk.files.clear()
            self.disk.files.update({name: bytearray(content) for name, content in files.items()})
        connection.ensure_connection()


def run(file: Path, stride: int, pages: int = 1000) -> Outcome:
    """The story with one operation in ``stride`` failing; ``pages``: after how many the log is moved."""
    failing = Failing()
    disk = Disk({DATABASE: bytearray(file.read_bytes())}, before=failing.before)
    settings(disk, pages=pages)
    from django.db import connection

    connection.ensure_connection()
    trial = Trial(disk, failing, stride)
    import_cases()
    in_place_of_each(trial.of)
    story(everything=True)
    ours = {name for name in every_action() if name.startswith("trede.office.")}
    trial.outcome.untried = sorted(ours - trial.tried.keys())
    return trial.outcome


def _driver() -> apsw.Connection:
    """What is below the connection of Django, which is open from here on."""
    from django.db import connection

    connection.ensure_connection()
    driver: apsw.Connection = connection.connection.apsw
    return driver


def _close() -> None:
    from django.db import connection

    connection.close()


if __name__ == "__main__":
    print(json.dumps(asdict(run(Path(sys.argv[1]), *map(int, sys.argv[2:])))))
