# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same sums on DuckDB."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw
import polars as pl

from trede.national.checks import in_range
from trede.national.columns import table
from trede.national.engines.partition import Partition, Sums, as_whole
from trede.national.sums import counted_sums, extremes, staff_sums

if TYPE_CHECKING:
    from collections.abc import Callable

    from duckdb import DuckDBPyRelation

    from trede.national.columns import Column
    from trede.national.parquet import Source
    from trede.national.plan import Plan

KINDS = {8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT"}


class DuckdbEngine:
    """A database in memory, for as long as the run lasts."""

    def __init__(self) -> None:
        import duckdb

        self.rows_at_once: int | None = None
        self.errors: tuple[type[Exception], ...] = (duckdb.Error,)
        self._connection = duckdb.connect()
        self._connection.execute("SET preserve_insertion_order = false")

    def sums(self, partition: Partition, plan: Plan) -> Sums:
        """The sums of the whole file; none when a value is out of range, for then nothing will be measured."""
        source = partition.source
        rows = nw.from_native(self._read(source, _narrow))
        found = extremes(nw.from_native(self._read(source, _plain)), source.types).to_native()
        seen = as_whole(found.fetchall()[0], found.columns)
        if not in_range("employments", seen):
            return Sums(pl.DataFrame(), seen)
        parts = [
            pl.DataFrame(_as_bigint(question.to_native()).fetchnumpy())
            for question in (staff_sums(rows, plan), counted_sums(rows, plan))
        ]
        return Sums(pl.concat(parts, how="diagonal"), seen)

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()

    def _read(self, source: Source, select: Callable[[Column, bool, bool], str]) -> DuckDBPyRelation:
        columns = table("employments").columns.values()
        chosen = (
            select(each, each.name in source.types, source.types.get(each.name) == pl.Date)
            for each in columns
        )
        return self._connection.read_parquet(str(source.path)).project(", ".join(filter(None, chosen)))


def _plain(column: Column, there: bool, is_date: bool) -> str:
    """The value as it is, days since 1970-01-01."""
    return (f"{_days(column)} AS {column.name}" if is_date else column.name) if there else ""


def _narrow(column: Column, there: bool, is_date: bool) -> str:
    """The value in its narrowest type; empty when the file lacks the column."""
    value = (_days(column) if is_date else column.name) if there else "NULL"
    return f"TRY_CAST({value} AS {KINDS[column.bits]}) AS {column.name}"


def _days(column: Column) -> str:
    """Days since 1970-01-01. For DuckDB the first and last number there is are endless dates, without a distance."""
    ends = f"CASE WHEN {column.name} > DATE '1970-01-01' THEN 2147483647 ELSE -2147483647 END"
    days = f"date_diff('day', DATE '1970-01-01', {column.name})"
    return f"CASE WHEN isfinite({column.name}) THEN {days} WHEN {column.name} IS NOT NULL THEN {ends} END"


def _as_bigint(sums: DuckDBPyRelation) -> DuckDBPyRelation:
    """DuckDB adds in 128 bits; every engine hands back 64."""
    return sums.project(", ".join(f"CAST({name} AS BIGINT) AS {name}" for name in sums.columns))
