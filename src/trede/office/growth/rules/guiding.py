# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who guides whom: a limit for each guide, who takes over when one is absent, and when the next contact is due."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

EVERY_DAYS = {"week": 7, "two-weeks": 14, "month": 30, "quarter": 91}
"""How often there is contact at least; a job coach comes about every two weeks (told by holders of a level)."""
MOST_PEOPLE = 30
MOST_HOPS = 2
"""A stand-in who is absent too is stood in for once more; after that it is better to ask."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide by code: how many people at most, who stands in, and between which days the guide is absent."""

    code: str
    most: int
    stand_in: str = ""
    away_from: date | None = None
    away_until: date | None = None

    def is_away(self, day: date) -> bool:
        """Without a last day the guide is away until somebody says otherwise."""
        begun = self.away_from is not None and self.away_from <= day
        return begun and (self.away_until is None or day <= self.away_until)


@dataclass(frozen=True, slots=True)
class Load:
    """``own``: people of the guide; ``today``: whom the guide helps on this day, with those taken over."""

    guide: Guide
    own: int
    today: int
    is_away: bool

    @property
    def is_over(self) -> bool:
        return max(self.own, self.today) > self.guide.most


def helps(code: str, guides: Mapping[str, Guide], day: date) -> str:
    """Who guides on a day instead of, or as, the guide with this code; empty when nobody is known to."""
    seen = guides.get(code)
    for _ in range(MOST_HOPS + 1):
        if seen is None or not seen.is_away(day):
            break
        seen = guides.get(seen.stand_in)
    return "" if seen is None or seen.is_away(day) else seen.code


def loads(guides: Iterable[Guide], guided: Sequence[str], day: date) -> list[Load]:
    """``guided``: for each person the code of their guide. In the order of the guides."""
    known = {each.code: each for each in guides}
    own = Counter(guided)
    today = Counter(helps(each, known, day) for each in guided)
    return [Load(each, own[each.code], today[each.code], each.is_away(day)) for each in known.values()]


def next_contact(every: str, since: date, last: date | None) -> date:
    """After the last contact, or after the guidance began, as long as was agreed."""
    return max(since, last or since) + timedelta(days=EVERY_DAYS[every])


def with_contact(days: Iterable[str], held_on: date, before: date) -> list[str]:
    """The days of contact with one more, as ISO text in order; without those that are kept no longer."""
    return sorted({*(each for each in days if each >= before.isoformat()), held_on.isoformat()})


def check_guide(guide: Guide) -> None:
    """Raises RefusedError for a limit that nobody can keep to, days in the wrong order, or a stand-in of oneself."""
    if not 1 <= guide.most <= MOST_PEOPLE:
        raise RefusedError([finding("growth.guide-limit", "most", most=MOST_PEOPLE)])
    if guide.stand_in == guide.code:
        raise RefusedError([finding("growth.own-stand-in", "stand_in")])
    if guide.away_until is not None and (guide.away_from is None or guide.away_until < guide.away_from):
        raise RefusedError([finding("growth.before", "away_until")])


def check_room(guide: Guide, own: int) -> None:
    """Raises RefusedError when the guide has as many people as was agreed."""
    if own >= guide.most:
        raise RefusedError([finding("growth.guide-full", "guide", guide=guide.code, most=guide.most)])
