# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reference year rolled on: the measurement as it would be made on a later day.

Assumed: who has no end date stays, total fte that was declared changes only with the people in the file, and what
was bought in the reference year is bought again each year, on the same dates.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from trede.kernel.periods import Period, as_date, months_later
from trede.planning.row_changes import listed_fte

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from trede.scheme import Edition
    from trede.scoring.measurement import Measurement, Purchase

# A forecast over more years says more about its assumptions than about the organisation.
MOST_MONTHS = 120


def month_ends(last: int, until: int) -> Iterator[int]:
    """The last day of each month after ``last``, and at the end ``until`` itself."""
    day = as_date(last)
    first_of_month = date(day.year, day.month, 1).toordinal()
    for ahead in range(1, MOST_MONTHS + 1):
        end = months_later(first_of_month, ahead) - 1
        if end >= until:
            break
        if end > last:
            yield end
    if until > last:
        yield until


def year_until(measurement: Measurement, last: int) -> Period:
    """The twelve months until this day; the reference year itself when they end on its last day."""
    measured = measurement.reference_year
    return measured if last == measured.last else Period(months_later(last + 1, -12), last)


def rolled(edition: Edition, measurement: Measurement, last: int) -> Measurement:
    """The measurement for the year until this day, applied for on the day after it."""
    year = year_until(measurement, last)
    return replace(
        measurement,
        reference_year=year,
        application_day=last + 1,
        purchases=purchases_in(measurement, year),
        total_fte=_total_in(edition, measurement, year),
    )


def _total_in(edition: Edition, measurement: Measurement, year: Period) -> Fraction | None:
    """Declared total fte with what the people in the file work more or less in this year than in the measured one."""
    if measurement.total_fte is None:
        return None
    rows = measurement.employments
    measured = listed_fte(edition, rows, measurement.reference_year)
    return measurement.total_fte + listed_fte(edition, rows, year) - measured


def purchases_in(measurement: Measurement, year: Period) -> tuple[Purchase, ...]:
    """What was bought in the reference year, bought again in this one; and orders of another date as they are."""
    measured = measurement.reference_year
    inside = [measured.first <= order.day <= measured.last for order in measurement.purchases]
    orders = zip(measurement.purchases, inside, strict=True)
    return tuple(_repeated(order, year) if again else order for order, again in orders)


def _repeated(order: Purchase, year: Period) -> Purchase:
    """The order on the same date in the year that is looked at; on its own if that lies in it."""
    ahead = as_date(year.last).year - as_date(order.day).year
    days = (months_later(order.day, 12 * years) for years in (ahead - 1, ahead))
    return replace(order, day=next((day for day in days if year.first <= day <= year.last), year.last))
