# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Trainings, talks and adaptations: what may be noted of somebody, who is known by a code only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.intake.privacy import masked
from trede.kernel.findings import finding
from trede.kernel.periods import Period, as_date, months_later
from trede.quality import Talk, TalkDossier, talks_forecast, talks_outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from trede.quality import TalksOutcome

GROUPS = ("recruiters", "hr", "supervisors", "guides", "everybody")
TALKS = ("performance", "development")
NEEDS = ("pace", "stimuli", "clarity", "contact", "physical", "hours", "tools")
"""What the work or the place asks too much of; never what somebody cannot do."""
SOLUTIONS = ("organisational", "technical", "guidance")
ASKERS = ("worker", "guide", "supervisor", "hr")
MOST_ROWS = 5000
CODE = re.compile(r"(?=.*\d)(?!\d{1,4}-\d{1,2}-\d{1,4}$)[A-Za-z0-9][A-Za-z0-9_-]{0,19}")
"""With a digit, so that a name does not fit; a day, as of a birth, does not either."""
RUNS_OUT_DAYS = 60


@dataclass(frozen=True, slots=True)
class Followed:
    """A training of somebody in a group; without ``valid_until`` it stays valid."""

    group: str
    who: str
    what: str
    valid_until: date | None
    work: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One training for one group and kind of work (empty: any): how many people followed it, for how many it is valid,
    how many should have it (``aim``; None: not said), and whose ends soon.
    """

    group: str
    work: str
    what: str
    people: int
    valid: int
    aim: int | None
    ending: Sequence[tuple[str, date]]

    @property
    def whole(self) -> int:
        """What coverage is measured against: who should have it, or else who ever followed it."""
        return self.people if self.aim is None else self.aim


def checked_code(who: str, place: str = "who") -> str:
    """The code of somebody: with a digit and without blanks, so that a name does not fit. Raises RefusedError."""
    code = who.strip()
    if masked(code) != code:
        raise RefusedError([finding("growth.bsn", place)])
    if not CODE.fullmatch(code):
        raise RefusedError([finding("growth.code", place)])
    return code


def check_order(first: date | None, then: date | None, place: str) -> None:
    """Raises RefusedError when what comes later is without what comes before, or earlier than it."""
    if then is not None and (first is None or then < first):
        raise RefusedError([finding("growth.before", place)])


def check_over(day: date, place: str, today: date) -> None:
    """Raises RefusedError for a day to come."""
    if day > today:
        raise RefusedError([finding("growth.not-yet", place)])


def coverage(
    found: Iterable[Followed], today: date, aims: Mapping[tuple[str, str, str], int] | None = None
) -> list[Coverage]:
    """By group, work and training. Of somebody who followed it again, the one that is valid longest counts.

    ``aims``: how many people should have a training, by group, work and training. Capitals play no part in names.
    """
    best: dict[tuple[str, str, str], dict[str, date | None]] = {}
    spelled: dict[tuple[str, str, str], tuple[str, str, str]] = {}
    wanted: dict[tuple[str, str, str], int] = {}
    for told, people in (aims or {}).items():
        wanted[_same(told)] = people
        best.setdefault(_same(told), {})
        spelled.setdefault(_same(told), told)
    for each in found:
        key = (each.group, each.work, each.what)
        there = best.setdefault(_same(key), {})
        spelled.setdefault(_same(key), key)
        until = there.get(each.who, each.valid_until)
        longest = None if None in (until, each.valid_until) else max(until, each.valid_until)  # type: ignore[type-var]
        there[each.who] = longest
    return [_covered(spelled[key], best[key], wanted.get(key), today) for key in sorted(best, key=_order)]


def ends(found: Iterable[tuple[UUID, Followed]]) -> list[tuple[UUID, Followed]]:
    """What runs out, soonest first, with its key. Of who followed a training again, the one valid longest counts."""
    longest: dict[tuple[str, ...], tuple[UUID, Followed]] = {}
    for key, each in found:
        about = (each.who, *_same((each.group, each.work, each.what)))
        if about not in longest or (each.valid_until or date.max) > (
            longest[about][1].valid_until or date.max
        ):
            longest[about] = (key, each)
    ending = [pair for pair in longest.values() if pair[1].valid_until is not None]
    return sorted(ending, key=lambda pair: (str(pair[1].valid_until), pair[1].who))


def _same(key: tuple[str, str, str]) -> tuple[str, str, str]:
    group, work, what = key
    return group, work.casefold(), what.casefold()


def _order(key: tuple[str, str, str]) -> tuple[int, str, str]:
    group, work, what = key
    return GROUPS.index(group), work, what


def _covered(
    key: tuple[str, str, str], people: Mapping[str, date | None], aim: int | None, today: date
) -> Coverage:
    ends = {who: until for who, until in people.items() if until is not None}
    valid = sum(until is None or until >= today for until in people.values())
    soon = sorted(((until, who) for who, until in ends.items() if 0 <= (until - today).days <= RUNS_OUT_DAYS))
    return Coverage(*key, len(people), valid, aim, [(who, until) for until, who in soon])


def talks(found: Iterable[tuple[str, str, date, bool]], today: date) -> tuple[TalksOutcome, TalksOutcome]:
    """The rule over everybody named: of the year until today, and of the year in which today is half way.

    ``found``: who, kind, day and whether it was held.
    """
    by_person: dict[str, list[Talk]] = {}
    for who, kind, day, held in found:
        by_person.setdefault(who, []).append(Talk(kind, day.toordinal(), held))  # type: ignore[arg-type]
    people = [TalkDossier(who, tuple(every)) for who, every in sorted(by_person.items())]
    now = today.toordinal()
    past = Period(months_later(now, -12) + 1, now)
    around = Period(months_later(now, -6) + 1, months_later(now, 6))
    return talks_outcome(people, past), talks_forecast(people, around, now)


def days_between(asked_on: date, made_on: date | None, today: date) -> int:
    """From asking to having it; to today as long as it is not there."""
    return ((made_on or today) - asked_on).days


def forget_before(today: date, months: int) -> date:
    """What was over before this day is kept no longer."""
    return as_date(months_later(today.toordinal(), -months))
