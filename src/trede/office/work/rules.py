# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long is long: pauses, and when a worker counts as gone; without Django."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

QUEUES = ("default", "post")
"""Each has a worker of its own, so that what waits in one holds up nothing in the other."""
SHOWS_ITSELF = timedelta(seconds=15)
"""How often a worker says that it is there."""
GONE = timedelta(minutes=1)
"""A worker that was not seen for so long does not work; what it had begun is begun again."""
LATE = timedelta(minutes=1)
"""Work that waits so long after its moment is told about."""
LONGEST_TASK = timedelta(minutes=5)
"""A task that takes longer does not end; its worker is ended and started again."""
AGAIN = (
    timedelta(seconds=10),
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)
"""After each failure of a task; after the last of them it is given up."""


def again(failed: int, on: datetime) -> datetime | None:
    """When a task that failed so many times is done again; None when it is given up."""
    return on + AGAIN[failed - 1] if failed <= len(AGAIN) else None


def pause(ends: int) -> float:
    """Seconds to wait before a process that ended so many times in a row is started again: 1, 2, 4 ... 60."""
    return float(min(60, 2 ** min(ends - 1, 6)))
