# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede national``: every employer at once. Asks for the extra ``trede[national]``."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from trede.cli.options import EditionsFolder, LanguageOption

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from trede.kernel.periods import Period
    from trede.national.engines.partition import Engine
    from trede.national.measure import Outcome, Request
    from trede.scheme.edition import Edition

national = typer.Typer(no_args_is_help=True, help="Every employer at once. Asks for the extra: national.")

EngineName = Literal["polars", "duckdb", "spark"]

Rows = Annotated[
    Path, typer.Argument(metavar="IN.parquet", help="Employments: a Parquet file or a folder.", exists=True)
]
Year = Annotated[
    int | None,
    typer.Option(help="Calendar year to measure; without it the year that the file itself says."),
]
Organisations = Annotated[
    Path | None, typer.Option(help="Parquet with declared total fte and sectors.", exists=True)
]
Orders = Annotated[
    Path | None, typer.Option(help="Parquet with orders at certified or SW suppliers.", exists=True)
]
EngineOption = Annotated[EngineName, typer.Option(help="What adds up: polars, duckdb or spark.")]
Master = Annotated[str, typer.Option(help="Where Spark runs, such as spark://host:7077.")]
Outside = Annotated[
    bool,
    typer.Option(help="Count people in a position that a handbook does not know as staff outside the group."),
]


@national.command()
def measure(
    rows: Rows,
    out: Annotated[Path, typer.Argument(metavar="OUT.parquet", help="Where the levels go.")],
    edition: Annotated[
        str | None, typer.Option(help="Such as pso-1.7, or several with commas; all without it.")
    ] = None,
    year: Year = None,
    organisations: Organisations = None,
    orders: Orders = None,
    engine: EngineOption = "polars",
    master: Master = "local[*]",
    parts: Annotated[
        Path | None,
        typer.Option(help="Keep the sums of finished parts here, and go on from them.", file_okay=False),
    ] = None,
    thirty_plus: Annotated[
        bool, typer.Option(help="Say for each organisation whether it reaches 30+.")
    ] = False,
    unknown_outside: Outside = False,
    editions: EditionsFolder = None,
    language: LanguageOption = "nl",
) -> None:
    """Measure every organisation in a table of employments."""
    _require()
    from trede.national.measure import Request, write

    request = Request(rows, organisations, orders, _year(year), parts, thirty_plus, unknown_outside)
    outcome = _measured(request, _editions(edition, editions), engine, master, language)
    write(outcome, out)
    _say(language, "{} organisaties gemeten: {}", "{} organisations measured: {}", outcome.table.height, out)


@national.command()
def population(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the tables go.", file_okay=False)],
    rows: Annotated[int, typer.Option(help="How many employments.", min=1)] = 1_000_000,
    seed: Annotated[
        str, typer.Option(help="Hexadecimal; the same seed gives the same tables.")
    ] = "7265646500",
    year: Annotated[int, typer.Option(help="The reference year.", min=1950, max=2150)] = 2024,
    language: LanguageOption = "nl",
) -> None:
    """Make up a labour market of any size, for trials. Nobody in it is real."""
    _require()
    from trede.national.population import write_population

    period = _year(year)
    assert period is not None  # noqa: S101 - a year was given
    with _progress(language) as progress:
        write_population(folder, rows, _seed(seed), period, progress)
    _say(language, "{} verzonnen dienstverbanden in {}", "{} made-up employments in {}", rows, folder)


