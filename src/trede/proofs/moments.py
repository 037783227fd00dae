# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Moments as credentials write them: ``dateTimeStamp`` of XML Schema 1.1, Part 2, section 3.4.28."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from fractions import Fraction

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
    if found is None or (zone_needed and not found[8]):
        return None
    year, month, day, hour, minute, second = (int(found[each]) for each in range(1, 7))
    cycles, near = divmod(year - 2000, CYCLE_YEARS)
    midnight = hour == 24 and minute == second == 0 and not Fraction(found[7] or 0)
    offset = _offset(found[8] or "Z")
    try:
        start = datetime(2000 + near, month, day, 0 if midnight else hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    if offset is None:
        return None
    whole = int((start - EPOCH).total_seconds()) + cycles * CYCLE_DAYS * DAY_SECONDS
    return whole + DAY_SECONDS * midnight - offset + Fraction(found[7] or 0)


def _offset(zone: str) -> int | None:
    """Seconds east of UTC; at most 14 hours either way."""
    if zone == "Z":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if minutes > 59 or hours * 60 + minutes > 14 * 60:
        return None
    return (-1 if zone[0] == "-" else 1) * (hours * 60 + minutes) * 60


def seconds_of(at: datetime) -> Fraction:
    """The same measure for a moment with a zone."""
    return Fraction((at - EPOCH) // timedelta(microseconds=1), 1_000_000)
