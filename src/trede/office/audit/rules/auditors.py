# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether an auditor can be planned: competence until a day, capacity in a week, days that are taken, and days off."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from math import ceil
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.office.audit.rules.months import Off, fits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

DAY = 100
"""Days are counted in hundredths."""
MINUTES_OF_A_DAY = 480
"""Travelling is working time, of a day of eight hours (assumed)."""
MOST_PERIODS, LONGEST_PERIOD = 60, 400
"""How many periods off one auditor has in the planning, and how many days one of them."""


@cache
def competences() -> Mapping[str, Mapping[str, str]]:
    """Each subject that one can be competent in, with its name by language."""
    text = files("trede.office.audit").joinpath("rules", "auditors.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def competences_for(level: str, *, thirty_plus: bool) -> frozenset[str]:
    """What a case asks of its auditor."""
    asked = {"plan" if level == "aspirant" else "pso"}
    return frozenset(asked | {"thirty-plus"} if thirty_plus else asked)


@dataclass(frozen=True, slots=True)
class Booked:
    """A day that is taken: how many hundredths of a working day on the spot, and how many minutes on the road."""

    on: date
    days: int
    travel_minutes: int = 0

    @property
    def taken(self) -> int:
        """Hundredths of a working day, with the road; a part of a hundredth is a whole one."""
        return self.days + ceil(Fraction(self.travel_minutes * DAY, MINUTES_OF_A_DAY))


@dataclass(frozen=True, slots=True)
class Available:
    """An auditor: the last day of each competence, hundredths of days a week, what is planned, and days off."""

    until: Mapping[str, date]
    week: int
    booked: tuple[Booked, ...] = ()
    off: tuple[Off, ...] = ()

    def left_in_week(self, day: date) -> int:
        """Hundredths of days that fit in the week of this day: what is worked, less days off and what is planned."""
        monday = day - timedelta(days=day.weekday())
        sunday = monday + timedelta(days=6)
        planned = sum(each.taken for each in self.booked if monday <= each.on <= sunday)
        return fits(self.week, monday, sunday, self.off) - planned


def wrong_with_off(off: Sequence[Off]) -> list[Finding]:
    """What is wrong with the days off of an auditor."""
    if len(off) > MOST_PERIODS or any(
        not 0 <= (each.last - each.first).days < LONGEST_PERIOD for each in off
    ):
        return [finding("audit.days-off-wrong", "off", limit=MOST_PERIODS, most=LONGEST_PERIOD)]
    return []


def objections(auditor: Available, asked: Iterable[str], wanted: Booked, today: date) -> list[Finding]:
    """Everything that keeps this auditor from this visit."""
    found = [
        finding(
            "audit.competence-over",
            "person",
            each,
            label_nl=competences()[each]["nl"],
            label_en=competences()[each]["en"],
        )
        for each in sorted(asked)
        if not auditor.until.get(each) or auditor.until[each] < wanted.on
    ]
    if wanted.on <= today:
        found.append(finding("audit.visit-past", "on"))
    if any(each.on == wanted.on for each in auditor.booked):
        found.append(finding("audit.day-taken", "on", wanted.on.strftime("%d-%m-%Y")))
    if any(wanted.on in each for each in auditor.off):
        found.append(finding("audit.day-off", "on", wanted.on.strftime("%d-%m-%Y")))
    left = auditor.left_in_week(wanted.on)
    if wanted.taken > left:
        found.append(finding("audit.week-full", "on", left=str(Decimal(max(0, left)) / DAY)))
    return found
