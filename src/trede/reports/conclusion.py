# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where you stand in one sentence, and what is missing in hours of people."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.values import MILLION, ceiling
from trede.scoring.measurement import FULLTIME_DEFAULT
from trede.scoring.score import NONE

if TYPE_CHECKING:
    from trede.reports.result import Result
    from trede.reports.wording import Wording


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
    week = _usual_week(result)
    people = missing_people(following.missing_fte_millionths, result.wording, week)
    shown = result.wording.numerals.scaled(week, 2) if week % 100 else str(week // 100)
    return result.wording.say("conclusion.hours", people=people, fulltime=shown)


def _usual_week(result: Result) -> int:
    """The full-time hours, in hundredths, that most people have; with a tie the longer week."""
    counted: Counter[int] = Counter()
    for each in result.classes:
        counted[each.fulltime_hours] += each.people
    if not result.classes:
        counted.update(each.fulltime_hours for each in result.measurement.employments)
    return max(counted, key=lambda week: (counted[week], week), default=FULLTIME_DEFAULT)


def missing_people(millionths: int, wording: Wording, week: int = FULLTIME_DEFAULT) -> str:
    """So many fte as people who work a full ``week`` (hundredths of hours) and one with the hours that are left.

    Hours are rounded up to whole ones; what would be more than a full week is one.
    """
    full, part = divmod(Fraction(millionths, MILLION), 1)
    hours = ceiling(part * week / 100)
    if hours * 100 >= week:
        full, hours = full + 1, 0
    if not full:
        return wording.say("conclusion.one_part", hours=hours)
    people = wording.say(
        f"conclusion.{'one' if full == 1 else 'more'}_full", count=wording.numerals.number(full, 0)
    )
    return wording.say("conclusion.rest", full=people, hours=hours) if hours else people
