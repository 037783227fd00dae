# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One row of the register: an organisation at a level, over a period, with the days on which it did not hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from trede.proofs.certificates import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DAY = timedelta(days=1)


class Standing(StrEnum):
    """What a row says of a day."""

    VALID = "valid"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    REPLACED = "replaced"
    NOT_YET = "not-yet"


class Step(StrEnum):
    """What happened to a row; the change feed tells of each."""

    ENTERED = "entered"
    SUSPENDED = "suspended"
    REINSTATED = "reinstated"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    REPLACED = "replaced"


ENDS = frozenset({Step.WITHDRAWN, Step.REPLACED})
"""After these it does not hold any more, whatever its last day is."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A suspension: from its first day up to, not including, ``end``; None while it lasts."""

    first: date
    end: date | None = None

    def on(self, day: date) -> bool:
        return self.first <= day and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Held:
    """One organisation at one level from the first day to the last, both included, but for its ``gaps``.

    ``level`` is one of the edition (``trede-1``); ``is_sw`` says that it is a sheltered workplace, ``thirty_plus`` that
    this is the separate certificate 30+. From the day ``ended_on`` it no longer holds: it was withdrawn, or
    ``replaced``. ``entities`` are those beside the holder that it covers, KvK number and name; ``sector`` is a code of
    SBI 2025 without dots; ``certificate`` its number, empty when it was not issued here.
    """

    kvk: str
    name: str
    place: str
    level: str
    first_day: date
    last_day: date
    is_sw: bool = False
    thirty_plus: bool = False
    ended_on: date | None = None
    replaced: bool = False
    gaps: tuple[Gap, ...] = ()
    entities: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()
    sector: str = ""
    certificate: str = ""

    def on(self, day: date) -> bool:
        """Whether it held on this day."""
        return self.standing(day) is Standing.VALID

    def standing(self, day: date) -> Standing:
        """What it says of a day."""
        if day < self.first_day:
            return Standing.NOT_YET
        if self.ended_on is not None and self.ended_on <= day:
            return Standing.REPLACED if self.replaced else Standing.WITHDRAWN
        if day > self.last_day:
            return Standing.EXPIRED
        return Standing.SUSPENDED if any(gap.on(day) for gap in self.gaps) else Standing.VALID

    def spans(self) -> Iterator[tuple[date, date]]:
        """The stretches of days on which it held, first and last day included, oldest first."""
        last = min(self.last_day, self.ended_on - DAY) if self.ended_on else self.last_day
        first = self.first_day
        for gap in sorted(self.gaps, key=lambda each: each.first):
            if gap.first > last:
                break
            if first < gap.first:
                yield first, gap.first - DAY
            if gap.end is None:
                return
            first = max(first, gap.end)
        if first <= last:
            yield first, last

    @property
    def counts(self) -> bool:
        """Whether it is a certificate of a level: not the one of 30+, nor the row of a sheltered workplace."""
        return not self.thirty_plus and not self.is_sw

    def reaches(self, level: str) -> bool:
        """Whether its level is this one or a higher one."""
        return rank(self.level) >= rank(level)

    def covers(self, kvk: str) -> bool:
        """Whether this organisation is its holder, or one of its entities."""
        return kvk == self.kvk or any(kvk == number for number, name in self.entities)


def rank(level: str) -> int:
    """The place of a level on the ladder; below all others what is no level."""
    return LEVELS.index(level) if level in LEVELS else -1


def merged(spans: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    """These stretches in order, those that touch or overlap as one."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + DAY:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
