# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an auditor will ask, beside what is kept here: by question of an aspect what is there, and what is missing.

Counts only, of people under a code; nothing of the measurement comes into it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.office.growth.rules import guiding, landing
from trede.office.growth.rules.landing import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from trede.office.growth.rules.guiding import Guide
    from trede.office.growth.rules.landing import Stay
    from trede.office.growth.rules.rows import Coverage
    from trede.quality import TalksOutcome

GUIDES = "guides"
LATELY_DAYS = 365
"""A result of longer ago says little of how it is now."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence, by its code, with the numbers in it; ``is_there`` or else missing."""

    question: str
    code: str
    is_there: bool
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Begun:
    """Somebody who began: how it went on, whether they were asked what the team may know, and what is late."""

    stay: Stay
    asked: bool
    late: int


@dataclass(frozen=True, slots=True)
class Helped:
    """Somebody with a guide, by code, and when contact is due."""

    guide: str
    due: date


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept here, as counts are made of it. ``adaptations``: asked, made, checked; the newest result of
    asking people with its day, in tenths who feel at home.
    """

    adaptations: Sequence[tuple[date, date | None, date | None]]
    begun: Sequence[Begun]
    talks: TalksOutcome
    covered: Sequence[Coverage]
    guides: Mapping[str, Guide]
    helped: Sequence[Helped]
    home: tuple[date, int] | None


def facts(kept: Kept, today: date) -> list[Fact]:
    """In the order of the questions."""
    return [
        *_adaptations(kept),
        *_starts(kept),
        *_home(kept, today),
        *_talks(kept),
        *_learning(kept, today),
        *_guides(kept, today),
        *_skills(kept),
        *_fit(kept, today),
    ]


def _adaptations(kept: Kept) -> Iterator[Fact]:
    question = "passend-werk.adaptations"
    asked, made, checked = (sum(day is not None for day in days) for days in _columns(kept))
    if not asked:
        yield Fact(question, "no-adaptations", False, {})
        return
    yield Fact(question, "adaptations", True, {"asked": asked, "made": made, "checked": checked})
    if checked < asked:
        numbers = {"unmade": asked - made, "unchecked": made - checked}
        yield Fact(question, "adaptations-open", False, numbers)


def _columns(kept: Kept) -> tuple[tuple[date | None, ...], ...]:
    return tuple(zip(*kept.adaptations, strict=True)) or ((), (), ())


def _starts(kept: Kept) -> Iterator[Fact]:
    question = "integratie.start"
    if not kept.begun:
        yield Fact(question, "no-starts", False, {})
        return
    asked = sum(each.asked for each in kept.begun)
    yield Fact(question, "starts", True, {"all": len(kept.begun), "asked": asked})
    here = [each for each in kept.begun if each.stay.left_on is None]
    unasked, late = sum(not each.asked for each in here), sum(each.late for each in here)
    if unasked or late:
        yield Fact(question, "starts-open", False, {"unasked": unasked, "late": late})


def _home(kept: Kept, today: date) -> Iterator[Fact]:
    question = "integratie.team"
    if kept.home is not None and (today - kept.home[0]).days <= LATELY_DAYS:
        yield Fact(question, "home", True, {"tenths": kept.home[1]})
    else:
        yield Fact(question, "home-unknown", False, {})


def _talks(kept: Kept) -> Iterator[Fact]:
    question, found = "functioneren-en-ontwikkeling.talks", kept.talks
    if not found.sampled:
        yield Fact(question, "no-talks", False, {})
        return
    numbers = {"done": found.demonstrated, "all": found.sampled, "needed": found.needed}
    yield Fact(question, "talks", True, numbers)
    if not found.reached:
        yield Fact(question, "talks-open", False, {"lacking": found.needed - found.demonstrated})


def _learning(kept: Kept, today: date) -> Iterator[Fact]:
    question = "functioneren-en-ontwikkeling.learning"
    lasting = landing.lasting([each.stay for each in kept.begun], today)
    trained = _sum(each for each in kept.covered if each.group != GUIDES)
    if lasting.more_hours.part or trained.part:
        numbers = {"trained": trained.part, "grown": lasting.more_hours.part}
        yield Fact(question, "learning", True, numbers)
    if trained.part < trained.whole:
        yield Fact(question, "training-open", False, {"lacking": trained.whole - trained.part})


def _guides(kept: Kept, today: date) -> Iterator[Fact]:
    question = "begeleiding.guide"
    if not kept.helped:
        yield Fact(question, "no-guidance", False, {})
        return
    alone = sum(not guiding.helps(each.guide, kept.guides, today) for each in kept.helped)
    without = sum(not each.stand_in for each in kept.guides.values())
    yield Fact(question, "guidance", True, {"all": len(kept.helped), "guides": len(kept.guides)})
    if alone or without:
        yield Fact(question, "guidance-open", False, {"alone": alone, "without": without})


def _skills(kept: Kept) -> Iterator[Fact]:
    question = "begeleiding.skills"
    found = _sum(each for each in kept.covered if each.group == GUIDES)
    if found.part:
        yield Fact(question, "skills", True, {"part": found.part, "whole": found.whole})
    if found.part < found.whole or not found.whole:
        yield Fact(question, "skills-open", False, {"lacking": max(found.whole - found.part, 1)})


def _fit(kept: Kept, today: date) -> Iterator[Fact]:
    question = "begeleiding.fit"
    if not kept.helped:
        return
    late = sum(each.due < today for each in kept.helped)
    loads = guiding.loads(kept.guides.values(), [each.guide for each in kept.helped], today)
    over = sum(each.is_over for each in loads)
    yield Fact(question, "contact", True, {"part": len(kept.helped) - late, "whole": len(kept.helped)})
    if late or over:
        yield Fact(question, "contact-open", False, {"late": late, "over": over})


def _sum(covered: Iterator[Coverage]) -> Part:
    found = list(covered)
    return Part(sum(min(each.valid, each.whole) for each in found), sum(each.whole for each in found))
