# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong in the tables: columns first, then values; every finding says which rows and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from trede.kernel.findings import Finding, finding
from trede.national.columns import table
from trede.national.parquet import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trede.national.columns import Column, TableName
    from trede.national.parquet import Source

SHOWN = 5
EXTRA = frozenset({"synthetic"})
BY_EDITION = frozenset({"total_fte_millionths", "share_millionths", "level", "thirty_plus"})

Extremes = dict[str, int | None]


def column_findings(source: Source, name: TableName) -> Iterator[Finding]:
    """Columns that are missing, of a wrong type, or not known."""
    columns = table(name).columns
    place = str(source.path)
    for missing in columns:
        if missing not in source.types and not columns[missing].optional:
            yield finding("national.column-missing", place, missing)
    for found, kind in source.types.items():
        if found in columns and not _fits(columns[found], kind):
            code = "national.column-type-day" if columns[found].is_day else "national.column-type"
            yield finding(code, place, kind, column=found)
        elif found not in columns and not _beside(found, name):
            yield finding("national.column-unknown", place, found, known=", ".join(columns))


def _beside(found: str, name: TableName) -> bool:
    """Columns that trede writes itself; a survey can be the outcome of a measurement, with columns by edition."""
    by_edition = name == "survey" and any(found.startswith(f"{part}_") for part in BY_EDITION)
    return found in EXTRA or by_edition


def _fits(column: Column, kind: pl.DataType) -> bool:
    whole = kind.is_integer() and kind not in (pl.Int128, pl.UInt128)
    return whole or (column.is_day and kind == pl.Date)


def extremes_of(source: Source, name: TableName) -> Extremes:
    """Smallest, largest and number of values of each column that is there, and the number of rows."""
    frame = plain(source, name)
    names = frame.collect_schema().names()
    found = frame.select(
        pl.len().alias("rows"),
        *(pl.col(names).min().name.suffix(".min"), pl.col(names).max().name.suffix(".max")),
        pl.col(names).count().name.suffix(".count"),
    ).collect(engine="streaming")
    return found.row(0, named=True)


def value_findings(source: Source, name: TableName, extremes: Mapping[str, int | None]) -> Iterator[Finding]:
    """The rows behind extremes that are not allowed; reads the file again only when there are any."""
    for column in table(name).columns.values():
        if column.name not in source.types:
            continue
        if _out_of_range(column, extremes):
            wrong = ~pl.col(column.name).is_between(column.low, column.high)
            bounds = {"low": column.low, "high": column.high}
            yield _found(source, name, "national.value-range", wrong, column.name, **bounds)
        if not column.empty and extremes[f"{column.name}.count"] != extremes["rows"]:
            yield _found(source, name, "national.value-empty", pl.col(column.name).is_null(), column.name)
    if (extremes.get("reversed") or 0) > 0:
        wrong = pl.col("last_day") < pl.col("first_day")
        yield _found(source, name, "national.end-before-start", wrong, "last_day")


def in_range(name: TableName, extremes: Mapping[str, int | None]) -> bool:
    """Whether every value of the columns that are there lies within its limits."""
    there = (column for column in table(name).columns.values() if f"{column.name}.min" in extremes)
    return not any(_out_of_range(column, extremes) for column in there)


def _out_of_range(column: Column, extremes: Mapping[str, int | None]) -> bool:
    low, high = extremes[f"{column.name}.min"], extremes[f"{column.name}.max"]
    return low is not None and high is not None and (low < column.low or high > column.high)


def order_findings(source: Source) -> Iterator[Finding]:
    """Orders at the organisation itself."""
    own = pl.col("organisation") == pl.col("supplier")
    if plain(source, "orders").filter(own).select(pl.len()).collect(engine="streaming").item():
        yield _found(source, "orders", "national.own-order", own, "supplier")


def twice_findings(source: Source) -> Iterator[Finding]:
    """Organisations that stand in their table more than once."""
    twice = plain(source, "organisations").group_by("organisation").len().filter(pl.col("len") > 1).collect()
    if twice.height:
        example = twice["organisation"].min()
        yield finding("national.organisation-twice", str(source.path), example, count=twice.height)


def _found(source: Source, name: TableName, code: str, wrong: pl.Expr, column: str, **fields: int) -> Finding:
    bad = plain(source, name).with_row_index("row", offset=1).filter(wrong)
    count, head = pl.collect_all(
        [bad.select(pl.len()), bad.select("row", column).head(SHOWN)], engine="streaming"
    )
    rows = ", ".join(str(row) for row in head["row"])
    return finding(
        code, str(source.path), head[column][0], column=column, count=count.item(), rows=rows, **fields
    )
