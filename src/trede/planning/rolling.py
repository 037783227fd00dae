# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The reference year rolled on: the measurement as it would be made on a later day.

Assumed: who has no end date stays, declared total fte stays as it is, and what was bought in the reference year
is bought again each year, on the same dates.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from trede.kernel.periods import Period, as_date, months_later

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def rolled(measurement: Measurement, last: int) -> Measurement:
    """The measurement for the year until this day, applied for on the day after it."""
    year = Period(months_later(last + 1, -12), last)
    then = measurement.reference_year
    again = [
        _repeated(order, year) for order in measurement.purchases if then.first <= order.day <= then.last
    ]
    later = [order for order in measurement.purchases if order.day > then.last]
    return replace(measurement, reference_year=year, application_day=last + 1, purchases=(*again, *later))


def _repeated(order: Purchase, year: Period) -> Purchase:
    """The order on the same date in the year that is looked at."""
    ahead = as_date(year.last).year - as_date(order.day).year
    days = (months_later(order.day, 12 * years) for years in (ahead, ahead - 1))
    return replace(order, day=next((day for day in days if year.first <= day <= year.last), year.last))
