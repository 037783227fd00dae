# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From sums to levels, exactly: 128-bit whole numbers for nearly all, ratios of any length for the others.

The sums of an organisation are brought to one denominator, then compared with the norm by cross-multiplication.
Organisations with orders, or whose numbers would be too long, go one by one through the reference engine's code.
"""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING

import polars as pl

from trede.national.expressions import FULLTIME_ROOM
from trede.national.ladder import with_levels
from trede.national.one_by_one import measured_alone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.national.plan import Plan

# With sums in 64 bits and a scale below this, no product of the comparison is longer than 127 bits.
LARGEST_SUM, LARGEST_SCALE = 2**63 - 1, 10**10
NOT_SCALED = ("target_rows", "refused_", "contract_refused_")


def finish(
    parts: Sequence[pl.DataFrame],
    plan: Plan,
    declared: pl.DataFrame | None = None,
    orders: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """One row for each organisation, by its number: for each edition total fte, share and level.

    ``parts`` are the sums of the partitions, in any order. ``declared`` has organisation and
    total_fte_millionths; ``orders`` organisation and bought (millionths of an fte).
    """
    sums = pl.concat(parts, how="diagonal")
    frame = _joined(by_organisation(sums, _scale(sums, len(parts))), orders, "bought", "full")
    frame = _joined(frame, declared, "declared", "left")
    kept = ("organisation", "declared", "scale")
    frame = frame.with_columns(pl.exclude(kept).fill_null(0))
    alone = pl.col("scale").is_null() | (pl.col("bought") > 0)
    apart, vast = frame.filter(alone), frame.filter(~alone)
    done = with_levels(vast, plan)
    if apart.height:
        done = pl.concat([done, measured_alone(apart, sums, plan).cast(done.schema)])
    return done.sort("organisation")


def by_organisation(sums: pl.DataFrame, scale: int | None) -> pl.DataFrame:
    """The sums of each organisation on one denominator, ``scale``, in hundredths of full-time hours.

    Without a common scale each organisation has its own full-time hours; ``scale`` is empty where it has several.
    """
    fulltime = pl.col("pair") % FULLTIME_ROOM
    names = [name for name in sums.columns if name != "pair"]
    amounts = [name for name in names if not name.startswith(NOT_SCALED)]
    factor = scale // fulltime if scale else pl.lit(1)
    frame = sums.lazy().with_columns(
        (pl.col("pair") // FULLTIME_ROOM).alias("organisation"),
        fulltime.alias("scale"),
        *(pl.col(name) * factor for name in amounts),
    )
    own = pl.when(pl.col("scale").min() == pl.col("scale").max()).then(pl.col("scale").min())
    one = pl.lit(scale, dtype=pl.Int64).first() if scale else own
    grouped = frame.group_by("organisation").agg(pl.col(names).sum(), one.alias("scale"))
    return grouped.collect(engine="streaming")


def _scale(sums: pl.DataFrame, parts: int) -> int | None:
    """The least common multiple of all full-time hours, when every scaled sum surely fits in 64 bits.

    An organisation has at most one row for each of its full-time hours in each of the ``parts``.
    """
    hours = (sums["pair"] % FULLTIME_ROOM).unique().to_list()
    if not hours:
        return None
    scale = lcm(*hours)
    amounts = [name for name in sums.columns if name != "pair" and not name.startswith(NOT_SCALED)]
    longest = max((int(sums[name].max() or 0) for name in amounts), default=0)  # type: ignore[arg-type]
    fits = longest * (scale // min(hours)) * len(hours) * parts <= LARGEST_SUM
    return scale if fits and scale <= LARGEST_SCALE else None


def _joined(frame: pl.DataFrame, other: pl.DataFrame | None, name: str, how: str) -> pl.DataFrame:
    if other is None:
        return frame.with_columns(pl.lit(None, dtype=pl.Int64).alias(name))
    return frame.join(other, on="organisation", how=how, coalesce=True)  # type: ignore[arg-type]
