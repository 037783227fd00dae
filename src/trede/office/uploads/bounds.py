# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How much processor time and memory one job may take, as far as the system can see to it.

A file gets what a good one needs: a few seconds to be read, and more only for rows that are really there. Scoring,
sealing and planning come after that, and only for a file without mistakes.
"""

from __future__ import annotations

import signal
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.intake.grids.limits import MEGABYTE

if TYPE_CHECKING:
    from types import FrameType, ModuleType

READING = ("open", "rows", "columns")
READING_SECONDS, ROWS_A_SECOND = 5, 20_000
READING_BYTES, BYTES_A_ROW = 512 * MEGABYTE, 6_000
ALL_SECONDS, ALL_BYTES = 150, 2_048 * MEGABYTE
"""Beyond these the system ends it; up to them it can still say why."""
SECONDS_TO_SAY_SO = 5


class TooSlowError(Exception):
    """The processor time for this part of the work is over."""


@dataclass(slots=True)
class Bounds:
    """Of this process. ``rows`` is how many the file turned out to have."""

    rows: int = 0
    reading: bool = True

    def confine(self) -> None:
        """From now on: no core dump, and no more time and memory than reading takes."""
        if (system := _resource()) is None:
            return
        _set(system, "RLIMIT_CORE", 0, 0)
        signal.signal(signal.SIGXCPU, _raise_too_slow)
        self._set_bounds()

    def follow(self, step: str, done: int) -> None:
        """Give what this step may take: rows that came in bring time and memory along."""
        if step == "rows" and done > self.rows + ROWS_A_SECOND:
            self.rows = done
            self._set_bounds()
        elif self.reading and step not in READING:
            self.lift()

    def lift(self) -> None:
        """What comes now may take all there is, and a little more when that was used up."""
        self.reading = False
        self._set_bounds()

    def _set_bounds(self) -> None:
        if (system := _resource()) is None:
            return
        used = system.getrusage(system.RUSAGE_SELF)
        spent = int(used.ru_utime + used.ru_stime)
        reading = READING_SECONDS + self.rows // ROWS_A_SECOND
        seconds = reading if self.reading else max(ALL_SECONDS, spent + SECONDS_TO_SAY_SO)
        bytes_ = min(ALL_BYTES, READING_BYTES + self.rows * BYTES_A_ROW) if self.reading else ALL_BYTES
        _set(system, "RLIMIT_CPU", seconds, ALL_SECONDS + 2 * SECONDS_TO_SAY_SO)
        _set(system, "RLIMIT_AS", bytes_, ALL_BYTES)


def _raise_too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def _resource() -> ModuleType | None:
    try:
        import resource
    except ImportError:  # Windows
        return None
    return resource


def _set(system: ModuleType, name: str, soft: int, hard: int) -> None:
    with suppress(AttributeError, ValueError, OSError):
        system.setrlimit(getattr(system, name), (soft, hard))
