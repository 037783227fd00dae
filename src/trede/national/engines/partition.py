# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A part of the input that is added up in one go, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polars as pl

    from trede.national.parquet import Source
    from trede.national.plan import Plan


@dataclass(frozen=True, slots=True)
class Partition:
    """Rows of one Parquet file: from ``offset``, so many."""

    source: Source
    offset: int
    rows: int


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of a partition by pair (a pair can stand there twice), and the extremes of its columns."""

    table: pl.DataFrame
    extremes: Mapping[str, int | None]


class Engine(Protocol):
    """Computes the sums of one partition; ``rows_at_once`` at most, or whole files when that is None.

    ``errors`` are what it raises for a file that it cannot read.
    """

    rows_at_once: int | None
    errors: tuple[type[Exception], ...]

    def sums(self, partition: Partition, plan: Plan) -> Sums: ...

    def close(self) -> None: ...


def as_whole(row: Sequence[object], names: Sequence[str]) -> dict[str, int | None]:
    """One row of whole numbers (or nothing) by name."""
    return {name: None if value is None else int(str(value)) for name, value in zip(names, row, strict=True)}


def partitions(found: Sequence[Source], rows_at_once: int | None) -> list[Partition]:
    """The parts in which an engine takes these files."""
    return [
        Partition(source, offset, min(rows_at_once or source.rows, source.rows - offset))
        for source in found
        for offset in range(0, source.rows, rows_at_once or max(source.rows, 1))
    ]
