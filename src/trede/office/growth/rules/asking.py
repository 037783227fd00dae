# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A short questionnaire that tells nothing of one person: what may be answered, and what of it becomes a result.

Every answer is counted in one result, over everybody who was asked; there are no parts to subtract from it. A result
is in tenths, and never says "nobody" or "everybody": those would tell what each person said.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.growth.rules.rows import NEEDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

FEELINGS = ("home", "safe", "able", "growing")
ANSWERS = ("yes", "mostly", "sometimes", "no")
GOOD = ANSWERS[:2]
FEWEST = 10
"""Fewer answers than this, to the whole or to one question, and there is no result of it."""
MOST_PEOPLE = 2000
OPEN_DAYS = (7, 42)
BETWEEN = timedelta(days=150)
"""Twice a year at most: two results of the same people soon after each other could be compared."""
UNSAID = "-"


def check_round(people: int, closes_on: date, today: date) -> None:
    """Raises RefusedError for so few people that there would be no result, or a time too short or too long."""
    if not FEWEST <= people <= MOST_PEOPLE:
        raise RefusedError([finding("growth.asked-people", "people", fewest=FEWEST, most=MOST_PEOPLE)])
    first, last = OPEN_DAYS
    if not first <= (closes_on - today).days <= last:
        raise RefusedError([finding("growth.asked-days", "closes_on", first=first, most=last)])


def again_from(last: date | None, today: date) -> date | None:
    """From when people may be asked again, where that is later than today; ``last``: the day of the latest result."""
    return None if last is None or last + BETWEEN <= today else last + BETWEEN


def check_between(last: date | None, today: date) -> None:
    """Raises RefusedError when the latest result was given too short ago."""
    if (day := again_from(last, today)) is not None:
        raise RefusedError([finding("growth.asked-lately", "closes_on", day=day.isoformat())])


def coded(feelings: Mapping[str, str], needs: Collection[str]) -> str:
    """One reply, as long as every other. Raises RefusedError for what cannot be chosen, or when nothing was said."""
    chosen = ((feelings.values(), (*ANSWERS, "")), (feelings, FEELINGS), (needs, NEEDS))
    if any(not set(some) <= set(known) for some, known in chosen):
        raise RefusedError([finding("growth.choice", "")])
    said = [feelings.get(each, "") for each in FEELINGS]
    if not any(said) and not needs:
        raise RefusedError([finding("growth.nothing-said", "")])
    signs = [str(ANSWERS.index(each)) if each else UNSAID for each in said]
    return "".join([*signs, *("1" if each in needs else "0" for each in NEEDS)])


def told(reply: str) -> tuple[dict[str, str], list[str]]:
    """What one reply says: an answer to each question, empty for none, and what is needed."""
    said = reply[: len(FEELINGS)]
    feelings = {
        each: "" if sign == UNSAID else ANSWERS[int(sign)] for each, sign in zip(FEELINGS, said, strict=True)
    }
    return feelings, [each for each, sign in zip(NEEDS, reply[len(FEELINGS) :], strict=True) if sign == "1"]


def with_reply(box: str, reply: str) -> str:
    """The replies with one more, in an order that only what they say decides: nobody sees which one came last."""
    return "\n".join(sorted([*box.split(), reply]))


def result(box: str) -> dict[str, Any] | None:
    """What is told of the replies: tenths by question, None where fewer than ten answered it; None for all of it when
    there are fewer than ten. ``at_least``: how many replied, rounded down to tens.
    """
    replies = box.split()
    if len(replies) < FEWEST:
        return None
    said = {
        each: [reply[place] for reply in replies if reply[place] != UNSAID]
        for place, each in enumerate(FEELINGS)
    }
    good = {str(ANSWERS.index(each)) for each in GOOD}
    needed = {
        each: sum(reply[place] == "1" for reply in replies) for place, each in enumerate(NEEDS, len(FEELINGS))
    }
    return {
        "at_least": len(replies) // FEWEST * FEWEST,
        "feelings": {each: _share(answers, good) for each, answers in said.items()},
        "needs": {each: tenths(count, len(replies)) for each, count in needed.items()},
    }


def _share(answers: Sequence[str], good: Collection[str]) -> int | None:
    if len(answers) < FEWEST:
        return None
    return tenths(sum(each in good for each in answers), len(answers))


def tenths(part: int, whole: int) -> int:
    """So many of ten, rounded (half up), from 1 to 9."""
    return min(max((20 * part + whole) // (2 * whole), 1), 9)
