# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The same sums on Spark: on this machine, or on a cluster that reads the same paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw
import polars as pl

from trede.national.checks import in_range
from trede.national.columns import table
from trede.national.engines.cluster import check_reachable, not_started
from trede.national.engines.partition import Partition, Sums, as_whole
from trede.national.sums import counted_sums, extremes, staff_sums

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from trede.national.parquet import Source
    from trede.national.plan import Plan

KINDS = {8: "tinyint", 16: "smallint", 32: "int", 64: "bigint"}


class SparkEngine:
    """One session for the run. ``master`` as Spark writes it: ``local[2]``, ``spark://host:7077``.

    Raises InputRefusedError without Java, and when the cluster does not answer.
    """

    def __init__(self, master: str = "local[*]", options: dict[str, str] | None = None) -> None:
        from py4j.protocol import Py4JError  # type: ignore[import-untyped]
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession

        check_reachable(master)
        self.rows_at_once: int | None = None
        self.errors: tuple[type[Exception], ...] = (PySparkException, Py4JError)
        builder = SparkSession.builder.master(master).appName("trede national measure")
        defaults = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.shuffle.partitions": "16",
            "spark.log.level": "ERROR",
        }
        for name, value in (defaults | (options or {})).items():
            builder = builder.config(name, value)
        try:
            self._session = builder.getOrCreate()
        except (*self.errors, OSError) as problem:
            raise not_started(master, str(problem)) from None

    def sums(self, partition: Partition, plan: Plan) -> Sums:
        """The sums of the whole file; none when a value is out of range, which Spark cannot compute with."""
        source = partition.source
        rows = nw.from_native(self._read(source, narrow=True))
        found = extremes(nw.from_native(self._read(source, narrow=False)), source.types).to_native()
        row = found.collect()[0]
        seen = as_whole(tuple(row), found.columns)
        if not in_range("employments", seen):
            return Sums(pl.DataFrame(), seen)
        parts = [
            _collect(question.to_native()) for question in (staff_sums(rows, plan), counted_sums(rows, plan))
        ]
        return Sums(pl.concat(parts, how="diagonal"), seen)

    def close(self) -> None:
        """Stop the session, and with it what it started."""
        self._session.stop()

    def _read(self, source: Source, *, narrow: bool) -> DataFrame:
        """Days since 1970-01-01; with ``narrow`` in the narrowest types, with empty columns for absent ones."""
        from pyspark.sql import functions

        frame = self._session.read.parquet(str(source.path))
        chosen = []
        for column in table("employments").columns.values():
            if column.name in source.types:
                is_date = source.types[column.name] == pl.Date
                value = functions.unix_date(column.name) if is_date else functions.col(column.name)
            elif narrow:
                value = functions.lit(None)
            else:
                continue
            chosen.append((value.try_cast(KINDS[column.bits]) if narrow else value).alias(column.name))
        return frame.select(*chosen)


def _collect(sums: DataFrame) -> pl.DataFrame:
    """The table of sums on the driver, through Arrow."""
    found = pl.from_arrow(sums.toArrow())
    assert isinstance(found, pl.DataFrame)  # noqa: S101 - a table, never a single column
    return found
