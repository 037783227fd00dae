# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an employer asks and a body offers: a period, places, a price, days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from datetime import date

LEAST_DAYS, MOST_DAYS = 25, 6000
"""Hundredths."""
MOST_PLACES = 1000
MOST_CENTS = 100_000_000


def wrong_with_period(first: date, last: date, places: int, today: date) -> list[Finding]:
    """What is wrong with what is asked."""
    found = []
    if first < today or last < first:
        found.append(finding("audit.period-wrong", "period_until"))
    if not 1 <= places <= MOST_PLACES:
        found.append(finding("audit.people-wrong", "places"))
    return found


def wrong_with_offer(price_cents: int, days: int, visit_on: date, period: tuple[date, date]) -> list[Finding]:
    """What is wrong with an answer; ``days`` in hundredths."""
    found = []
    if not 0 < price_cents <= MOST_CENTS:
        found.append(finding("audit.price-wrong", "price_cents"))
    if not LEAST_DAYS <= days <= MOST_DAYS:
        found.append(finding("audit.days-wrong", "days_hundredths"))
    if not period[0] <= visit_on <= period[1]:
        found.append(finding("audit.outside-period", "visit_on"))
    return found
