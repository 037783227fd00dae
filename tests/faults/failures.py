# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Let each operation on the disk fail, once and from then on, in every action of the story.

    python -m tests.faults.failures FILE STRIDE [PAGES]     one operation in so many; prints what happened as JSON

An action in which an operation fails must leave everything as it was or be there wholly, and the same action must
succeed when the disk does again. An action that comes back must be there.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass, field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw
from tests.faults.disk import Disk
from tests.faults.story import DATABASE, settings, state_of, story

if TYPE_CHECKING:
    from collections.abc import Callable

FAILURES = {"EIO": apsw.IOError, "ENOSPC": apsw.FullError}


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
            raise self.error(f"{operation} {number} fails")

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


@dataclass(slots=True)
class Trial:
    """Calls each action again and again, with a later operation failing each time, until none does."""

    disk: Disk
    failing: Failing
    stride: int
    outcome: Outcome = field(default_factory=Outcome)

    def of(self, name: str, act: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(act)
        def trying(*args: Any, **kwargs: Any) -> Any:
            number = self.outcome.tried % self.stride
            while True:
                for always in (False, True):
                    came_back, value = self._once(name, number, lambda: act(*args, **kwargs), always=always)
                    if came_back:
                        return value
                number += self.stride

        return trying

    def _once(self, name: str, number: int, act: Callable[[], Any], *, always: bool) -> tuple[bool, Any]:
        files = {each: bytearray(content) for each, content in self.disk.files.items()}
        before = self._told()
        errors = list(FAILURES.values())
        self.failing.mend()
        self.failing.at, self.failing.always = number, always
        self.failing.error = errors[number % len(errors)]
        self.outcome.tried += 1
        try:
            value = act()
        except Exception:
            if not self.failing.failed:
                raise
            self.failing.mend()
            self._judge(f"{name}, operation {number}", before)
            self._restart(files)
            return False, None
        failed = self.failing.failed
        self.failing.mend()
        self.outcome.unnoticed += failed
        if failed:
            self._restart()
        if self._told()[0] != before[0] + 1:
            self.outcome.wrong.append(f"{name}, operation {number}: it came back and is not there")
        return True, value

    def _judge(self, which: str, before: tuple[int, str]) -> None:
        """After a restart, as whoever finds the machine would see it."""
        self._restart()
        after = self._told()
        self.outcome.refused += after == before
        self.outcome.kept += after[0] == before[0] + 1
        if after != before and after[0] != before[0] + 1:
            self.outcome.wrong.append(f"{which}: half of it was kept")

    def _told(self) -> tuple[int, str]:
        """How many events there are, and what the database says."""
        from django.db import connection

        connection.ensure_connection()
        rows = connection.connection.apsw.execute
        ((events,),) = rows("SELECT count(*) FROM journal_event")
        return events, state_of(rows)

    def _restart(self, files: dict[str, bytearray] | None = None) -> None:
        """The program begins again; with ``files`` on a disk as it was."""
        from django.db import connection

        connection.close()
        if files is not None:
            self.disk.files.clear()
            self.disk.files.update(files)
        connection.ensure_connection()


def run(file: Path, stride: int, pages: int = 1000) -> Outcome:
    """The story with one operation in ``stride`` failing; ``pages``: after how many the log is moved."""
    failing = Failing()
    disk = Disk({DATABASE: bytearray(file.read_bytes())}, before=failing.before)
    settings(disk, pages=pages)
    from django.db import connection

    from trede.office.accounts import actions as accounts
    from trede.office.dossier import actions as dossiers
    from trede.office.journal.actions import ACTIONS

    connection.ensure_connection()
    trial = Trial(disk, failing, stride)
    for room in (accounts, dossiers):
        for name, act in vars(room).copy().items():
            if act in ACTIONS.values():
                setattr(room, name, trial.of(name, act))
    story()
    return trial.outcome


if __name__ == "__main__":
    print(json.dumps(asdict(run(Path(sys.argv[1]), *map(int, sys.argv[2:])))))