@national.command()
def norms(
    survey: Annotated[
        Path, typer.Argument(metavar="SURVEY.parquet", help="Shares by organisation.", exists=True)
    ],
    out: Annotated[
        Path, typer.Option(help="The folder of editions; the new one comes in it.", file_okay=False)
    ],
    name: Annotated[str, typer.Option(help="Id of the new edition.")] = "survey-norms",
    edition: Annotated[
        str | None, typer.Option(help="The edition whose other rules it keeps; the newest without it.")
    ] = None,
    editions: EditionsFolder = None,
    language: LanguageOption = "nl",
) -> None:
    """Derive norms from a survey: a new edition, and a report with the uncertainty."""
    _require()
    from trede.kernel.findings import errors
    from trede.national.coverage import coverage
    from trede.national.edition_folder import write_edition
    from trede.national.norms import default_settings, estimate
    from trede.national.norms_report import write_report
    from trede.national.survey import read_survey
    from trede.scheme import check_folder, open_shelf

    shelf = open_shelf(editions)
    base = shelf.load(edition) if edition else shelf.newest
    sizes = range(base.norms.smallest, base.norms.largest + 1)
    answers, settings = read_survey(survey, base), default_settings()
    found = estimate(answers, base, sizes, settings)
    write_edition(base, found, out / name)
    write_report(
        found, coverage(found.shares, answers, base, settings).tolist(), out / f"{name}-report", language
    )
    if wrong := errors(check_folder(out / name)):
        from trede.errors import RulebookError

        raise RulebookError(wrong)
    _say(language, "Editie {} met verslag in {}", "Edition {} with report in {}", name, out)


@national.command("what-if")
def what_if(
    rows: Rows,
    before: Annotated[str, typer.Option(help="The edition to start from.")],
    after: Annotated[str, typer.Option(help="The edition to compare with; your own with --editions.")],
    out: Annotated[
        Path, typer.Option(help="Folder for moves.csv, moves.parquet and moves.svg.", file_okay=False)
    ],
    year: Year = None,
    organisations: Organisations = None,
    orders: Orders = None,
    engine: EngineOption = "polars",
    master: Master = "local[*]",
    editions: EditionsFolder = None,
    language: LanguageOption = "nl",
) -> None:
    """How many organisations move up or down when the rules change. Small cells stay hidden."""
    _require()
    from trede.national.measure import Request
    from trede.national.what_if import moves, one_ladder
    from trede.national.what_if_chart import chart

    one, other = (each for name in (before, after) for each in _editions(name, editions))
    one_ladder(one, other)  # before the long work
    request = Request(rows, organisations, orders, _year(year), unknown_outside=True)
    outcome = _measured(request, [one, other], engine, master, language)
    table = moves(outcome, one, other, organisations)
    out.mkdir(parents=True, exist_ok=True)
    table.write_csv(out / "moves.csv")
    table.write_parquet(out / "moves.parquet")
    (out / "moves.svg").write_text(chart(table, before, after, language), encoding="utf-8")
    _say(language, "Tabel en plaatje in {}", "Table and picture in {}", out)


def _require() -> None:
    """Say which extra is missing, rather than which module."""
    from importlib.util import find_spec

    from trede.errors import InputRefusedError
    from trede.kernel.findings import finding

    if any(find_spec(name) is None for name in ("polars", "narwhals", "numpy")):
        raise InputRefusedError([finding("extra.missing", "", "national")])


def _measured(
    request: Request, chosen: list[Edition], engine: EngineName, master: str, language: Literal["nl", "en"]
) -> Outcome:
    from trede.cli.output import tell_findings
    from trede.national.measure import measure as measure_all

    running = _engine(engine, master)
    try:
        with _progress(language) as progress:
            outcome = measure_all(request, chosen, running, progress)
    finally:
        running.close()
    tell_findings(outcome.findings, language)
    return outcome


def _engine(name: EngineName, master: str) -> Engine:
    if name == "duckdb":
        from trede.national.engines.duckdb_engine import DuckdbEngine

        return DuckdbEngine()
    if name == "spark":
        from trede.national.engines.spark_engine import SparkEngine

        return SparkEngine(master)
    from trede.national.engines.polars_engine import PolarsEngine

    return PolarsEngine()


def _editions(names: str | None, folder: Path | None) -> list[Edition]:
    from trede.scheme import open_shelf

    shelf = open_shelf(folder)
    return [shelf.load(name.strip()) for name in names.split(",")] if names else list(shelf.editions())


def _year(year: int | None) -> Period | None:
    from trede.kernel.periods import Period, day_number

    return Period(day_number(date(year, 1, 1)), day_number(date(year, 12, 31))) if year else None


def _seed(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        raise typer.BadParameter(f"{text} is not hexadecimal", param_hint="--seed") from None


@contextmanager
def _progress(language: str) -> Iterator[Callable[[int, int], None]]:
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


def _say(language: str, nl: str, en: str, *values: object) -> None:
    print({"nl": nl, "en": en}[language].format(*values), file=sys.stderr)
