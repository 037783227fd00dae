# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the rows of an organisation say together: how often, since when without a break, first of its sector.

A *time* is one certificate of a level that held for at least a day; one that took the place of another of that level is
no new time. Neither 30+ nor the row of a sheltered workplace is a time. A *break* is a day on which nothing held, also
by suspension; the status of aspirant is no level, and so no part of a stretch without a break.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.office.register.rules.held import merged, rank
from trede.proofs.certificates import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from trede.office.register.rules.held import Held

    Histories = Mapping[str, Sequence[Held]]

HIGHEST, LOWEST = LEVELS[-1], LEVELS[1]
"""Of the levels; the status of aspirant is below them."""


@dataclass(frozen=True, slots=True)
class First:
    """The first of a sector, ``digits`` of SBI 2025 deep, to hold a level or higher for the ``time``-th time."""

    sector: str
    digits: int
    time: int


@dataclass(frozen=True, slots=True)
class Told:
    """What can be said of an organisation that holds ``level`` on a day.

    ``times``: which time it is that it holds this level. ``since``: the first day of the stretch without a break in
    which it held any level; ``at_level_since`` the same at this level or higher. ``always_highest``: it never held
    anything below the highest level.
    """

    level: str
    times: int
    since: date
    at_level_since: date
    always_highest: bool
    firsts: tuple[First, ...]


def current(history: Iterable[Held], day: date) -> Held | None:
    """The certificate of a level that holds on a day: of several the highest, and then the newest."""
    held = [each for each in history if each.counts and each.on(day)]
    return max(held, key=lambda each: (rank(each.level), each.first_day), default=None)


def told(history: Sequence[Held], day: date, sector: Histories, digits: int) -> Told | None:
    """What this history says on a day; None when nothing holds then, or no more than the status of aspirant.

    ``sector`` has the histories of every organisation in the same sector, so many ``digits`` of SBI 2025 deep.
    """
    now = current(history, day)
    if now is None or rank(now.level) < rank(LOWEST):
        return None
    since, at_level = unbroken_since(history, day, LOWEST), unbroken_since(history, day, now.level)
    assert since is not None  # noqa: S101 - what holds on the day is part of both
    assert at_level is not None  # noqa: S101
    return Told(
        level=now.level,
        times=len(begun(history, day, {now.level})),
        since=since,
        at_level_since=at_level,
        always_highest=all(each.level == HIGHEST for each in _times(history, day)),
        firsts=firsts(history, now, day, sector, digits),
    )


def unbroken_since(history: Iterable[Held], day: date, level: str) -> date | None:
    """The first day of the stretch around this day in which a level or higher held without a break."""
    spans = [span for each in history if each.counts and each.reaches(level) for span in each.spans()]
    return next((first for first, last in merged(spans) if first <= day <= last), None)


def begun(history: Iterable[Held], day: date, levels: set[str]) -> list[date]:
    """The day on which each time at one of these levels began, up to this day, oldest first."""
    those = [each for each in _times(history, day) if each.level in levels]
    return sorted(_first_held(each) for each in those if not _was_taken_over(each, those))


def firsts(
    history: Sequence[Held], now: Held, day: date, sector: Histories, digits: int
) -> tuple[First, ...]:
    """For which times it was the first of its sector, alone and strictly before all others; the first time first."""
    code = sector_of(history)[:digits]
    if len(code) < digits:
        return ()
    levels = set(LEVELS[rank(now.level) :])

    def in_sector(rows: Iterable[Held]) -> list[date]:
        return begun([each for each in rows if each.sector.startswith(code)], day, levels)

    own = in_sector(history)
    others = [in_sector(rows) for kvk, rows in sector.items() if kvk != now.kvk]
    return tuple(
        First(code, digits, time)
        for time, began in enumerate(own, start=1)
        if all(len(other) < time or began < other[time - 1] for other in others)
    )


def sector_of(history: Iterable[Held]) -> str:
    """The sector in the newest row that has one."""
    known = [each for each in history if each.sector]
    return max(known, key=lambda each: each.first_day).sector if known else ""


def _times(history: Iterable[Held], day: date) -> list[Held]:
    """Those that held for at least a day up to this one."""
    return [each for each in history if each.counts and any(first <= day for first, last in each.spans())]


def _first_held(held: Held) -> date:
    return next(held.spans())[0]


def _was_taken_over(held: Held, those: Iterable[Held]) -> bool:
    """Whether another of these came in its place: from the day on which it was replaced, or before that."""
    return held.replaced and any(
        each is not held and held.ended_on is not None and held.first_day <= each.first_day <= held.ended_on
        and each.last_day >= held.ended_on
        for each in those
    )  # fmt: skip
