# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sums that every engine computes: two small tables, by organisation and full-time hours.

``staff`` runs over all rows; ``counted`` over the few rows in the target group, which is why they are apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from trede.national import expressions
from trede.national.columns import table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from trede.national.plan import Plan

# A LazyFrame of any engine: Narwhals names the native type, and here it does not matter which.


def staff_sums(frame: nw.LazyFrame[Any], plan: Plan) -> nw.LazyFrame[Any]:
    """Hours x days of all staff in the total, by pair; also what does not count for 30+, when that is asked."""
    named = ["contract", "first_day", "last_day", "hours_hundredths"]
    if plan.thirty_plus:
        named += ["relation_first_day", "relation_last_day"]
    rows = frame.select(*named, expressions.pair().alias("pair"))
    rows = rows.with_columns(staff=expressions.staff(plan.days))
    return _by_pair(rows, dict(_staff(plan)))


def counted_sums(frame: nw.LazyFrame[Any], plan: Plan) -> nw.LazyFrame[Any]:
    """Weighted hours x days of the target group, its rows, and the rows that an edition cannot measure, by pair."""
    rows = frame.filter(nw.col("position") != 0).with_columns(
        pair=expressions.pair(),
        inside_first=expressions.inside_first(plan.days),
        inside_last=expressions.inside_last(plan.days),
    )
    hours = nw.col("hours_hundredths").cast(nw.Int64)
    rows = rows.with_columns(
        **{
            f"counted_{place}": hours * expressions.window_days(windows, plan.year, plan.days)
            for place, windows in enumerate(plan.windows)
        }
    )
    return _by_pair(rows, dict(_counted(plan)))


def extremes(frame: nw.LazyFrame[Any], present: Collection[str]) -> nw.LazyFrame[Any]:
    """Smallest, largest and number of values of each column that is there, and 1 when a row ends before it starts."""
    reversed_ = nw.col("last_day") < nw.col("first_day")
    columns = [name for name in table("employments").columns if name in present]
    return frame.select(
        nw.len().alias("rows"),
        nw.when(reversed_).then(nw.lit(1)).otherwise(nw.lit(0)).max().alias("reversed"),
        *(nw.col(name).min().alias(f"{name}.min") for name in columns),
        *(nw.col(name).max().alias(f"{name}.max") for name in columns),
        *(nw.col(name).count().alias(f"{name}.count") for name in columns),
    )


def _by_pair(rows: nw.LazyFrame[Any], made: Mapping[str, nw.Expr]) -> nw.LazyFrame[Any]:
    totals = [nw.col(name).cast(nw.Int64).sum().alias(name) for name in made]
    return rows.select("pair", **made).group_by("pair").agg(*totals)


def _staff(plan: Plan) -> Iterator[tuple[str, nw.Expr]]:
    staff = nw.col("staff")
    for place, outside in enumerate(plan.outsides):
        yield f"staff_{place}", expressions.without(outside, staff)
    for place, refusal in enumerate(plan.refusals):
        if refusal.contracts:
            yield f"contract_refused_{place}", expressions.contract_refused(refusal)
    for place, (_, outside, terms) in enumerate(plan.thirty_pluses):
        eligible = expressions.eligible(terms, plan.year, plan.days)
        left_out = nw.when(eligible).then(nw.lit(0, nw.Int32)).otherwise(staff)
        yield f"outside_thirty_plus_{place}", expressions.without(outside, left_out)


def _counted(plan: Plan) -> Iterator[tuple[str, nw.Expr]]:
    present = nw.col("inside_first") <= nw.col("inside_last")
    yield "target_rows", _where(present, nw.lit(1, nw.Int32))
    for place, (window, weights) in enumerate(plan.weights):
        yield f"weighted_{place}", nw.col(f"counted_{window}") * expressions.weight(weights)
    for place, refusal in enumerate(plan.refusals):
        yield f"refused_{place}", expressions.refused(refusal)
    for place, (window, _, terms) in enumerate(plan.thirty_pluses):
        can, counted = expressions.eligible(terms, plan.year, plan.days), nw.col(f"counted_{window}")
        every = expressions.for_thirty_plus(terms, can, terms.weighted)
        own = expressions.for_thirty_plus(terms, can, terms.own_staff)
        yield f"thirty_plus_{place}", _where(every, counted)
        yield f"own_staff_{place}", _where(own, counted)


def _where(test: nw.Expr, amount: nw.Expr) -> nw.Expr:
    return nw.when(test).then(amount).otherwise(nw.lit(0, nw.Int32))
