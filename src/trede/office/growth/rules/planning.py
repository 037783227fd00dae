# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From steps to the share that may be expected, month by month.

A step has its full effect after twelve months: a share is of a reference year, in which days count. Half a year after
somebody began, half of the effect stands in the reference year that ends then. Effects are added up, which is an
estimate: in the score they also change what is divided by. A new measurement tells how it really is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.periods import as_date, months_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NUMERIC = ("direct", "indirect")
ASPECTS = ("passend-werk", "integratie", "functioneren-en-ontwikkeling", "begeleiding")
TOPICS = (*NUMERIC, *ASPECTS)
ORIGINS = ("own", "scenario", "forecast", "finding", "missing", "aspect")
MOST_EFFECT = 100_00
MOST_STEPS = 200
REVIEW_MONTHS, YEAR_DAYS = 3, 365


@dataclass(frozen=True, slots=True)
class Step:
    """``effect_hundredths``: percentage points of the total share in a full year, with two places."""

    id: str
    topic: str
    what: str
    due: date
    effect_hundredths: int
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """The reference year until ``last``: the share if nothing is done, with the plan, and the norm, as shares."""

    last: date
    today: Fraction
    planned: Fraction
    norm: Fraction


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of the plan since a review, by the words of each step."""

    done: Sequence[str]
    added: Sequence[str]
    moved: Sequence[str]
    dropped: Sequence[str]

    def __bool__(self) -> bool:
        return bool(self.done or self.added or self.moved or self.dropped)


def months(
    ahead: Iterable[tuple[date, Fraction, Fraction]],
    steps: Sequence[Step],
    *,
    measured_until: date,
    today: date,
) -> list[Month]:
    """``ahead``: last day, share and norm of each month if nothing is done."""
    return [
        Month(last, share, share + added(steps, last, measured_until=measured_until, today=today), norm)
        for last, share, norm in ahead
    ]


def added(steps: Iterable[Step], last: date, *, measured_until: date, today: date) -> Fraction:
    """What the steps add to the share of the year until a day; what was measured counts no more."""
    found = Fraction(0)
    for each in steps:
        since = each.done_on or max(each.due, today)
        found += each.effect_hundredths * (_counted(since, last) - _counted(since, measured_until))
    return found / 10_000


def _counted(since: date, last: date) -> Fraction:
    """Which part of the year until ``last`` lies from this day on."""
    return Fraction(min(max((last - since).days + 1, 0), YEAR_DAYS), YEAR_DAYS)


def reached(found: Iterable[Month]) -> Month | None:
    """The first month in which the plan reaches the norm."""
    return next((each for each in found if each.planned >= each.norm), None)


def fallen(found: Sequence[Month]) -> Month | None:
    """The first month after that in which the plan is below the norm again."""
    there = [each.planned >= each.norm for each in found]
    if True not in there:
        return None
    return next((each for each in found[there.index(True) :] if each.planned < each.norm), None)


def on_day(found: Sequence[Month], day: date) -> Month:
    """The last year that is over on this day; the first one there is when none is."""
    return ([each for each in found if each.last <= day] or [found[0]])[-1]


def late(step: Step, today: date) -> bool:
    """Whether it should have been done."""
    return step.done_on is None and step.due < today


def next_review(last: date | None, began: date | None) -> date | None:
    """A quarter after the last one, or after the plan began; None as long as there is no plan."""
    since = last or began
    return None if since is None else as_date(months_later(since.toordinal(), REVIEW_MONTHS))


def kept(steps: Iterable[Step]) -> list[dict[str, str]]:
    """How the steps stand, to be kept with a review."""
    return [
        {
            "id": each.id,
            "what": each.what,
            "due": each.due.isoformat(),
            "done_on": each.done_on.isoformat() if each.done_on else "",
        }
        for each in steps
    ]


def changed_between(before: Iterable[Mapping[str, str]], after: Iterable[Mapping[str, str]]) -> Changed:
    """What was other at a review than at the one before it (each as ``kept``)."""
    steps = [
        Step(
            each["id"],
            "",
            each["what"],
            date.fromisoformat(each["due"]),
            0,
            date.fromisoformat(each["done_on"]) if each["done_on"] else None,
        )
        for each in after
    ]
    return changed(before, steps)


def changed(before: Iterable[Mapping[str, str]], steps: Sequence[Step]) -> Changed:
    """What is other now than it was at a review (as ``kept``)."""
    then = {each["id"]: each for each in before}
    known = [each for each in steps if each.id in then]
    here = {each.id for each in steps}
    return Changed(
        done=[each.what for each in known if each.done_on and not then[each.id]["done_on"]],
        added=[each.what for each in steps if each.id not in then],
        moved=[
            each.what for each in known if not each.done_on and each.due.isoformat() != then[each.id]["due"]
        ],
        dropped=[each["what"] for each in then.values() if each["id"] not in here],
    )


def month_ends(first: date, until: date) -> list[date]:
    """A day in each month from ``first`` to ``until``, both included: for a line without a forecast."""
    found, number = [first], 1
    while (following := as_date(months_later(first.toordinal(), number))) < until:
        found.append(following)
        number += 1
    return [*found, until] if until > first else found


def soon(today: date) -> date:
    """When a step that is only proposed might be done: a quarter from now."""
    return today + timedelta(days=91)
