# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Moments as credentials write them: ``dateTimeStamp`` of XML Schema 1.1, Part 2, section 3.4.28."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.days import dutch_day

if TYPE_CHECKING:
    from collections.abc import Sequence

STAMP = re.compile(
    r"(-?(?:[1-9]\d{3,8}|0\d{3}))-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,30})?(Z|[+-]\d\d:\d\d)?", re.ASCII
)
CYCLE_YEARS, CYCLE_DAYS = 400, 146_097  # after so many years the calendar is the same again
DAY_SECONDS = 86_400
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(value: object, *, zone_needed: bool = True) -> Fraction | None:
    """Seconds since 1970 in UTC, exactly; ``None`` when the value is no such moment.

    A time without a zone is refused, or read as UTC where ``zone_needed`` is false.
    """
    found = STAMP.fullmatch(value) if isinstance(value, str) else None
    return None if found is None or (zone_needed and not found[8]) else _read(found)


def _read(found: re.Match[str]) -> Fraction | None:
    fraction, offset = Fraction(found[7]) if found[7] else 0, _offset(found[8] or "Z")
    day, clock = [int(found[each]) for each in (1, 2, 3)], [int(found[each]) for each in (4, 5, 6)]
    late = 0
    if clock == [24, 0, 0] and not fraction:  # the end of the day is the beginning of the next
        clock, late = [0, 0, 0], DAY_SECONDS
    whole = _whole_seconds(day, clock)
    return None if whole is None or offset is None else Fraction(whole + late - offset + fraction)


def _whole_seconds(day: Sequence[int], clock: Sequence[int]) -> int | None:
    """Of a year, month and day, also beyond the years that ``datetime`` knows."""
    (year, month, number), (hour, minute, second) = day, clock
    cycles, near = divmod(year - 2000, CYCLE_YEARS)
    try:
        start = datetime(2000 + near, month, number, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    since = start - EPOCH
    return (since.days + cycles * CYCLE_DAYS) * DAY_SECONDS + since.seconds


def _offset(zone: str) -> int | None:
    """Seconds east of UTC; at most 14 hours either way."""
    if zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if minutes > 59 or hours * 60 + minutes > 14 * 60:
        return None
    return (-1 if zone[0] == "-" else 1) * (hours * 60 + minutes) * 60


def moment_in_calendar(value: object) -> datetime | None:
    """The same as a moment of Python, to the second; ``None`` also where its Dutch day is in no calendar of Python."""
    seconds = moment(value)
    if seconds is None:
        return None
    try:
        at = EPOCH + timedelta(seconds=int(seconds))
        dutch_day(at)
    except OverflowError:
        return None
    return at


def seconds_of(at: datetime) -> Fraction:
    """The same measure for a moment with a zone."""
    return Fraction((at - EPOCH) // timedelta(microseconds=1), 1_000_000)
