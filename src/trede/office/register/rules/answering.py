# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a buyer asks: does this organisation hold a level or a higher one, on a day or during a whole period?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from trede.office.register.rules.held import DAY, Held, Standing, merged, rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date


class Reason(StrEnum):
    """Why an answer is yes or no. Of a no: what the register says of the first day on which the level did not hold."""

    VALID = "valid"
    LOWER = "lower"
    ASPIRANT = "aspirant"
    SUSPENDED = "suspended"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    EXPIRED = "expired"
    NOT_YET = "not-yet"
    SHELTERED = "sheltered"
    UNKNOWN = "unknown"
    NO_NUMBER = "no-number"


BY_STANDING = {
    Standing.SUSPENDED: Reason.SUSPENDED,
    Standing.WITHDRAWN: Reason.WITHDRAWN,
    Standing.REPLACED: Reason.REPLACED,
    Standing.EXPIRED: Reason.EXPIRED,
    Standing.NOT_YET: Reason.NOT_YET,
}


@dataclass(frozen=True, slots=True)
class Question:
    """A level or higher, on every day from ``first`` to ``last``; with ``thirty_plus`` the certificate 30+ as well."""

    level: str
    first: date
    last: date
    thirty_plus: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Of one KvK number. ``held`` is the row that it leans on, None when there is none; ``wrong_on`` the first day on
    which the level did not hold, and ``days`` on how many days of the period it did.
    """

    kvk: str
    reason: Reason
    held: Held | None = None
    wrong_on: date | None = None
    days: int = 0

    @property
    def good(self) -> bool:
        return self.reason is Reason.VALID


NUMBER = re.compile(r"[0-9]{8}")


def is_number(text: str) -> bool:
    """Whether it is written as a KvK number."""
    return NUMBER.fullmatch(text) is not None


def answer(kvk: str, history: Sequence[Held], question: Question) -> Answer:
    """For one number, from every row that covers it."""
    if not history:
        return Answer(kvk, Reason.UNKNOWN)
    wrong, days = _missing(
        [each for each in history if each.counts and each.reaches(question.level)], question
    )
    if wrong is None and question.thirty_plus:
        history = [each for each in history if each.thirty_plus]
        wrong, days = _missing(history, question)
    if wrong is None:
        return Answer(kvk, Reason.VALID, _leaned_on(history, question), None, days)
    reason, held = _why(history, question, wrong)
    return Answer(kvk, reason, held, wrong, days)


def _missing(rows: Sequence[Held], question: Question) -> tuple[date | None, int]:
    """The first day of the period on which none of these held, and on how many one did."""
    first_missing, days, next_day = None, 0, question.first
    for begun, ended in merged([span for each in rows for span in each.spans()]):
        first, last = max(begun, question.first), min(ended, question.last)
        if first > last:
            continue
        if first_missing is None and first > next_day:
            first_missing = next_day
        days += (last - first).days + 1
        next_day = last + DAY
    if first_missing is None and next_day <= question.last:
        first_missing = next_day
    return first_missing, days


def _leaned_on(history: Sequence[Held], question: Question) -> Held:
    """The row that holds at the end of the period, the highest of several."""
    fitting = [each for each in history if each.on(question.last) and not each.is_sw]
    return max(fitting, key=lambda each: (rank(each.level), each.last_day, each.first_day))


def _why(history: Sequence[Held], question: Question, day: date) -> tuple[Reason, Held | None]:
    """What the register says of a day on which the level did not hold, and the row that says so."""
    if not history:  # 30+ was asked, and there never was one
        return Reason.LOWER, None
    return next(_reasons(history, question, day))


def _reasons(history: Sequence[Held], question: Question, day: date) -> Iterator[tuple[Reason, Held]]:
    counting = _counting(history, question)
    high = [each for each in counting if each.reaches(question.level)]
    yield from ((Reason.SUSPENDED, each) for each in high if each.standing(day) is Standing.SUSPENDED)
    yield from _too_low([each for each in counting if each.on(day)])
    for rows in (high, counting):
        yield from ((BY_STANDING[each.standing(day)], each) for each in rows if each.first_day <= day)
    yield from ((Reason.NOT_YET, each) for each in counting)
    yield from ((Reason.SHELTERED if each.is_sw else Reason.LOWER, each) for each in history)


def _counting(history: Sequence[Held], question: Question) -> list[Held]:
    """The rows that can be an answer to this question, the newest first."""
    found = [each for each in history if each.counts or (question.thirty_plus and each.thirty_plus)]
    return sorted(found, key=lambda each: each.first_day, reverse=True)


def _too_low(holding: Sequence[Held]) -> Iterator[tuple[Reason, Held]]:
    for each in sorted(holding, key=lambda held: rank(held.level), reverse=True):
        yield (Reason.ASPIRANT if each.level == "aspirant" else Reason.LOWER), each
