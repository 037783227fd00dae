# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The indirect contribution of every organisation, from the table of orders: whole numbers, summed exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from trede.kernel.values import half_up

if TYPE_CHECKING:
    from trede.kernel.periods import Period

FIGURES = (
    "organisation",
    "supplier",
    "turnover_cents",
    "supplier_fte_hundredths",
    "supplier_share_millionths",
)
# Hundredths of an fte times millionths of a percent, over cents of turnover, in millionths of an fte.
SCALE = 100 * 100 * 1_000_000 // 1_000_000


def bought(orders: pl.LazyFrame, days: Period) -> pl.DataFrame:
    """Bought fte in whole millionths, ``bought``, for every organisation that has an order in any year.

    Rounded half up once per supplier with one set of figures (rule ``indirect.supplier-rounding``).
    ``days`` is the reference year in days since 1970-01-01.
    """
    inside = pl.col("day").is_between(days.first, days.last)
    amount = pl.when(inside).then(pl.col("amount_cents")).otherwise(0).cast(pl.Int64).sum()
    suppliers = orders.group_by(FIGURES).agg(amount).collect()
    millionths = pl.Series("bought", [_millionths(*row) for row in suppliers.iter_rows()], dtype=pl.Int64)
    return suppliers.select(pl.col("organisation").cast(pl.Int64), millionths).group_by("organisation").sum()


def _millionths(_: int, __: int, turnover: int, fte: int, share: int, amount: int) -> int:
    return half_up(amount * fte * share, turnover * SCALE)
