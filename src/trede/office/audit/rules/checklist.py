# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The sample as a sheet for a day without network: out with the version of each row, and in again.

What comes in is compared by that version: a row that somebody changed meanwhile is a conflict, and nothing is
overwritten.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from io import BytesIO
from types import NoneType
from typing import TYPE_CHECKING, Any

import xlsxwriter

from trede.errors import InputRefusedError
from trede.intake.dutch_dates import day_in_text
from trede.kernel.findings import Finding, finding
from trede.kernel.periods import as_date
from trede.office.audit.rules.tested import Figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.intake.grids import Cell, Grid
    from trede.scheme import Language

FIRST_ASPECT = 3
"""Columns: row, version, figures, then one for each aspect, then the two talks, then the mark of the case."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sample, counted from 1; ``figures`` is None when nothing was filled in yet."""

    row: int
    revision: int
    figures: Figures | None = None
    met: frozenset[str] = frozenset()
    performance_on: date | None = None
    development_on: date | None = None

    def says_the_same(self, other: Line) -> bool:
        """Whether both tell the same of a dossier, whatever their version."""
        return (self.figures, self.met, self.performance_on, self.development_on) == (
            other.figures,
            other.met,
            other.performance_on,
            other.development_on,
        )


@cache
def _words() -> Mapping[str, Any]:
    text = files("trede.office.audit").joinpath("rules", "checklist.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def mark_of(case: str) -> str:
    """What tells the checklists of cases apart: the first letters and digits of the id."""
    return case[:8]


def checklist(lines: Iterable[Line], aspects: Mapping[str, str], language: Language, mark: str) -> bytes:
    """A workbook with a line for each row of the sample; ``aspects`` are id to name, ``mark`` is that of the case."""
    words, made, known = _words()[language], BytesIO(), list(lines)
    last_aspect = FIRST_ASPECT + len(aspects) - 1
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet(words["sheet"])
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        sheet.set_column(0, last_aspect + 3, 22)
        sheet.set_column(last_aspect + 1, last_aspect + 2, 22, day)
        heads = [words["row"], words["version"], words["figures"], *aspects.values()]
        heads += [words["performance"], words["development"], words["case"]]
        sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
        for count, line in enumerate(known, 1):
            _write(sheet, count, line, list(aspects), words)
            sheet.write_string(count, last_aspect + 3, mark)
        sheet.freeze_panes(1, 1)
        _choose(sheet, max(1, len(known)), last_aspect, words)
    return made.getvalue()


def _write(sheet: Any, at: int, line: Line, aspects: Sequence[str], words: Mapping[str, str]) -> None:
    said = [words["yes" if each in line.met else "no"] for each in aspects] if line.figures else []
    sheet.write_row(at, 0, [line.row, line.revision, words[line.figures] if line.figures else "", *said])
    for column, held in enumerate((line.performance_on, line.development_on), FIRST_ASPECT + len(aspects)):
        if held:
            sheet.write_datetime(at, column, datetime(held.year, held.month, held.day))  # noqa: DTZ001


def _choose(sheet: Any, last: int, last_aspect: int, words: Mapping[str, str]) -> None:
    """The answers that one can choose from."""
    choices, said = [words[each] for each in Figures], [words["yes"], words["no"]]
    sheet.data_validation(1, 2, last, 2, {"validate": "list", "source": choices})
    sheet.data_validation(1, FIRST_ASPECT, last, last_aspect, {"validate": "list", "source": said})


def read_checklist(grid: Grid, aspects: Sequence[str], mark: str) -> tuple[list[Line], list[Finding]]:
    """The rows that were filled in, in either language, and what cannot be read.

    Raises InputRefusedError for the checklist of another case: its rows have the same numbers.
    """
    lines, wrong, width = [], [], FIRST_ASPECT + len(aspects) + 3
    for number, cells in enumerate(grid.rows, grid.first_row):
        padded = [*cells, *[None] * (width - len(cells))]
        if not isinstance(padded[0], int) or padded[2] in (None, ""):
            continue  # a heading, an empty line, or a row that was not looked at
        if str(padded[width - 1] or "").strip() != mark:
            raise InputRefusedError([finding("audit.other-checklist", "file")])
        line = _line(padded, aspects)
        if line is None:
            wrong.append(finding("audit.checklist-row", "file", number))
        else:
            lines.append(line)
    return lines, wrong


def _line(cells: Sequence[Cell], aspects: Sequence[str]) -> Line | None:
    row, revision, last = cells[0], cells[1], FIRST_ASPECT + len(aspects)
    figures = _meaning(cells[2], Figures)
    answers = [_meaning(each, ("yes", "no")) for each in cells[FIRST_ASPECT:last]]
    held = [_day(each) for each in cells[last : last + 2]]
    typed = [type(row), type(revision)] == [int, int] and {type(each) for each in held} <= {date, NoneType}
    if figures is None or not typed or None in answers:
        return None
    met = frozenset(aspect for aspect, said in zip(aspects, answers, strict=True) if said == "yes")
    return Line(int(row), int(revision), Figures(figures), met, *held)  # type: ignore[arg-type]


def _day(cell: Cell) -> Cell:
    """A day, also as somebody types it in a sheet that does not know days: 1-5-2026. Nothing for an empty cell."""
    if isinstance(cell, str) and cell.strip():
        found = day_in_text(cell.strip(), last=False)
        return as_date(found) if found else cell
    return cell or None


def _meaning(cell: Cell, of: Iterable[str]) -> str | None:
    """Which of these the cell says, in Dutch or English."""
    said = str(cell).strip().lower()
    return next((each for each in of for words in _words().values() if words[each].lower() == said), None)
