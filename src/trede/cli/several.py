# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""``trede measure`` for many files: one table, a line for each; a file that is refused does not stop the others."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from gettext import gettext as _
from typing import TYPE_CHECKING

import typer

from trede.cli.forecast import editions_by_day
from trede.cli.output import as_json_text, look_of
from trede.cli.scoring import score_file
from trede.cli.writing import Place, check_places, write_whole
from trede.errors import FindingsError
from trede.intake.said import NOTHING_SAID, Said
from trede.kernel.periods import months_later
from trede.kernel.values import fixed, scaled_text
from trede.planning.forecast import forecast
from trede.reports.lines import Line, lines_csv, lines_document, lines_workbook
from trede.reports.wording import wording
from trede.scheme.shelf import texts_of
from trede.scoring.canonical import iso
from trede.scoring.score import NONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from trede.cli.options import TableFormat
    from trede.cli.scoring import Scored
    from trede.scheme import Language, Shelf

DONE, WRONG_INPUT = 0, 2
MONTHS_AHEAD = 24
"""How far the day of loss is looked for: as long as a certificate is valid."""


@dataclass(frozen=True, slots=True)
class Several:
    """What was asked: without a ``table`` the terminal shows it."""

    files: tuple[Path, ...]
    edition: str | None
    table: TableFormat | None
    out: Path | None
    force: bool
    language: Language
    said: Said = NOTHING_SAID


def measure_several(asked: Several, shelf: Shelf) -> int:
    """Measure each file; the exit status: 0 when all were measured, 2 when any was refused."""
    kind = _kind(asked)
    if asked.out:
        check_places([Place(asked.out, (f".{kind}",))], asked.files, force=asked.force)
    if asked.edition:
        shelf.load(asked.edition)  # a name that is wrong is wrong for every file: told once
    with _progress(len(asked.files), asked.language) as step:
        lines = [step(_line(file, shelf, asked)) for file in asked.files]
    _give(lines, kind, asked, shelf)
    return WRONG_INPUT if any(line.errors for line in lines) else DONE


def _kind(asked: Several) -> TableFormat | None:
    if asked.table == "xlsx" and asked.out is None:
        raise typer.BadParameter(_("A workbook needs a file to be in: --out OUT.xlsx."), param_hint="--table")
    if asked.out and asked.table is None:
        raise typer.BadParameter(_("Say which table: --table csv, json or xlsx."), param_hint="--out")
    return asked.table


def _line(file: Path, shelf: Shelf, asked: Several) -> Line:
    try:
        result = score_file(file, shelf, asked.edition, asked.said)
    except FindingsError as refused:
        return Line(file.name, findings=refused.findings)
    return _measured(result, shelf, asked.edition)


def _measured(result: Scored, shelf: Shelf, named: str | None) -> Line:
    score, measurement, following = result.score, result.measurement, result.score.next
    until = _horizon(result)
    loss = None if score.level == NONE else _first_loss(result, until, shelf, named)
    return Line(
        file=result.file,
        organisation=measurement.organisation.name,
        kvk=measurement.organisation.kvk,
        year_from=iso(measurement.reference_year.first),
        year_to=iso(measurement.reference_year.last),
        edition=score.edition,
        level=score.level,
        total_percent=fixed(score.total * 100),
        direct_percent=fixed(score.direct * 100),
        indirect_percent=fixed(score.counted_indirect * 100),
        total_fte=fixed(score.total_fte),
        next_level=following.level if following else None,
        missing_percent=fixed(following.missing * 100) if following else None,
        missing_fte=scaled_text(following.missing_fte_millionths, 6) if following else None,
        loses_on=loss and loss[0],
        loses_to=loss and loss[1],
        looked_until=iso(until),
        findings=score.findings,
    )


def _horizon(result: Scored) -> int:
    """Two years from the application, or from the end of the reference year when that is later."""
    measured = result.measurement
    return months_later(max(measured.reference_year.last, measured.application_day or 0), MONTHS_AHEAD)


def _first_loss(result: Scored, until: int, shelf: Shelf, named: str | None) -> tuple[str, str] | None:
    found = forecast(result.measurement, until, editions_by_day(shelf, named))
    return next(((iso(loss.day), loss.to) for loss in found.losses), None)


def _give(lines: list[Line], kind: TableFormat | None, asked: Several, shelf: Shelf) -> None:
    words = wording(asked.language)
    names = texts_of(shelf.newest.folder, asked.language).levels

    def level_name(code: str) -> str:
        return names.get(code, code)

    if kind is None:
        from trede.reports.terminal.lines import lines_text

        print(lines_text(lines, words, level_name, look_of(sys.stdout)), end="")
        return
    if kind == "xlsx":
        given: bytes | str = lines_workbook(lines, words, level_name)
    elif kind == "csv":
        given = lines_csv(lines, asked.language)
    else:
        given = as_json_text(lines_document(lines)) + "\n"
    if asked.out:
        write_whole(asked.out, given, force=asked.force)
    else:
        sys.stdout.write(str(given))


@contextmanager
def _progress(total: int, language: Language) -> Iterator[Callable[[Line], Line]]:
    """A bar on standard error, when that is a terminal: each line that passes is one file done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task({"nl": "bestanden", "en": "files"}[language], total=total)

        def step(line: Line) -> Line:
            bar.advance(task)
            return line

        yield step
