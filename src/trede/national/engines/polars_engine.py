# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The default engine: Polars, streaming, in partitions so that memory stays level and progress shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw
import polars as pl

from trede.national.engines.partition import Partition, Sums
from trede.national.parquet import POLARS_ERRORS, narrowed, plain
from trede.national.sums import counted_sums, extremes, staff_sums

if TYPE_CHECKING:
    from trede.national.plan import Plan


class PolarsEngine:
    """Decodes the rows of a partition once and asks all three questions of them."""

    def __init__(self, rows_at_once: int = 2_000_000) -> None:
        self.rows_at_once: int | None = rows_at_once
        self.errors: tuple[type[Exception], ...] = POLARS_ERRORS

    def sums(self, partition: Partition, plan: Plan) -> Sums:
        """The sums of these rows."""
        types = partition.source.types
        raw = plain(partition.source, "employments").slice(partition.offset, partition.rows)
        held = raw.collect(engine="streaming").lazy()
        rows = nw.from_native(narrowed(held, "employments", types))
        questions = (staff_sums(rows, plan), counted_sums(rows, plan), extremes(nw.from_native(held), types))
        staff, counted, found = pl.collect_all([each.to_native() for each in questions], engine="streaming")
        return Sums(pl.concat([staff, counted], how="diagonal"), found.row(0, named=True))

    def close(self) -> None:
        """Nothing is held open."""
