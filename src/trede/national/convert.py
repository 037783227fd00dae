# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables as people have them, made into the tables that a national measurement reads.

Text becomes numbers and dates, hours become hundredths, words become the numbers of codes. Nothing is rounded, and
what cannot be read is told with its rows: a conversion is whole or not there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from trede.errors import InputRefusedError
from trede.kernel.findings import finding
from trede.national.columns import codes, table
from trede.national.parquet import POLARS_ERRORS, readable, sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from trede.kernel.findings import Finding
    from trede.national.columns import Column, TableName

    Coding = Callable[[str, str], str | None]

SCALES = {"hundredths": 100, "cents": 100, "millionths": 1_000_000}
DAY_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y%m%d")
SEPARATORS = ";\t|,"
SHOWN, LONGEST = 5, 200
MOST_COLUMNS, LONGEST_HEAD = 1_000, 200_000
NO_DAY = ("", "null", "none", "nvt", "n.v.t.", "-")


@dataclass(frozen=True, slots=True)
class Given:
    """A table as it was given: its rows, and the notes that stood with it."""

    frame: pl.LazyFrame
    notes: Mapping[str, str]

    def write(self, path: Path) -> None:
        """As one Parquet file, with the notes in its footer."""
        self.frame.sink_parquet(path, metadata=dict(self.notes), compression="zstd", compression_level=1)


def given(path: Path, beside: Path, name: str) -> Given:
    """A CSV file, a DuckDB database (its table ``name``) or Parquet; ``beside`` is a folder for what passes by."""
    kind = path.suffix.lower()
    with readable(path, *POLARS_ERRORS):
        if kind in (".csv", ".txt", ".tsv"):
            return Given(_csv(path), {})
        if kind in (".duckdb", ".db", ".ddb"):
            return Given(pl.scan_parquet(_out_of_database(path, beside, name)), {})
        found = sources(path)
        return Given(pl.concat([each.scan() for each in found], how="vertical_relaxed"), found[0].notes)


def _csv(path: Path) -> pl.LazyFrame:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        first = file.readline(LONGEST_HEAD)
    separator = max(SEPARATORS, key=first.count)
    if len(first) == LONGEST_HEAD or first.count(separator) >= MOST_COLUMNS:
        raise InputRefusedError([finding("national.head-too-long", str(path))])
    rows = pl.scan_csv(path, separator=separator, infer_schema=False, encoding="utf8-lossy", glob=False)
    try:
        rows.collect_schema()  # its first line is read now
    except pl.exceptions.NoDataError:
        raise InputRefusedError([finding("national.no-rows", str(path))]) from None
    return rows


def _out_of_database(path: Path, beside: Path, name: str) -> Path:
    import duckdb

    out = beside / "rows.parquet"
    try:
        with duckdb.connect(str(path), read_only=True) as database:
            quoted = name.replace('"', '""')
            database.execute(f"""COPY (SELECT * FROM "{quoted}") TO '{str(out).replace("'", "''")}'""")  # noqa: S608
    except duckdb.Error as problem:
        reason = str(problem).splitlines()[0]
        raise InputRefusedError([finding("national.not-database", str(path), reason, table=name)]) from None
    return out


def converted(
    found: Given, place: str, name: TableName, headers: Mapping[str, str], coding: Coding
) -> pl.LazyFrame:
    """The table ``name`` out of what was given; ``headers`` says which column stands for which.

    ``coding`` gives the code of a word in a column of codes. Raises ``InputRefusedError`` with all that is wrong.
    """
    columns, kinds = table(name).columns, found.frame.collect_schema()
    missing = [
        each.name for each in columns.values() if not each.optional and each.name not in headers.values()
    ]
    if missing:
        known = ", ".join(kinds.names())
        raise InputRefusedError(
            [finding("national.no-column-for", place, each, known=known) for each in missing]
        )
    with readable(Path(place), *POLARS_ERRORS):  # now its rows are read, each of them
        made = {
            columns[column]: (header, _made(columns[column], header, kinds[header], found.frame, coding))
            for header, column in headers.items()
        }
        wrong = list(_unread(found.frame, place, made))
    if wrong:
        raise InputRefusedError(wrong)
    return found.frame.select(expression.alias(column.name) for column, (_, expression) in made.items())


def count_rows(path: Path) -> int:
    """Rows of a Parquet file."""
    return int(pl.scan_parquet(path).select(pl.len()).collect().item())


