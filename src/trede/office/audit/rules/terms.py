# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Terms in Dutch working days, weeks and months. Working days leave out weekends and the days of the Algemene
termijnenwet, with Good Friday and 5 May (assumed: the scheme does not say which days it means).
"""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from holidays import OPTIONAL, PUBLIC, country_holidays

from trede.kernel.periods import as_date, day_number, months_later

FIRST_WEEKEND_DAY = 5


@cache
def terms() -> dict[str, Any]:
    """Every term of ``terms.toml``, by its name."""
    text = files("trede.office.audit").joinpath("rules", "terms.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def months_of(term: str) -> int:
    months: int = terms()[term]["months"]
    return months


def is_working_day(day: date) -> bool:
    """Whether offices are open in the Netherlands."""
    return day.weekday() < FIRST_WEEKEND_DAY and day not in _free_days(day.year)


@cache
def _free_days(year: int) -> frozenset[date]:
    return frozenset(country_holidays("NL", years=year, categories=(PUBLIC, OPTIONAL)))


def working_days_after(day: date, count: int) -> date:
    """The last day of a term of so many working days that begins the day after ``day``."""
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def weeks_after(day: date, weeks: int) -> date:
    """The last day of a term of weeks; one that would end on a free day ends on the next working day."""
    return _or_next_working_day(day + timedelta(weeks=weeks))


def _or_next_working_day(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def quote_until(asked: date) -> date:
    """By when a body answers."""
    return working_days_after(asked, terms()["quote"]["working_days"])


def plan_objection_until(signed: date, sent: date) -> date:
    """The last day on which the employer may object to the plan that was sent to them."""
    return working_days_after(max(signed, sent), terms()["plan-objection"]["working_days"])


def reaction_until(sent: date) -> date:
    """The last day on which the employer may react to a report."""
    return working_days_after(sent, terms()["report-reaction"]["working_days"])


def decision_until(visited: date) -> date:
    """By when there is a certificate, or a refusal."""
    return as_date(months_later(day_number(visited), months_of("decision")))


def decision_objection_until(told: date) -> date:
    """The last day on which the employer may object, to the board or, against its answer, to the committee."""
    return weeks_after(told, terms()["decision-objection"]["weeks"])


def longest_validity(first: date) -> date:
    """The last day that a certificate from this day on can be valid."""
    return as_date(months_later(day_number(first), months_of("certificate")) - 1)
