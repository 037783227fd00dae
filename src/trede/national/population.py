# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A made-up labour market of any size, drawn from published figures: for trials, never for conclusions.

The same seed and number of rows give the same tables. Every file says in its footer, and every row in the column
``synthetic``, that no real organisation or person is in it.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from polars.io.plugins import register_io_source

from trede.kernel.periods import as_date
from trede.kernel.receipts import ENGINE
from trede.national.columns import codes
from trede.national.measure import SYNTHETIC_NOTE, YEAR_NOTE
from trede.national.terms import EPOCH
from trede.scheme import open_shelf
from trede.scoring.rows import DEFAULT_TO_FIRST_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from trede.kernel.periods import Period

    Whole = np.ndarray[Any, np.dtype[np.int64]]

FIRMS_AT_ONCE = 25_000
ROW_GROUP = 1_000_000
FILES = ("employments.parquet", "organisations.parquet", "orders.parquet")
FIRST_NUMBER = 10_000_001
SCHEMA = {
    "organisation": pl.Int32,
    "position": pl.Int8,
    "contract": pl.Int8,
    "hours_hundredths": pl.Int16,
    "fulltime_hundredths": pl.Int16,
    "first_day": pl.Date,
    "last_day": pl.Date,
    "indication_until": pl.Date,
    "subsidy_until": pl.Date,
    "left_school": pl.Date,
    "status_lost": pl.Date,
    "benefit_months": pl.Int16,
    "synthetic": pl.Boolean,
}


@dataclass(frozen=True, slots=True)
class Firms:
    """Some organisations: their numbers, persons employed, those of them in the target group, and sector."""

    numbers: Whole
    persons: Whole
    group: Whole
    sectors: Whole


def write_population(
    folder: Path, rows: int, seed: int, year: Period, progress: Callable[[int, int], None]
) -> None:
    """Write employments.parquet, organisations.parquet and orders.parquet; ``year`` in day numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn: list[Firms] = []

    def batches(*_: object) -> Iterator[pl.DataFrame]:
        for done, (firms, frame) in _chunks(rows, seed, year):
            drawn.append(firms)
            progress(done, rows)
            yield frame

    # The engine asks for columns, filter, rows and batch size; a plain sink asks for all.
    notes = _notes(seed, year)
    source = register_io_source(batches, schema=SCHEMA)
    source.sink_parquet(
        folder / "employments.parquet",
        compression="zstd",
        compression_level=1,
        row_group_size=ROW_GROUP,
        metadata=notes,
    )
    _organisations(drawn).write_parquet(folder / "organisations.parquet", metadata=notes)
    _orders(drawn, seed, year).write_parquet(folder / "orders.parquet", metadata=notes)


def _notes(seed: int, year: Period) -> dict[str, str]:
    return {
        SYNTHETIC_NOTE: "true",
        "trede.about": "Made up by trede. No real organisation or person is in this file.",
        "trede.made-by": ENGINE,
        "trede.seed": f"{seed:x}",
        YEAR_NOTE: f"{as_date(year.first)}/{as_date(year.last)}",
    }


def _chunks(rows: int, seed: int, year: Period) -> Iterator[tuple[int, tuple[Firms, pl.DataFrame]]]:
    """Organisations with their rows, until there are enough; the last organisation is cut to fit."""
    done, chunk = 0, 0
    while done < rows:
        draw = np.random.default_rng([seed, chunk])
        firms = _cut(_firms(draw, FIRST_NUMBER + chunk * FIRMS_AT_ONCE), rows - done)
        done += int(firms.persons.sum())
        chunk += 1
        yield done, (firms, _employments(draw, firms, year))


def _firms(draw: np.random.Generator, first: int) -> Firms:
    sizes, employers = _figures()["sizes"], _figures()["employers"]
    kind = _pick(draw, np.arange(len(sizes["firms"])), sizes["firms"], FIRMS_AT_ONCE)
    least, most = np.array(sizes["least"])[kind], np.array(sizes["most"])[kind]
    persons = draw.integers(least, most, endpoint=True)
    long_tail = np.floor(least * draw.random(FIRMS_AT_ONCE) ** (-1 / _figures()["tail"]["exponent"]))
    persons = np.where(kind == len(sizes["firms"]) - 1, np.minimum(long_tail, most), persons).astype(np.int64)
    percent = np.array(employers["percent"])[
        np.searchsorted(employers["from_size"], persons, side="right") - 1
    ]
    has_group = draw.random(FIRMS_AT_ONCE) * 100 < percent
    share = _figures()["group"]["median_share"] * np.exp(
        draw.normal(0, _figures()["group"]["spread"], FIRMS_AT_ONCE)
    )
    group = np.where(has_group, np.clip(np.rint(persons * share), 1, persons), 0).astype(np.int64)
    sectors = _pick(draw, _figures()["sectors"]["numbers"], _figures()["sectors"]["weights"], FIRMS_AT_ONCE)
    return Firms(first + np.arange(FIRMS_AT_ONCE), persons, group, sectors)


def _cut(firms: Firms, rows: int) -> Firms:
    """The first firms that have this many rows together; the last keeps what is left for it."""
    upto = np.cumsum(firms.persons)
    count = int(np.searchsorted(upto, rows)) + 1
    if count > len(upto):
        return firms
    persons = firms.persons[:count].copy()
    persons[-1] -= upto[count - 1] - rows
    group = np.minimum(firms.group[:count], persons)
    return Firms(firms.numbers[:count], persons, group, firms.sectors[:count])


def _employments(draw: np.random.Generator, firms: Firms, year: Period) -> pl.DataFrame:
    """A row for each person; those in the target group are the first of their organisation."""
    persons, count = firms.persons, int(firms.persons.sum())
    place = np.arange(count) - np.repeat(np.cumsum(persons) - persons, persons)
    in_group = place < np.repeat(firms.group, persons)
    position = np.zeros(count, np.int64)
    position[in_group] = _coded(draw, "positions", codes().positions, int(in_group.sum()))
    fulltime = _fulltime(draw, persons, count)
    eighths = _pick(draw, _figures()["hours"]["eighths"], _figures()["hours"]["weights"], count)
    first = year.first - EPOCH + 180 - np.floor(draw.exponential(2000, count)).astype(np.int64)
    leaves = draw.random(count) < 0.12
    last = np.maximum(first, year.first - EPOCH + draw.integers(0, year.days, count))
    later = year.last - EPOCH + draw.integers(-500, 1500, count)
    made = {
        "organisation": np.repeat(firms.numbers, persons),
        "position": position,
        "contract": _coded(draw, "contracts", codes().contracts, count),
        "hours_hundredths": fulltime * eighths // 8,
        "fulltime_hundredths": fulltime,
        "first_day": first,
    }
    frame = pl.DataFrame(made).with_columns(
        last_day=_where(pl.lit(pl.Series(leaves)), last), synthetic=pl.lit(True)
    )
    asked = _asked()
    dates = {name: _where(_is(*found), later) for name, found in asked.until.items()}
    past = {
        name: _where(_is(*found), first - draw.integers(0, 1500, count)) for name, found in asked.past.items()
    }
    months = {name: _where(_is(*found), draw.integers(0, 36, count)) for name, found in asked.months.items()}
    frame = frame.with_columns(**dates, **past, **months)
    return frame.select(
        pl.col(name).cast(pl.Int32 if kind == pl.Date else kind).cast(kind) for name, kind in SCHEMA.items()
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields that positions cannot do without, each with its positions: days to come, days past, months."""

    until: Mapping[str, list[str]]
    past: Mapping[str, list[str]]
    months: Mapping[str, list[str]]


