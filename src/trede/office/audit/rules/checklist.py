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

from trede.kernel.findings import Finding, finding
from trede.office.audit.rules.tested import Figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.intake.grids import Cell, Grid
    from trede.scheme import Language

FIRST_ASPECT = 3
"""Columns: row, version, figures, then one for each aspect, then the two talks."""


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


def checklist(lines: Iterable[Line], aspects: Mapping[str, str], language: Language) -> bytes:
    """A workbook with a line for each row of the sample; ``aspects`` are id to name."""
    words, made = _words()[language], BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet(words["sheet"])
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd-mm-yyyy"})
        heads = [words["row"], words["version"], words["figures"], *aspects.values()]
        sheet.write_row(0, 0, [*heads, words["performance"], words["development"]], bold)
        count = 0
        for count, line in enumerate(lines, 1):
            yes_or_no = (
                [words["yes" if each in line.met else "no"] for each in aspects] if line.figures else []
            )
            sheet.write_row(count, 0, [line.row, line.revision, words[line.figures] if line.figures else ""])
            sheet.write_row(count, FIRST_ASPECT, yes_or_no)
            for at, held in enumerate(
                (line.performance_on, line.development_on), FIRST_ASPECT + len(aspects)
            ):
                if held:
                    sheet.write_datetime(count, at, datetime(held.year, held.month, held.day), day)  # noqa: DTZ001
        choices = [words[each] for each in Figures]
        sheet.data_validation(1, 2, max(1, count), 2, {"validate": "list", "source": choices})
        last = FIRST_ASPECT + len(aspects) - 1
        said = {"validate": "list", "source": [words["yes"], words["no"]]}
        sheet.data_validation(1, FIRST_ASPECT, max(1, count), last, said)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, last + 2, 22)
    return made.getvalue()


def read_checklist(grid: Grid, aspects: Sequence[str]) -> tuple[list[Line], list[Finding]]:
    """The rows that were filled in, in either language, and what cannot be read."""
    lines, wrong = [], []
    for number, cells in enumerate(grid.rows, grid.first_row):
        padded = [*cells, *[None] * (FIRST_ASPECT + len(aspects) + 2 - len(cells))]
        if not isinstance(padded[0], int) or padded[2] in (None, ""):
            continue  # a heading, an empty line, or a row that was not looked at
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
    held = [each or None for each in cells[last : last + 2]]
    typed = [type(row), type(revision)] == [int, int] and {type(each) for each in held} <= {date, NoneType}
    if figures is None or not typed or None in answers:
        return None
    met = frozenset(aspect for aspect, said in zip(aspects, answers, strict=True) if said == "yes")
    return Line(int(row), int(revision), Figures(figures), met, *held)  # type: ignore[arg-type]


def _meaning(cell: Cell, of: Iterable[str]) -> str | None:
    """Which of these the cell says, in Dutch or English."""
    said = str(cell).strip().lower()
    return next((each for each in of for words in _words().values() if words[each].lower() == said), None)
