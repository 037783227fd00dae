# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A vacancy text of work that is to be done: what it is, what it asks and no more, what is arranged.

What the work does not ask is said not to be needed. No diploma, no years, no gap in a life is asked for: the tasks ask
competences, and nothing else stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.matching.work import CONTACTS
from trede.reports.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trede.matching.openings import Opening
    from trede.reports.wording import Wording
    from trede.scheme import Language

SIMPLE, AVERAGE = 2, 3
CALM = 2
"""A condition of at most this much is said to be calm."""
FIRM = 4
"""So much structure of a place is worth saying."""


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A text in parts, to copy."""

    title: str
    lead: str
    parts: Sequence[tuple[str, Sequence[str]]]


def vacancy(opening: Opening, language: Language) -> Vacancy:
    """In Dutch or English."""
    words = wording(language)
    say = words.say
    hours = words.numerals.scaled(opening.hours_hundredths, 2)
    title = (
        say("vacancy.carved", job=opening.job)
        if opening.job
        else say("vacancy.open", process=opening.processes[0])
    )
    parts = (
        (say("vacancy.does"), opening.tasks),
        (say("vacancy.asks"), tuple(_asks(opening, words))),
        (say("vacancy.not_asked"), tuple(_not_asked(opening, words))),
        (say("vacancy.arranged"), tuple(_arranged(opening, words))),
    )
    lead = say("vacancy.lead", hours=hours, processes=words.say("matching.and").join(opening.processes[:2]))
    return Vacancy(title, lead, tuple((head, lines) for head, lines in parts if lines))


def _asks(opening: Opening, words: Wording) -> Iterator[str]:
    for name, level in sorted(opening.asks.items(), key=lambda each: (-each[1], each[0])):
        key = (
            "vacancy.simple" if level <= SIMPLE else "vacancy.average" if level == AVERAGE else "vacancy.well"
        )
        yield words.say(key, name=name)
    if opening.contact != CONTACTS[0]:
        yield words.say(f"vacancy.contact.{opening.contact}")


def _not_asked(opening: Opening, words: Wording) -> Iterator[str]:
    yield words.say("vacancy.no_diploma")
    if opening.contact == CONTACTS[0]:
        yield words.say("vacancy.no_contact")


def _arranged(opening: Opening, words: Wording) -> Iterator[str]:
    say = words.say
    yield say("vacancy.together")
    yield say("vacancy.hours")
    if opening.stepwise:
        yield say("vacancy.stepwise")
    for name in ("noise", "tempo"):
        if any(place.conditions.get(name, CALM + 1) <= CALM for place in opening.places):
            yield say(f"vacancy.calm.{name}")
    if any(place.conditions.get("structure", 0) >= FIRM for place in opening.places):
        yield say("vacancy.structure")
    yield say("vacancy.other_place")
