# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measurements in a few words, for tests that are about something else than writing them down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import count
from typing import Any

from trede.kernel.periods import NEVER, Period
from trede.kernel.values import hundredths, ratio
from trede.scheme import Edition, open_shelf
from trede.scoring import Employment, Measurement, Organisation, Purchase, Score, score

SHELF = open_shelf()
YEAR = 2018
KVK, ENTITY, SUPPLIER = "69599068", "68750110", "12345678"
DATES = ("intake", "indication_until", "subsidy_until", "left_school", "status_lost", "placement_from")


def edition(id_: str = "pso-1.6") -> Edition:
    return SHELF.load(id_)


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def year(which: int = YEAR) -> Period:
    return Period(day(f"{which}-01-01"), day(f"{which}-12-31"))


def person(position: str | None = "wajong", contract: str = "regular", **given: Any) -> Employment:
    """Somebody at work for 40 of 40 hours since long ago, unless said otherwise. Dates are ISO text."""
    dates = {key: day(given[key]) for key in DATES if given.get(key)}
    return Employment(
        index=given.get("index", 0),
        ref=given.get("ref", "P1"),
        contract=contract,
        hours=hundredths(given.get("hours", 40)),
        fulltime_hours=hundredths(given.get("fulltime_hours", 40)),
        first_day=day(given.get("since", "2010-01-01")),
        last_day=day(given["until"]) if given.get("until") else NEVER,
        position=position,
        benefit_months=given.get("benefit_months"),
        entity=given.get("entity"),
        sw_order=given.get("sw_order"),
        **dates,
    )


def order(amount: str = "100000", **given: Any) -> Purchase:
    """An order in mid-2018 at a certified supplier: turnover 2,000,000, 25 fte, direct share 8 %."""
    return Purchase(
        index=given.get("index", 0),
        order=given.get("order", "F1"),
        supplier=given.get("supplier", "Groen BV"),
        kvk=given.get("kvk", SUPPLIER),
        kind=given.get("kind", "pso"),
        day=day(given.get("on", f"{YEAR}-06-01")),
        amount_cents=hundredths(amount),
        supplier_turnover=ratio(given.get("turnover", "2000000")),
        supplier_fte=ratio(given.get("fte", "25")),
        supplier_direct_share=ratio(given.get("share", "8")),
    )


def measurement(*declared: Employment | Purchase, total: str | None = None, **given: Any) -> Measurement:
    """A measurement over 2018 of these people and orders, numbered in the order they stand."""
    employments, purchases = count(), count()
    numbered = [
        replace(each, index=next(employments if isinstance(each, Employment) else purchases))
        for each in declared
    ]
    entities = ((ENTITY, "Voorbeeld Zuid BV"),)
    return Measurement(
        organisation=Organisation("Voorbeeld BV", KVK, entities, given.get("kind")),
        reference_year=given.get("year", year()),
        employments=tuple(each for each in numbered if isinstance(each, Employment)),
        purchases=tuple(each for each in numbered if isinstance(each, Purchase)),
        total_fte=None if total is None else ratio(total),
        application_day=day(given.get("applied", "2019-03-01")),
    )


def scored(
    *declared: Employment | Purchase, total: str | None = "20", under: str = "pso-1.6", **given: Any
) -> Score:
    """The score of these people and orders in an organisation of 20 fte, under handbook 1.6."""
    return score(edition(under), measurement(*declared, total=total, **given), SHELF.knows_position)


def codes(result: Score) -> list[str]:
    """The codes of a score's findings."""
    return [found.code for found in result.findings]
