# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Days as a calendar file (RFC 5545): whole days, lines of at most 75 bytes, and nothing that changes by itself."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from django.http import HttpResponse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime
    from uuid import UUID

LINE_BYTES = 75


def calendar(days: Iterable[tuple[UUID, date, str]], made: datetime) -> str:
    """A calendar with an event of one day for each; the same id keeps an event the same one when it is read again."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//trede//trede//NL", "CALSCALE:GREGORIAN"]
    for key, day, words in days:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{key}@trede",
            f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(words)}",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def as_file(days: Iterable[tuple[UUID, date, str]], made: datetime, name: str) -> HttpResponse:
    """The calendar as a download."""
    answer = HttpResponse(calendar(days, made), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _escaped(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Whole characters only; what goes on begins with a blank."""
    part = ""
    for sign in line:
        if len((part + sign).encode()) > LINE_BYTES:
            yield part
            part = " "
        part += sign
    yield part
