# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Histories by hand and by chance, and what holds of them day by day: the slow second way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from trede.office.register.rules import Gap, Held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from random import Random

DAY = timedelta(days=1)
LADDER = ["aspirant", "basistrede", "trede-1", "trede-2", "trede-3"]


def row(level: str, first: str, last: str, **more: Any) -> Held:
    """A row from two days as text."""
    told = {"kvk": "99000201", "name": "De Groene Vink", "place": "Ede"} | more
    return Held(level=level, first_day=date.fromisoformat(first), last_day=date.fromisoformat(last), **told)


def day(text: str) -> date:
    return date.fromisoformat(text)


def holds(held: Held, on: date) -> bool:
    """One day, by the words of the definition and without ``Held.on``."""
    if on < held.first_day or on > held.last_day:
        return False
    if held.ended_on and on >= held.ended_on:
        return False
    return not any(gap.first <= on and (gap.end is None or on < gap.end) for gap in held.gaps)


def days_from(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += DAY


def by_chance(random: Random, *, rows: int = 4) -> list[Held]:
    """Short periods close together, so that they touch, overlap and miss each other by a day."""
    found = []
    for _ in range(rows):
        first = date(2020, 2, 20) + random.randrange(30) * DAY
        last = first + random.randrange(12) * DAY
        ended = first + random.randrange(12) * DAY if random.random() < 0.3 else None
        gaps = []
        begins = first
        for _ in range(random.randrange(3)):
            begins += random.randrange(6) * DAY
            ends = None if random.random() < 0.2 else begins + random.randrange(5) * DAY
            gaps.append(Gap(begins, ends))
            if ends is None:
                break
            begins = ends
        found.append(
            Held(
                kvk=random.choice(["99000201", "99000301"]),
                name="X",
                place="",
                level=random.choice(LADDER),
                first_day=first,
                last_day=last,
                ended_on=ended,
                replaced=ended is not None and random.random() < 0.5,
                gaps=tuple(gaps),
                thirty_plus=random.random() < 0.15,
                is_sw=random.random() < 0.15,
                sector=random.choice(["6210", "6220", "8220", ""]),
            )
        )
    return found


def slowly_since(rows: Iterable[Held], on: date, level: str) -> date | None:
    """Back from a day, one day at a time."""
    those = [
        each for each in rows
        if not each.is_sw and not each.thirty_plus and LADDER.index(each.level) >= LADDER.index(level)
    ]  # fmt: skip
    since = None
    while any(holds(each, on) for each in those):
        since, on = on, on - DAY
    return since
