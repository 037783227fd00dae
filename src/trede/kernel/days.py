# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one place that makes a day of a moment. Days of the scheme are Dutch days, wherever the machine stands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime

ZONE = "Europe/Amsterdam"
"""The time of the European part of the Netherlands, by its name in the IANA database."""


def dutch_day(moment: datetime) -> date:
    """The day that it is in the Netherlands at a moment. Raises ValueError without a time zone."""
    if moment.utcoffset() is None:
        raise ValueError("a moment needs a time zone before it is a day")
    return moment.astimezone(_zone()).date()


def dutch_time(moment: datetime) -> str:
    """The time on a clock in the Netherlands at a moment: ``14:05``. Raises ValueError without a time zone."""
    if moment.utcoffset() is None:
        raise ValueError("a moment needs a time zone before a clock can show it")
    return f"{moment.astimezone(_zone()):%H:%M}"


def written_day(written: datetime) -> date:
    """The day of a cell or an argument that somebody wrote, and that is no moment.

    Raises ValueError when it has a time zone: then it is one.
    """
    if written.utcoffset() is not None:
        raise ValueError("a moment is a day in some place only: see dutch_day")
    return written.date()


@cache
def _zone() -> ZoneInfo:
    return ZoneInfo(ZONE)
