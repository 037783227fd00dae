# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""People, by a code only: what they can, what a place may ask of them, their hours; guides; and a whole case.

Nothing here says why: no diagnosis, no starting position, no reason of a need.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trede.matching.work import Contact, Job, Task, Workplace

WORKING_DAYS = (0, 1, 2, 3, 4)
"""Monday to Friday."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by a code. What is unknown is not in ``competences`` or ``limits``, or None.

    Competences 1 to 5. ``limits`` of conditions 1 to 5: at most so much, of structure at least so much.
    Hours are hundredths; ``days`` are days of the week from 0, Monday. ``stepwise``: needs instruction step by step.
    """

    code: str
    hours_week_hundredths: int
    hours_day_hundredths: int
    competences: Mapping[str, int]
    limits: Mapping[str, int]
    contact: Contact | None = None
    stepwise: bool | None = None
    days: tuple[int, ...] = WORKING_DAYS
    wishes: frozenset[str] = frozenset()
    growth: frozenset[str] = frozenset()
    team: str = ""
    guide: str | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """A colleague who guides, with the most people at one time."""

    code: str
    team: str
    most: int


@dataclass(frozen=True, slots=True)
class Terms:
    """How packages and weeks are made. Hours are hundredths.

    ``second_percent`` of the hours of a package is what looking along takes; ``meeting_hundredths`` the start of the
    week, and its end. ``first_day`` is the day number on which the plan begins, if it is known.
    """

    package_hours_hundredths: int = 1600
    package_competences: int = 4
    second_percent: int = 10
    meeting_hundredths: int = 50
    first_day: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """All that is matched at once."""

    name: str
    tasks: tuple[Task, ...]
    places: tuple[Workplace, ...] = ()
    jobs: tuple[Job, ...] = ()
    people: tuple[Person, ...] = ()
    guides: tuple[Guide, ...] = ()
    terms: Terms = Terms()


def rooms(person: Person, terms: Terms) -> tuple[int, int]:
    """Hundredths of hours a week for work of one's own, and for looking along with others.

    Within the week and within each day; the start and the end of the week come off first.
    """
    week = min(person.hours_week_hundredths, len(person.days) * person.hours_day_hundredths)
    room = max(0, week - 2 * terms.meeting_hundredths)
    beside = room * terms.second_percent // 100
    return room - beside, beside


def looking_along(hours_hundredths: int, terms: Terms) -> int:
    """What the second pair of eyes needs for a package of so many hours, rounded up; both in hundredths."""
    return max(1, -(-hours_hundredths * terms.second_percent // 100))
