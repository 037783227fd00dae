# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small tables to measure."""

from datetime import date

import polars as pl

from trede.kernel.periods import Period

YEAR = Period(date(2018, 1, 1).toordinal(), date(2018, 12, 31).toordinal())
COLUMNS = {
    "organisation": pl.Int64,
    "position": pl.Int8,
    "contract": pl.Int8,
    "hours_hundredths": pl.Int16,
    "fulltime_hundredths": pl.Int16,
    "first_day": pl.Date,
    "last_day": pl.Date,
}
WAJONG = 9


def employments(path, rows=None, **columns):
    """Twenty organisations of twenty people, two of them Wajong; or these rows; with columns replaced."""
    rows = rows or [
        (number, WAJONG if person < 2 else 0, 1, 3600, 4000, date(2015, 1, 1), None)
        for number in range(20)
        for person in range(20)
    ]
    frame = pl.DataFrame(rows, schema=COLUMNS, orient="row").with_columns(**columns)
    frame.write_parquet(path)
    return path
