# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every national command does: say which extra is missing, choose an engine, show how far it is."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError
from trede.kernel.findings import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from trede.cli.national.options import EngineName
    from trede.cli.options import Language
    from trede.kernel.periods import Period
    from trede.national.engines.partition import Engine
    from trede.national.measure import Outcome, Request
    from trede.scheme import Edition


def require(extra: str, *modules: str) -> None:
    """Say which extra is missing, rather than which module."""
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in modules):
        raise InputRefusedError([finding("extra.missing", "", extra)])


def require_national() -> None:
    require("national", "polars", "narwhals", "numpy", "duckdb")


def measured(
    request: Request, chosen: list[Edition], engine: EngineName, master: str, language: Language
) -> Outcome:
    """Measure with the engine of this name; the findings are told on standard error."""
    from trede.cli.output import tell_findings
    from trede.national.measure import measure

    running = _engine(engine, master)
    try:
        with progress_on(language) as progress:
            outcome = measure(request, chosen, running, progress)
    finally:
        running.close()
    tell_findings(outcome.findings, language)
    return outcome


def _engine(name: EngineName, master: str) -> Engine:
    if name == "duckdb":
        from trede.national.engines.duckdb_engine import DuckdbEngine

        return DuckdbEngine()
    if name == "spark":
        require("spark", "pyspark", "pyarrow")
        from trede.national.engines.spark_engine import SparkEngine

        return SparkEngine(master)
    from trede.national.engines.polars_engine import PolarsEngine

    return PolarsEngine()


def as_given(
    rows: Path, organisations: Path | None, orders: Path | None
) -> tuple[Path, Path | None, Path | None]:
    """The three tables; a folder as ``population`` writes it holds them all."""
    if not (rows / "employments.parquet").is_file():
        return rows, organisations, orders
    beside = [rows / name for name in ("organisations.parquet", "orders.parquet")]
    found = [path if path.is_file() else None for path in beside]
    return rows / "employments.parquet", organisations or found[0], orders or found[1]


def year_of(year: int | None) -> Period | None:
    """A calendar year in day numbers."""
    from trede.kernel.periods import Period, day_number

    return Period(day_number(date(year, 1, 1)), day_number(date(year, 12, 31))) if year else None


def inputs_of(*given: Path | None) -> list[Path]:
    """The files and folders that were given."""
    return [each for each in given if each is not None]


@contextmanager
def progress_on(language: Language) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, when that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    with Progress(
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
    ) as bar:
        task = bar.add_task({"nl": "rijen", "en": "rows"}[language], total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def say(language: Language, nl: str, en: str, *values: object) -> None:
    """What came of it, on standard error."""
    print({"nl": nl, "en": en}[language].format(*values), file=sys.stderr)
