# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A good beginning as a list of what is to be done and when; and how lasting the work is, of those who began."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.kernel.periods import as_date, months_later

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


TRIAL = "trial"
BEGINNINGS = (TRIAL, "temporary", "permanent")
MAY_KNOW = ("nothing", "work", "self")
"""What the team may know: no more than of anybody, what the work needs, or what the colleague tells the team."""
ASKED, TEAM = "know", "team"
"""The item that is done once the worker was asked, and the one that waits for it."""
AFTER_MONTHS = (6, 12, 24)
FOLLOWED_MONTHS = AFTER_MONTHS[-1]
"""So long somebody is followed; then the row is over, for who stayed as for who left. Otherwise those who left would
be forgotten sooner, and the figures would look too good."""
MOST_HOURS = 60_00
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be done, so many days from the first day of work."""

    id: str
    day: int
    words: Mapping[str, str]
    by: Mapping[str, str]

    def due(self, starts_on: date) -> date:
        return starts_on + timedelta(days=self.day)


@dataclass(frozen=True, slots=True)
class Line:
    """An item of somebody's beginning: until when, and when it was done."""

    item: Item
    due: date
    done_on: date | None

    def is_late(self, today: date) -> bool:
        return self.done_on is None and self.due < today


@dataclass(frozen=True, slots=True)
class Stay:
    """How somebody began, and what became of it; hours are hundredths a week."""

    starts_on: date
    began_as: str
    hours: int
    permanent_on: date | None = None
    hours_now: int | None = None
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """So many of so many."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Lasting:
    """``stays``: by months, who was still there that long after the first day. ``trials``: how many led to a permanent
    contract. ``hours``: of those who are there, how many work more hours than at the start; what they all worked then
    and now, in hundredths a week.
    """

    stays: Mapping[int, Part]
    trials: Part
    trials_going_on: int
    more_hours: Part
    hours_then: int
    hours_now: int


@cache
def items() -> Sequence[Item]:
    """In order of their days."""
    text = files("trede.office.growth.rules").joinpath("landing.toml").read_text(encoding="utf-8")
    return [
        Item(
            each["id"],
            each["day"],
            {"nl": each["nl"], "en": each["en"]},
            {"nl": each["by_nl"], "en": each["by_en"]},
        )
        for each in tomllib.loads(text)["item"]
    ]


def lines(starts_on: date, done: Mapping[str, str]) -> list[Line]:
    """The whole beginning of somebody; ``done``: by item the day as ISO text."""
    return [
        Line(each, each.due(starts_on), date.fromisoformat(done[each.id]) if each.id in done else None)
        for each in items()
    ]


def ticked(done: Mapping[str, str], now: Collection[str], today: date, *, asked: bool) -> dict[str, str]:
    """What is done by now: what is new is of today, what is no longer ticked is not done.

    Raises RefusedError for an item that there is not, or a team that was told before the worker was asked.
    """
    known = {each.id for each in items()} - {ASKED}
    if not set(now) <= known:
        raise RefusedError([finding("growth.choice", "done")])
    if TEAM in now and not asked:
        raise RefusedError([finding("growth.ask-first", "done")])
    kept = {ASKED: done[ASKED]} if ASKED in done else {}
    return kept | {each: done.get(each, today.isoformat()) for each in sorted(now)}


def following(found: Iterable[Line], *, left: bool) -> Line | None:
    """What is to be done first; nothing more for who left."""
    waiting = (each for each in found if each.done_on is None)
    return None if left else min(waiting, key=lambda each: each.due, default=None)


def gone(stays: Iterable[tuple[str, Stay]]) -> set[str]:
    """The codes of who left and did not begin again."""
    newest = dict(sorted(stays, key=lambda each: each[1].starts_on))
    return {who for who, stay in newest.items() if stay.left_on is not None}


def check_hours(hundredths: int | None, place: str) -> None:
    """Raises RefusedError for hours a week that nobody works."""
    if hundredths is not None and not 0 < hundredths <= MOST_HOURS:
        raise RefusedError([finding("growth.hours", place, most=MOST_HOURS // 100)])


def lasting(stays: Sequence[Stay], today: date) -> Lasting:
    """Over everybody whose row is there; nobody counts before that many months have passed since their first day."""
    began = [each for each in stays if each.starts_on <= today]
    trials = [each for each in began if each.began_as == TRIAL]
    there = [each for each in began if each.left_on is None]
    going_on = [each for each in trials if each.permanent_on is None and each.left_on is None]
    return Lasting(
        {months: _stayed(stays, months, today) for months in AFTER_MONTHS},
        Part(sum(each.permanent_on is not None for each in trials), len(trials)),
        len(going_on),
        *_hours(there),
    )


def _hours(there: Sequence[Stay]) -> tuple[Part, int, int]:
    """How many work more hours than at the start; what they all worked then, and now."""
    more = sum(_now(each) > each.hours for each in there)
    return Part(more, len(there)), sum(each.hours for each in there), sum(_now(each) for each in there)


def _stayed(stays: Iterable[Stay], months: int, today: date) -> Part:
    passed = [(each, later(each.starts_on, months)) for each in stays]
    counted = [(each, day) for each, day in passed if day <= today]
    return Part(sum(each.left_on is None or each.left_on >= day for each, day in counted), len(counted))


def _now(stay: Stay) -> int:
    return stay.hours if stay.hours_now is None else stay.hours_now


def later(day: date, months: int) -> date:
    """The same day so many months later; before, when negative."""
    return as_date(months_later(day.toordinal(), months))
