# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether an auditor can be planned: competence until a day, capacity in a week, and the days that are taken."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

DAY = 100
"""Days are counted in hundredths."""


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
    """A day that is taken: how many hundredths of a working day, on the spot and on the road."""

    on: date
    days: int


@dataclass(frozen=True, slots=True)
class Available:
    """An auditor: the last day of each competence, hundredths of days a week, and what is planned already."""

    until: Mapping[str, date]
    week: int
    booked: tuple[Booked, ...] = ()


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
    week = wanted.on.isocalendar()[:2]
    full = sum(each.days for each in auditor.booked if each.on.isocalendar()[:2] == week)
    if full + wanted.days > auditor.week:
        found.append(finding("audit.week-full", "on", (auditor.week - full) / DAY))
    return found