def natural(column: str) -> tuple[str, int]:
    """The name of a column without its unit, and how many of its units are one: ``hours`` and 100."""
    name, _, unit = column.rpartition("_")
    return (name, SCALES[unit]) if unit in SCALES else (column, 1)


def _made(column: Column, header: str, kind: pl.DataType, frame: pl.LazyFrame, coding: Coding) -> pl.Expr:
    cell = pl.col(header)
    if kind == pl.String or kind == pl.Categorical or isinstance(kind, pl.Enum):
        cell, kind = _text(header), pl.String()
    if column.is_day:
        return _day(cell, kind)
    if column.unit == "code" and column.name != "sector" and kind == pl.String:
        return _code(column.name, cell, frame, coding)
    return _number(cell, kind, 1 if header == column.name else natural(column.name)[1])


def _day(cell: pl.Expr, kind: pl.DataType) -> pl.Expr:
    if kind == pl.Date or kind.is_integer():
        return cell
    if isinstance(kind, pl.Datetime):
        return cell.cast(pl.Date)  # a column of a table is written days, no moment
    if kind == pl.String:
        start = cell.str.replace(r"[T ]\d\d:\d\d.*$", "")
        return pl.coalesce(start.str.to_date(form, strict=False) for form in DAY_FORMS)
    return _number(cell, kind, 1)


def _number(cell: pl.Expr, kind: pl.DataType, scale: int) -> pl.Expr:
    """Whole units, exact; nothing where there would be a rest."""
    if kind.is_integer():
        return cell.cast(pl.Int64, strict=False) * scale
    if kind == pl.String:
        comma = cell.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
        cell = pl.when(cell.str.contains(",", literal=True)).then(comma).otherwise(cell)
        written = cell.str.contains(r"^[+-]?\d+(\.\d+)?$")
        cell = pl.when(written).then(cell).cast(pl.Decimal(38, 8), strict=False)
    scaled = cell * scale
    whole = scaled.round().cast(pl.Int64, strict=False)
    near = (scaled - whole).abs() < 1e-6 if kind.is_float() else scaled == whole.cast(pl.Decimal(38, 8))
    return pl.when(near).then(whole)


def _code(name: str, cell: pl.Expr, frame: pl.LazyFrame, coding: Coding) -> pl.Expr:
    """The number of each word that occurs; 0 for nobody in the target group."""
    numbers = codes().positions if name == "position" else codes().contracts
    words = frame.select(cell.unique().alias("word")).collect(engine="streaming")["word"].to_list()
    empty = 0 if name == "position" else None
    found: dict[str, int | None] = {}
    for word in words:
        if word is None or word.lower() in NO_DAY:
            found[word or ""] = empty
        elif word.isdecimal():
            found[word] = int(word)
        else:
            code = coding(name, word)
            found[word] = empty if code is None else numbers.get(code)
    return (
        cell.fill_null("")
        .replace_strict(found, default=None, return_dtype=pl.Int64)
        .fill_null(pl.when(cell.is_null()).then(pl.lit(empty, dtype=pl.Int64)))
    )


def _unread(frame: pl.LazyFrame, place: str, made: Mapping[Column, tuple[str, pl.Expr]]) -> Iterator[Finding]:
    """What stood in a cell and gave nothing, by column."""
    wrong = {
        column.name: expression.is_null() & pl.col(header).is_not_null() & ~_blank(header)
        for column, (header, expression) in made.items()
    }
    counts = frame.select(**{name: test.sum() for name, test in wrong.items()}).collect(engine="streaming")
    for column, (header, _) in made.items():
        count = counts[column.name].item()
        if count:
            bad = frame.with_row_index("row", offset=1).filter(wrong[column.name])
            head = bad.select("row", pl.col(header).alias("value")).head(SHOWN).collect()
            rows = ", ".join(str(row) for row in head["row"])
            shown = {"header": header, "column": column.name, "count": count, "rows": rows}
            value = head["value"][0]
            value = value[:LONGEST] if isinstance(value, str) else value
            yield finding("national.value-unread", place, value, **shown)


def _blank(header: str) -> pl.Expr:
    return _text(header).str.to_lowercase().is_in(NO_DAY)


def _text(header: str) -> pl.Expr:
    """What stands in a cell; of what is longer than anything that fits there, the beginning."""
    return pl.col(header).cast(pl.String).str.slice(0, LONGEST + 1).str.strip_chars()
