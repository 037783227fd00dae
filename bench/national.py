# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every employer at once: trede on each engine beside other ways, and beside what decoding the file costs.

Each line is a process of its own, so that memory is that of one way only. ``TREDE_BENCH_ROWS`` adds a larger size,
such as 100000000. pandas and OpenFisca-core come with ``uv sync --all-extras --group bench``.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.correctness import made
from bench.table import Result

from trede.kernel.periods import Period, as_date, day_number
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

YEAR = Period(day_number(date(2024, 1, 1)), day_number(date(2024, 12, 31)))
NEEDED = {"pandas": "pandas", "OpenFisca-core": "openfisca_core", "trede on Spark": "pyspark"}
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
TIMES_DECODING, MEGABYTES, MANY, LONG = 3, 400, 200_000_000, 20
KILOBYTES_IN_MEGABYTE = 1024


def national_speed(quick: bool) -> Iterator[Result]:
    """Seconds (median) and peak memory from Parquet to levels, by size."""
    more = [int(os.environ["TREDE_BENCH_ROWS"])] if "TREDE_BENCH_ROWS" in os.environ else []
    for rows in [20_000] if quick else [*SIZES, *more]:
        with tempfile.TemporaryDirectory() as name:
            yield from one_size(Path(name), rows, 1 if quick else 5)


def one_size(folder: Path, rows: int, times: int) -> Iterator[Result]:
    from bench.national_work import WORK

    from trede.national.population import write_population

    write_population(folder, rows, 2024, YEAR, lambda *_: None)
    bound = 0.0
    for work in there(WORK):
        found = alone(work, folder, times)
        seconds = median(found["seconds"])
        bound = bound or seconds
        judged = work == "trede on Polars" and rows >= max(SIZES)
        goal = (LONG if rows >= MANY else TIMES_DECODING * bound) if judged else None
        yield Result(f"{rows:,} rows, {work}", seconds, "s", goal)
        megabytes = found["kilobytes"] / KILOBYTES_IN_MEGABYTE
        yield Result("  peak memory", megabytes, "MB", MEGABYTES if judged and rows < MANY else None)


def national_on_the_norm(quick: bool) -> Iterator[Result]:
    """Organisations precisely on a norm, of mixed full-time hours: how many get the wrong level."""
    from bench.national_work import WORK

    many = 100 if quick else 20_000
    with tempfile.TemporaryDirectory() as name:
        write_on_the_norm(Path(name), many)
        for work in there(WORK):
            left_out = work == "decode only" or (quick and work == "trede on Spark")  # slow to start
            if not left_out:
                wrong = alone(work, Path(name), 0)["wrong"]
                goal = 0 if work.startswith("trede") else None
                yield Result(f"{many:,} organisations on the norm, {work}: wrong", wrong, "", goal)


def there(work: dict[str, Any]) -> list[str]:
    """What can run here; Spark also asks for Java."""
    found = [name for name in work if name not in NEEDED or importlib.util.find_spec(NEEDED[name])]
    return [name for name in found if name != "trede on Spark" or shutil.which("java")]


def alone(work: str, folder: Path, times: int) -> dict[str, Any]:
    """Run one way in its own process."""
    command = [sys.executable, "-m", "bench.national_work", work, str(folder), str(times)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def write_on_the_norm(folder: Path, many: int) -> None:
    """Rows of so many organisations, and the level that each has."""
    import polars as pl

    from trede.national.columns import codes

    edition, random = open_shelf().load("pso-1.6"), Random(20181231)  # noqa: S311 - the same in each run
    epoch, rows, expected = date(1970, 1, 1).toordinal(), [], []
    year = None
    for number in range(many):
        measurement, level, _ = made(edition, random)
        year = measurement.reference_year
        expected.append((number, level))
        rows += [
            (
                number,
                codes().positions[each.position] if each.position else 0,
                codes().contracts[each.contract],
                each.hours,
                each.fulltime_hours,
                each.first_day - epoch,
                each.last_day - epoch,
                year.last - epoch,
            )
            for each in measurement.employments
        ]
    names = ("organisation", "position", "contract", "hours_hundredths", "fulltime_hundredths")
    kinds = dict.fromkeys(names, pl.Int32) | dict.fromkeys(
        ("first_day", "last_day", "indication_until"), pl.Int32
    )
    frame = pl.DataFrame(rows, schema=kinds, orient="row").cast(
        dict.fromkeys(("first_day", "last_day", "indication_until"), pl.Date)
    )
    assert year is not None
    notes = {"trede.reference-year": f"{as_date(year.first)}/{as_date(year.last)}"}
    frame.sample(fraction=1, shuffle=True, seed=1).write_parquet(
        folder / "employments.parquet", metadata=notes
    )
    kinds = {"organisation": pl.Int64, "expected": pl.String}
    pl.DataFrame(expected, schema=kinds, orient="row").write_parquet(folder / "expected.parquet")


PARTS = (national_speed, national_on_the_norm)
