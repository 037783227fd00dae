# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Shares and levels of many organisations at once, in 128-bit whole numbers: nothing is rounded before it is compared.

Of an organisation ``total`` and ``factor`` are such that total fte = total / (factor x scale x days of the year):
factor is 1 for a sum over rows, and a million for a declared total in millionths.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from trede.kernel.values import MILLION
from trede.national.columns import of_edition
from trede.scoring.levels import TENTHS_OF_PERCENT
from trede.scoring.score import NONE
from trede.scoring.sums import WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trede.national.plan import Plan
    from trede.national.terms import Terms
    from trede.scheme.edition import Edition

LONG = pl.Int128
HUNDRED_MILLION = 100 * MILLION  # a share of 1 in millionths of a percent
DECLARED = pl.col("declared").is_not_null()
FACTOR = pl.when(DECLARED).then(MILLION).otherwise(1).cast(LONG)


def with_levels(frame: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    """The outcome of every edition; ``frame`` has the sums by organisation, their scale and declared totals."""
    nobody = pl.col("target_rows") == 0
    for name in frame.columns:
        if name.startswith(("weighted_", "refused_", "contract_refused_")):
            nobody = nobody & (pl.col(name) == 0)
    groups = [frame.filter(~nobody), frame.filter(nobody)]
    done = [_outcome(each, plan, nobody=place == 1) for place, each in enumerate(groups)]
    return pl.concat(pl.collect_all(done))


def _outcome(frame: pl.DataFrame, plan: Plan, *, nobody: bool) -> pl.LazyFrame:
    """The columns of the outcome; for organisations with nobody in the group the answer is known beforehand."""
    lazy = frame.lazy().with_columns(FACTOR.alias("factor"), _one_fte(plan).alias("one_fte"))
    for place in range(len(plan.outsides)):
        lazy = lazy.with_columns(_total(place).alias(f"total_{place}"))
        lazy = lazy.with_columns(_usable(place).alias(f"usable_{place}"))
        lazy = lazy.with_columns(_total_fte(place).alias(f"total_fte_{place}"))
    for terms in plan.terms:
        lazy = _with_edition(lazy, plan, terms, nobody=nobody)
    return lazy.select(output_columns(plan))


def _total(place: int) -> pl.Expr:
    declared = pl.col("declared").cast(LONG) * pl.col("one_fte")
    return pl.when(DECLARED).then(declared).otherwise(pl.col(f"staff_{place}").cast(LONG))


def _usable(place: int) -> pl.Expr:
    """Whether there is a total, and it is not below the rows."""
    total = pl.col(f"total_{place}")
    return (total > 0) & (total >= pl.col(f"staff_{place}").cast(LONG) * pl.col("factor"))


def _total_fte(place: int) -> pl.Expr:
    millionths = _half_up(pl.col(f"total_{place}") * MILLION, pl.col("factor") * pl.col("one_fte"))
    return pl.when(pl.col(f"usable_{place}")).then(millionths).cast(pl.Int64)


def output_columns(plan: Plan) -> list[str]:
    """The columns of the outcome, in order."""
    parts = [
        "total_fte_millionths",
        "share_millionths",
        "level",
        *(["thirty_plus"] if plan.thirty_plus else []),
    ]
    return [
        "organisation",
        "target_rows",
        *(of_edition(part, terms.edition.id) for terms in plan.terms for part in parts),
    ]


def level_type(edition: Edition) -> pl.Enum:
    """The levels of an edition from none up."""
    return pl.Enum([NONE, *edition.levels])


def _one_fte(plan: Plan) -> pl.Expr:
    """Hundredths of hours x days, scaled, that are one fte."""
    return pl.col("scale").cast(LONG) * plan.year.days


def _with_edition(frame: pl.LazyFrame, plan: Plan, terms: Terms, *, nobody: bool) -> pl.LazyFrame:
    id_, names, place = terms.edition.id, plan.names(terms), plan.outsides.index(terms.outside)
    total, unit = pl.col(f"total_{place}"), pl.col("factor") * pl.col("one_fte")
    known = pl.col(f"usable_{place}") & (pl.col(names.refused) == 0)
    if names.contract_refused:
        known = known & (pl.col(names.contract_refused) == 0)
    weighted = pl.col(names.weighted).cast(LONG) * pl.col("factor")
    share, level = pl.lit(0, dtype=pl.Int64), pl.lit(NONE, dtype=level_type(terms.edition))
    if not nobody:
        share = _half_up(weighted * HUNDRED_MILLION, total * WEIGHTS).cast(pl.Int64)
        level = _level(terms.edition, total, unit, weighted)
    frame = frame.with_columns(
        pl.col(f"total_fte_{place}").alias(of_edition("total_fte_millionths", id_)),
        pl.when(known).then(share).alias(of_edition("share_millionths", id_)),
        pl.when(known).then(level).alias(of_edition("level", id_)),
    )
    return _with_thirty_plus(frame, plan, terms, total) if plan.thirty_plus else frame


def _half_up(numerator: pl.Expr, denominator: pl.Expr) -> pl.Expr:
    """As ``trede.kernel.values.half_up``; where the denominator is 0 the outcome is not used."""
    positive = pl.when(denominator > 0).then(denominator).otherwise(1)
    return (numerator * 2 + positive) // (positive * 2)


def _level(edition: Edition, total: pl.Expr, unit: pl.Expr, weighted: pl.Expr) -> pl.Expr:
    """The highest level whose norm is reached; none below the least fte."""
    kind, least = level_type(edition), edition.number("admission.minimum-fte")
    size = _half_up(total, unit).clip(edition.norms.smallest, edition.norms.largest).cast(pl.UInt32)
    reached = pl.lit(NONE, dtype=kind)
    for level, norms in _norms(edition):
        asked = pl.lit(norms).gather(size - edition.norms.smallest).cast(LONG)
        enough = weighted * TENTHS_OF_PERCENT >= asked * total * WEIGHTS
        reached = pl.when(enough).then(pl.lit(level, dtype=kind)).otherwise(reached)
    admitted = total * least.denominator >= unit * least.numerator
    return pl.when(admitted).then(reached).otherwise(pl.lit(NONE, dtype=kind))


def _norms(edition: Edition) -> Iterator[tuple[str, pl.Series]]:
    """For each level from the lowest up, the norms (tenths of a percent) of every size from the smallest."""
    table = [edition.norms.at(size) for size in range(edition.norms.smallest, edition.norms.largest + 1)]
    for level in edition.levels:
        yield level, pl.Series(level, [norms[level] for norms in table], dtype=pl.Int16)


def _with_thirty_plus(frame: pl.LazyFrame, plan: Plan, terms: Terms, total: pl.Expr) -> pl.LazyFrame:
    edition, names = terms.edition, plan.names(terms)
    factor = pl.col("factor")
    base = total - pl.col(names.outside_thirty_plus) * factor
    tests = (
        (names.thirty_plus, edition.number("thirty-plus.share")),
        (names.own_staff, edition.numbers.get("thirty-plus.own-staff")),
    )
    level = pl.col(of_edition("level", edition.id))
    reached = (base > 0) & (level == edition.rules["thirty-plus.level"].value)
    for name, least in tests:
        if least is not None:
            reached = reached & (pl.col(name) * factor * least.denominator >= base * least.numerator)
    return frame.with_columns(
        pl.when(level.is_not_null()).then(reached).alias(of_edition("thirty_plus", edition.id))
    )
