# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Parquet made to do harm: what tables of a whole country are kept in."""

from __future__ import annotations

import os
import struct
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

    Makers = dict[str, Callable[[], bytes]]

MAGIC, MEGA = b"PAR1", 1_000_000
SCHEMA = {
    "organisation": pl.Int64,
    "position": pl.Int8,
    "contract": pl.Int8,
    "hours_hundredths": pl.Int16,
    "fulltime_hundredths": pl.Int16,
    "first_day": pl.Date,
    "last_day": pl.Date,
}
ROW = (1, 0, 1, 3600, 4000, date(2015, 1, 1), None)


def rows(count: int = 40, **columns: Any) -> pl.DataFrame:
    """Two organisations with people in them; with columns replaced."""
    made = [(number % 2, *ROW[1:]) for number in range(min(count, 40))]
    whole = pl.DataFrame(made, schema=SCHEMA, orient="row")
    return (pl.concat([whole] * (count // 40)) if count > 40 else whole).with_columns(**columns)


def file(frame: pl.DataFrame, **told: Any) -> bytes:
    out = BytesIO()
    frame.write_parquet(out, **told)
    return out.getvalue()


def survey() -> bytes:
    """Shares of so many organisations that norms follow from them."""
    sizes = [2 + number % 100 for number in range(2_000)]
    columns = {
        "organisation": range(2_000),
        "total_fte_millionths": [size * 1_000_000 for size in sizes],
        "share_millionths": [1_000 + (number * 7919) % 300_000 for number in range(2_000)],
        "target_rows": [1 + number % 3 for number in range(2_000)],
        "weight_hundredths": [100] * 2_000,
    }
    return file(pl.DataFrame({name: list(told) for name, told in columns.items()}))


def replaced(at: float, by: bytes) -> bytes:
    """Other bytes somewhere in a good file."""
    whole = file(rows())
    place = int(len(whole) * at)
    return whole[:place] + by + whole[place + len(by) :]


def with_footer(footer: bytes, says: int | None = None) -> bytes:
    return MAGIC + footer + struct.pack("<I", len(footer) if says is None else says) + MAGIC


def deep(levels: int) -> pl.Series:
    """Lists in lists."""
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return pl.Series([value] * 40)


def apart(make: Callable[[], bytes]) -> bytes:
    """In a process of its own: the threads of the library do not come along when a try is forked from this one."""
    out, into = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(out)
        with os.fdopen(into, "wb") as told:
            told.write(make())
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as told:
        made = told.read()
    os.waitpid(pid, 0)
    return made


PARQUETS: Makers = {
    "nothing.parquet": lambda: b"",
    "a beginning.parquet": lambda: MAGIC,
    "a beginning and an end.parquet": lambda: MAGIC + MAGIC,
    "an end of nothing.parquet": lambda: with_footer(b""),
    "an end longer than the file.parquet": lambda: with_footer(b"", 2**32 - 1),
    "an end of zeros.parquet": lambda: with_footer(bytes(MEGA)),
    "an end of ones.parquet": lambda: with_footer(b"\xff" * MEGA),
    "parts in parts.parquet": lambda: with_footer(b"\x1c" * MEGA),
    "lists in lists of the end.parquet": lambda: with_footer(b"\x19\xf9" * MEGA),
    "a list of thousands of millions.parquet": lambda: with_footer(b"\x15\x02\x19\xfc\xff\xff\xff\xff\x0f"),
    "encrypted.parquet": lambda: b"PARE" + file(rows())[4:-4] + b"PARE",
    "half.parquet": lambda: file(rows())[: len(file(rows())) // 2],
    "without its first half.parquet": lambda: MAGIC + file(rows())[len(file(rows())) // 2 :],
    "other bytes in the rows.parquet": lambda: replaced(0.1, b"\xff" * 40),
    "zeros in the rows.parquet": lambda: replaced(0.2, bytes(80)),
    "other bytes in the end.parquet": lambda: replaced(0.7, b"\xff" * 8),
    "zeros in the end.parquet": lambda: replaced(0.8, bytes(30)),
    "no rows.parquet": lambda: file(rows().head(0)),
    "no columns.parquet": lambda: file(pl.DataFrame()),
    "ten thousand columns.parquet": lambda: file(
        rows().with_columns(pl.lit(1).alias(f"k{n}") for n in range(10_000))
    ),
    "a name of a million signs.parquet": lambda: file(rows().with_columns(pl.lit(1).alias("k" * MEGA))),
    "a name of nothing.parquet": lambda: file(rows().with_columns(pl.lit(1).alias(""))),
    "notes of 30 MB.parquet": lambda: file(rows(), metadata={"trede": "x" * 30 * MEGA}),
    "notes that mean something else.parquet": lambda: file(
        rows(), metadata={"trede": "{" * 10_000, "year": "9" * 5_000}
    ),
    "two million rows of one.parquet": lambda: file(rows(2 * MEGA)),
    "a text of 30 MB in a cell.parquet": lambda: file(rows(position=pl.lit("x" * 30 * MEGA))),
    "text for numbers.parquet": lambda: file(rows(hours_hundredths=pl.lit("36,00"))),
    "bytes for numbers.parquet": lambda: file(rows(hours_hundredths=pl.lit(b"\xff\xfe"))),
    "no number.parquet": lambda: file(rows(hours_hundredths=pl.lit(float("nan")))),
    "without end.parquet": lambda: file(rows(hours_hundredths=pl.lit(float("inf")))),
    "halves.parquet": lambda: file(rows(hours_hundredths=pl.lit(3600.5))),
    "larger than fits.parquet": lambda: file(rows(organisation=pl.lit(2**64 - 1, dtype=pl.UInt64))),
    "less than nothing.parquet": lambda: file(
        rows(organisation=pl.lit(-1), position=pl.lit(-1, dtype=pl.Int8))
    ),
    "yes and no.parquet": lambda: file(rows(position=pl.lit(value=True))),
    "nothing at all in a column.parquet": lambda: file(rows(position=pl.lit(None))),
    "decimals.parquet": lambda: file(rows(hours_hundredths=pl.lit("3600").cast(pl.Decimal(38, 18)))),
    "moments for days.parquet": lambda: file(rows(first_day=pl.lit(2**62).cast(pl.Datetime("us")))),
    "days beyond all years.parquet": lambda: file(
        rows(first_day=pl.lit(2**31 - 1, dtype=pl.Int32).cast(pl.Date))
    ),
    "lists for numbers.parquet": lambda: file(rows(position=deep(1))),
    "fifty lists in lists.parquet": lambda: file(rows(position=deep(50))),
    "parts for numbers.parquet": lambda: file(rows(position=pl.struct(a=pl.lit(1), b=pl.lit("x")))),
    "words by number.parquet": lambda: file(rows(position=pl.lit("wajong").cast(pl.Categorical))),
    "a citizen for an organisation.parquet": lambda: file(rows(organisation=pl.lit(111222333))),
    "a page of a site.parquet": lambda: b"<html><script>alert(1)</script></html>" * 100,
}
