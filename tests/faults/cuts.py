# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cut the power at many moments of a story, and look what is left: nothing lost, nothing half done.

After a cut the database must be whole, and say exactly what it said after some action: not before the last one that
came back, and not after more than the one that was going on.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import apsw
from tests.faults.disk import Acknowledged, Surviving, connect
from tests.faults.story import DATABASE, state_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.faults.disk import Disk, Event, Images


@dataclass(slots=True)
class Tally:
    """What many cuts left. ``lost``: an action that had come back is gone. ``half``: a state no action made."""

    cuts: int = 0
    lost: int = 0
    half: int = 0
    broken: int = 0
    worst: list[str] = field(default_factory=list)

    @property
    def harmed(self) -> int:
        return self.lost + self.half + self.broken


def try_cuts(
    begin: Images,
    first: str,
    trace: Sequence[Event],
    cuts: int,
    seed: int,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Tally:
    """``cuts`` cuts at random moments of the trace, each with its own luck; the same seed gives the same cuts."""
    chance = random.Random(seed)
    moments = sorted(chance.randrange(len(trace) + 1) for _ in range(cuts))
    states = [first, *(event.state for event in trace if isinstance(event, Acknowledged))]
    surviving = Surviving({name: bytearray(content) for name, content in begin.items()})
    tally, passed, done, sound = Tally(), 0, 0, dict[str, bool]()
    for moment in moments:
        for event in trace[passed:moment]:
            surviving.take(event)
            done += isinstance(event, Acknowledged)
        passed = moment
        found = _restarted(surviving.after_cut(chance), sound)
        _judge(found, states, done, moment, tally)
        progress(tally.cuts, cuts)
    return tally


def _judge(found: str | None, states: Sequence[str], done: int, moment: int, tally: Tally) -> None:
    tally.cuts += 1
    if found in states[done : done + 2]:
        return
    if found is None:
        tally.broken += 1
    elif found in states[:done]:
        tally.lost += 1
    else:
        tally.half += 1
    tally.worst.append(f"cut at {moment} after {done} actions: {found and found[:12]}")


def _restarted(disk: Disk, sound: dict[str, bool]) -> str | None:
    """What the database says when the machine is on again; None when it is not whole.

    ``sound`` remembers which pages were found whole: many cuts leave the same, and looking takes long.
    """
    try:
        connection = connect(disk, DATABASE)
        try:
            connection.execute("PRAGMA journal_mode=wal")
            found = state_of(connection)
            if found not in sound:
                sound[found] = list(connection.execute("PRAGMA integrity_check")) == [("ok",)]
            return found if sound[found] else None
        finally:
            connection.close()
    except apsw.Error:
        return None
