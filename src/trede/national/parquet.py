# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Parquet files of a table: which there are, what they hold, and a plain reading of one."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import polars as pl

from trede.errors import InputRefusedError
from trede.kernel.findings import finding
from trede.national.columns import table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from trede.national.columns import Column, TableName

POLARS_ERRORS = (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError)
WHOLE = {8: pl.Int8, 16: pl.Int16, 32: pl.Int32, 64: pl.Int64}


@dataclass(frozen=True, slots=True)
class Source:
    """One Parquet file: its columns with their types, the rows, and the notes in its footer."""

    path: Path
    types: Mapping[str, pl.DataType]
    rows: int
    notes: Mapping[str, str]
    renamed: Mapping[str, str] = field(default_factory=dict)

    def scan(self) -> pl.LazyFrame:
        """The file, with columns under the names that the table knows."""
        frame = pl.scan_parquet(self.path)
        return frame.rename(self.renamed) if self.renamed else frame

    def called(self, names: Mapping[str, str]) -> Source:
        """The same file with these columns (old name to new) under another name, where it has them."""
        there = {old: new for old, new in names.items() if old in self.types and new not in self.types}
        types = {there.get(name, name): kind for name, kind in self.types.items()}
        return replace(self, types=types, renamed=there)


def sources(path: Path) -> list[Source]:
    """The Parquet file, or those in a folder, by name; raises ``InputRefusedError`` for what is no Parquet."""
    files = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
    if not files:
        raise InputRefusedError([finding("national.no-rows", str(path))])
    return [_source(file) for file in files]


def _source(path: Path) -> Source:
    with readable(path, *POLARS_ERRORS):
        types = pl.read_parquet_schema(path)
        rows = pl.scan_parquet(path).select(pl.len()).collect().item()
        return Source(path, types, rows, pl.read_parquet_metadata(path))


@contextmanager
def readable(path: Path, *errors: type[BaseException]) -> Iterator[None]:
    """What an engine says of a file that it cannot read, as a finding: a damaged page shows only when it is read."""
    try:
        yield
    except errors as problem:
        reason = next(iter(str(problem).splitlines()), type(problem).__name__)
        raise InputRefusedError([finding("national.not-parquet", str(path), reason)]) from None


def plain(source: Source, name: TableName) -> pl.LazyFrame:
    """The known columns as they are, days as whole numbers since 1970-01-01."""
    known = (column for column in table(name).columns.values() if column.name in source.types)
    return source.scan().select(_plain(column, source.types[column.name]) for column in known)


def narrow(source: Source, name: TableName) -> pl.LazyFrame:
    """Every column in its narrowest type; one that the file lacks is empty."""
    return narrowed(source.scan(), name, source.types)


def narrowed(frame: pl.LazyFrame, name: TableName, present: Collection[str]) -> pl.LazyFrame:
    """The same for a frame that has these columns."""
    return frame.select(_narrow(column, column.name in present) for column in table(name).columns.values())


def _plain(column: Column, kind: pl.DataType) -> pl.Expr:
    """A date as the number that it is; any other number untouched, so that one out of range is seen."""
    return pl.col(column.name).cast(pl.Int32) if kind == pl.Date else pl.col(column.name)


def _narrow(column: Column, there: bool) -> pl.Expr:
    kind = WHOLE[column.bits]
    if not there:
        return pl.lit(None, dtype=kind).alias(column.name)
    return pl.col(column.name).cast(kind, strict=False)
