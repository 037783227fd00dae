# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a change of the rules does: the same organisations under two editions, and how many move up or down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from trede.errors import InputRefusedError
from trede.kernel.findings import finding
from trede.kernel.values import MILLION
from trede.national.disclosure import TOTAL, Cell, published
from trede.national.parquet import narrow, sources
from trede.scoring.score import NONE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from trede.national.disclosure import Key
    from trede.national.measure import Outcome
    from trede.scheme.edition import Edition

MOVES = ("down", "same", "up")
NO_SECTOR = "-"
# By fte, as statistics of firms are usually broken down; the name of a class is what is printed.
SIZE_CLASSES = (
    (0, "0-2"),
    (2, "2-5"),
    (5, "5-10"),
    (10, "10-20"),
    (20, "20-50"),
    (50, "50-100"),
    (100, "100+"),
)


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


def moves(outcome: Outcome, before: Edition, after: Edition, organisations: Path | None) -> pl.DataFrame:
    """Organisations by size class, sector and move, with totals; empty (null) where the cell is hidden.

    Only organisations with somebody in the target group, measured under both editions.
    """
    return _as_table(published(_cells(outcome, before, after, organisations)))


def _cells(outcome: Outcome, before: Edition, after: Edition, organisations: Path | None) -> dict[Key, Cell]:
    one, other = (pl.col(f"level.{each.id}") for each in (before, after))
    step = _rung(other, after, before) - _rung(one, before, after)
    frame = outcome.table.filter(pl.col("target_rows") > 0, one.is_not_null(), other.is_not_null())
    frame = _with_sector(frame, organisations).select(
        _size_class(pl.col(f"total_fte_millionths.{before.id}")).alias("size"),
        "sector",
        pl.when(step > 0)
        .then(pl.lit("up"))
        .when(step < 0)
        .then(pl.lit("down"))
        .otherwise(pl.lit("same"))
        .alias("move"),
        "target_rows",
    )
    counted = frame.group_by("size", "sector", "move").agg(pl.len(), pl.col("target_rows").sum())
    found: dict[Key, Cell] = {}
    for size, sector, move, organisations_, people in counted.iter_rows():
        found[size, sector, move] = Cell(organisations_, people)
    return _with_every_move(found)


def _with_every_move(cells: Mapping[Key, Cell]) -> dict[Key, Cell]:
    """A move that nobody made is a cell too."""
    sizes = {(size, sector) for size, sector, _ in cells}
    empty = {(*each, move): Cell(0, 0) for each in sizes for move in MOVES}
    return empty | dict(cells)


def _rung(level: pl.Expr, edition: Edition, other: Edition) -> pl.Expr:
    """The place of a level on a ladder that has the levels of both editions."""
    ladder = [NONE, *one_ladder(edition, other)]
    places = {name: ladder.index(name) for name in (NONE, *edition.levels)}
    return level.cast(pl.String).replace_strict(places, return_dtype=pl.Int8)


def _size_class(millionths: pl.Expr) -> pl.Expr:
    chosen = pl.lit(SIZE_CLASSES[0][1])
    for least, name in SIZE_CLASSES[1:]:
        chosen = pl.when(millionths >= least * MILLION).then(pl.lit(name)).otherwise(chosen)
    return chosen


def _with_sector(frame: pl.DataFrame, organisations: Path | None) -> pl.DataFrame:
    if organisations is None:
        return frame.with_columns(pl.lit(NO_SECTOR).alias("sector"))
    table = pl.concat([narrow(source, "organisations") for source in sources(organisations)])
    sectors = table.select("organisation", pl.col("sector").cast(pl.String).str.zfill(2)).collect()
    return frame.join(sectors, on="organisation", how="left").with_columns(
        pl.col("sector").fill_null(NO_SECTOR)
    )


def _as_table(cells: Mapping[Key, int | None]) -> pl.DataFrame:
    order = {name: place for place, (_, name) in enumerate(SIZE_CLASSES)} | {TOTAL: len(SIZE_CLASSES)}
    keys = {(size, sector) for size, sector, _ in cells}
    ranked = sorted(keys, key=lambda key: (order[key[0]], key[1] == TOTAL, key[1]))
    rows = [
        (size, sector, *(cells[size, sector, move] for move in MOVES), cells[size, sector, TOTAL])
        for size, sector in ranked
    ]
    kinds = {"size": pl.String, "sector": pl.String, **dict.fromkeys([*MOVES, "all"], pl.Int64)}
    return pl.DataFrame(rows, schema=kinds, orient="row")
