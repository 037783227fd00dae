# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where you stand in one sentence, and what is missing in hours of people."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.values import MILLION, ceiling
from trede.scoring.measurement import FULLTIME_DEFAULT
from trede.scoring.score import NONE

if TYPE_CHECKING:
    from trede.reports.result import Result
    from trede.reports.wording import Wording

FULLTIME_HOURS = FULLTIME_DEFAULT // 100


def conclusion(result: Result) -> str:
    """ "U staat op trede 1. Voor trede 2 is 0,26 fte nodig."""
    score, say = result.score, result.wording.say
    at_none = score.level == NONE
    here = (
        say("conclusion.on_none")
        if at_none
        else say("conclusion.on_level", level=result.level_in_sentence(score.level))
    )
    return f"{here} {_ahead(result)}".rstrip()


def _ahead(result: Result) -> str:
    following, say = result.score.next, result.wording.say
    if following is None:
        return say("conclusion.top")
    if following.missing_fte_millionths <= 0:  # the share is enough; a finding says what else is asked
        return ""
    fte = result.wording.numerals.missing_fte(following.missing_fte_millionths)
    return say("conclusion.next", level=result.level_in_sentence(following.level), fte=fte)


def in_hours(result: Result) -> str | None:
    """What the missing fte is in people who count in full; None when nothing is missing."""
    following = result.score.next
    if following is None or following.missing_fte_millionths <= 0:
        return None
    people = missing_people(following.missing_fte_millionths, result.wording)
    return result.wording.say("conclusion.hours", people=people, fulltime=FULLTIME_HOURS)


def missing_people(millionths: int, wording: Wording) -> str:
    """So many fte as full-time people and one with the hours that are left, rounded up to whole hours."""
    full, hours = divmod(ceiling(Fraction(millionths * FULLTIME_HOURS, MILLION)), FULLTIME_HOURS)
    if not full:
        return wording.say("conclusion.one_part", hours=hours)
    people = wording.say(
        f"conclusion.{'one' if full == 1 else 'more'}_full", count=wording.numerals.number(full, 0)
    )
    return wording.say("conclusion.rest", full=people, hours=hours) if hours else people
