# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a change of the rules does: the same organisations under two editions, and how many move up or down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from trede.errors import InputRefusedError
from trede.kernel.findings import finding
from trede.kernel.values import MILLION
from trede.national.columns import of_edition
from trede.national.disclosure import TOTAL, Cell
from trede.national.moves import MOVES, Counted, WhatIf, axes_of, protected
from trede.national.parquet import narrow, sources
from trede.national.possible import possible_moves
from trede.national.sizes import SIZE_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from trede.national.measure import Outcome
    from trede.scheme.edition import Edition

NO_SECTOR = "-"


def one_ladder(before: Edition, after: Edition) -> tuple[str, ...]:
    """The levels of both editions, lowest first.

    Raises ``InputRefusedError`` when neither ladder holds the other: then nobody can say what is up.
    """
    short, long = sorted((before.levels, after.levels), key=len)
    if [level for level in long if level in short] != list(short):
        levels = {"first": ", ".join(before.levels), "second": ", ".join(after.levels)}
        raise InputRefusedError(
            [finding("national.ladders-differ", "--after", after.id, before=before.id, **levels)]
        )
    return tuple(long)


def what_if(outcome: Outcome, before: Edition, after: Edition, organisations: Path | None) -> WhatIf:
    """Organisations by level before and after, nationally, by size and by sector; small cells protected.

    Raises ``InputRefusedError`` when nobody was measured under both editions.
    """
    counted, left_out = _counted(outcome, before, after, organisations)
    if not counted:
        raise InputRefusedError([finding("national.nothing-to-compare", before.id, after.id)])
    names = [name for _, name in SIZE_CLASSES]
    axes = axes_of(counted, names, one_ladder(before, after), (before.levels, after.levels))
    ends = [*(least for least, _ in SIZE_CLASSES[1:]), None]
    possible = {
        name: possible_moves(before, after, least, most)
        for (least, name), most in zip(SIZE_CLASSES, ends, strict=True)
        if name in axes.sizes
    }
    return WhatIf(axes, protected(counted, axes, possible), left_out)


def _counted(
    outcome: Outcome, before: Edition, after: Edition, organisations: Path | None
) -> tuple[list[Counted], Cell]:
    one, other = (pl.col(of_edition("level", each.id)).cast(pl.String) for each in (before, after))
    frame = outcome.table.filter(pl.col("target_rows") > 0)
    measured = pl.all_horizontal(one.is_not_null(), other.is_not_null())
    left_out = frame.filter(~measured)
    frame = _with_sector(frame.filter(measured), organisations).select(
        _size_class(pl.col(of_edition("total_fte_millionths", before.id))).alias("size"),
        "sector",
        one.alias("before"),
        other.alias("after"),
        "target_rows",
    )
    groups = frame.group_by("size", "sector", "before", "after").agg(pl.len(), pl.col("target_rows").sum())
    counted = [Counted(*row) for row in groups.sort("size", "sector", "before", "after").iter_rows()]
    return counted, Cell(left_out.height, int(left_out["target_rows"].sum()))


def _size_class(millionths: pl.Expr) -> pl.Expr:
    chosen = pl.lit(SIZE_CLASSES[0][1])
    for least, name in SIZE_CLASSES[1:]:
        chosen = pl.when(millionths >= least * MILLION).then(pl.lit(name)).otherwise(chosen)
    return chosen


def _with_sector(frame: pl.DataFrame, organisations: Path | None) -> pl.DataFrame:
    if organisations is None:
        return frame.with_columns(pl.lit(TOTAL).alias("sector"))
    table = pl.concat([narrow(source, "organisations") for source in sources(organisations)])
    sectors = table.select("organisation", pl.col("sector").cast(pl.String).str.zfill(2)).collect()
    return frame.join(sectors, on="organisation", how="left").with_columns(
        pl.col("sector").fill_null(NO_SECTOR)
    )


def moves_table(found: WhatIf) -> pl.DataFrame:
    """Down, same, up and all for the whole, each size and each sector; a column says why a cell is empty."""
    columns = (*MOVES, "all")
    rows = []
    for area in found.axes.areas():
        cells = found.moved(area)
        counts, reasons = [each.organisations for each in cells], [each.hidden or None for each in cells]
        rows.append((area.size, area.sector, *counts, *reasons))
    kinds: dict[str, type[pl.DataType]] = {"size": pl.String, "sector": pl.String}
    kinds |= dict.fromkeys(columns, pl.Int64)
    kinds |= dict.fromkeys((f"{name}_hidden" for name in columns), pl.String)
    return pl.DataFrame(rows, schema=kinds, orient="row")


def levels_table(found: WhatIf) -> pl.DataFrame:
    """One row for each level before and after, with totals, of the whole, each size and each sector."""
    kinds = dict.fromkeys(("size", "sector", "before", "after"), pl.String)
    return pl.DataFrame(
        list(_levels(found)),
        schema={**kinds, "organisations": pl.Int64, "hidden": pl.String},
        orient="row",
    )


def _levels(found: WhatIf) -> Iterator[Sequence[str | int | None]]:
    for area in found.axes.areas():
        for before in (*found.axes.before, TOTAL):
            for after in (*found.axes.after, TOTAL):
                cell = found.shown[area._replace(before=before, after=after)]
                yield (area.size, area.sector, before, after, cell.organisations, cell.hidden or None)