@cache
def _asked() -> Asked:
    """What the newest edition asks of its positions; a day that may be left out is left out."""
    until, past, months = (defaultdict[str, list[str]](list) for _ in range(3))
    for code, position in open_shelf().newest.positions.items():
        window, field = position.window, position.window.field or ""
        if window.kind == "until":
            until[field].append(code)
        if window.kind == "years" and field not in DEFAULT_TO_FIRST_DAY:
            past[field].append(code)
        if position.minimum:
            months[position.minimum.field].append(code)
    return Asked(until, past, months)


def _where(test: pl.Expr, values: Whole) -> pl.Expr:
    return pl.when(test).then(pl.lit(pl.Series(values)))


def _is(*found: str) -> pl.Expr:
    return pl.col("position").is_in([codes().positions[code] for code in found])


def _fulltime(draw: np.random.Generator, persons: Whole, count: int) -> Whole:
    """Each organisation its own full-time hours, with here and there a person under another agreement."""
    figures = _figures()["fulltime"]
    fulltime = np.repeat(_pick(draw, figures["hundredths"], figures["weights"], len(persons)), persons)
    other = draw.random(count) * 100 < figures["other_percent"]
    return np.where(other, figures["other_hundredths"], fulltime)


def _organisations(drawn: list[Firms]) -> pl.DataFrame:
    numbers = np.concatenate([firms.numbers for firms in drawn])
    sectors = np.concatenate([firms.sectors for firms in drawn])
    frame = pl.DataFrame({"organisation": numbers, "sector": sectors}).cast(
        {"organisation": pl.Int32, "sector": pl.Int16}
    )
    return frame.with_columns(synthetic=pl.lit(True))


def _orders(drawn: list[Firms], seed: int, year: Period) -> pl.DataFrame:
    """One order of some organisations, at one of a limited number of suppliers with figures of their own."""
    draw = np.random.default_rng([seed, 2**32])
    figures = _figures()["orders"]
    numbers = np.concatenate([firms.numbers for firms in drawn])
    buyers = numbers[draw.random(len(numbers)) * 100 < figures["percent"]]
    supplier = draw.integers(0, figures["suppliers"], len(buyers))
    turnover = draw.integers(50_000_000, 5_000_000_000, figures["suppliers"])
    fte = draw.integers(500, 50_000, figures["suppliers"])
    share = draw.integers(1_000_000, 60_000_000, figures["suppliers"])
    made = {
        "organisation": buyers,
        "supplier": 90_000_001 + supplier,
        "day": year.first - EPOCH + draw.integers(0, year.days, len(buyers)),
        "amount_cents": draw.integers(10_000, 20_000_000, len(buyers)),
        "turnover_cents": turnover[supplier],
        "supplier_fte_hundredths": fte[supplier],
        "supplier_share_millionths": share[supplier],
    }
    frame = pl.DataFrame(made).with_columns(
        pl.col("day").cast(pl.Int32).cast(pl.Date), synthetic=pl.lit(True)
    )
    return frame.filter(pl.col("organisation") != pl.col("supplier"))


def _coded(draw: np.random.Generator, name: str, numbers: Mapping[str, int], count: int) -> Whole:
    figures = _figures()[name]
    return _pick(draw, [numbers[code] for code in figures["codes"]], figures["weights"], count)


def _pick(draw: np.random.Generator, values: Any, weights: list[int], count: int) -> Whole:
    """So many of the values, each as often as its weight says."""
    upto = np.cumsum(weights)
    return np.asarray(values)[np.searchsorted(upto, draw.integers(0, upto[-1], count), side="right")]


@cache
def _figures() -> dict[str, Any]:
    return tomllib.loads((files("trede.national") / "population.toml").read_text(encoding="utf-8"))
