# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Many measurements on a terminal: a line for each, and below them what is wrong with those that were refused."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.periods import day_number
from trede.reports.terminal.overview import findings_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trede.reports.lines import Line
    from trede.reports.terminal.look import Look
    from trede.reports.wording import Wording

COLUMNS = ("file", "level", "total_percent", "missing_fte", "loses_on", "warnings")
NARROWEST_NAME = 16


def lines_text(lines: Sequence[Line], wording: Wording, level_name: Callable[[str], str], look: Look) -> str:
    """The table as text that ends with a line end."""
    head = tuple(wording.say(f"lines.short_{name}") for name in COLUMNS)
    rows = [head, *(_cells(line, wording, level_name) for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    widths[0] = max(NARROWEST_NAME, min(widths[0], look.columns - sum(widths[1:]) - 2 * (len(widths) - 1)))
    table = [_laid_out(row, widths) for row in rows]
    shown = [look.heading(table[0]), *table[1:], "", *look.wrapped(wording.say("lines.unofficial"))]
    return look.page(shown) + "".join(_refused(line, wording, look) for line in lines if line.errors)


def _cells(line: Line, wording: Wording, level_name: Callable[[str], str]) -> tuple[str, ...]:
    if line.level is None:
        return (line.file, wording.say("lines.refused"), "", "", "", str(len(line.findings)))
    numerals = wording.numerals
    missing = numerals.number(Fraction(line.missing_fte)) if line.missing_fte else "–"
    lost = numerals.day(day_number(date.fromisoformat(line.loses_on))) if line.loses_on else "–"
    total = numerals.percent(Fraction(line.total_percent or 0) / 100)
    return (line.file, level_name(line.level), total, missing, lost, str(line.warnings))


def _laid_out(row: Sequence[str], widths: Sequence[int]) -> str:
    """Names at the left, figures at the right; a name that is too long loses its middle."""
    name, level, *figures = row
    cells = [_shortened(name, widths[0]).ljust(widths[0]), level.ljust(widths[1])]
    cells += [cell.rjust(width) for cell, width in zip(figures, widths[2:], strict=True)]
    return "  ".join(cells)


def _shortened(name: str, width: int) -> str:
    clean = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)
    kept = (width - 1) // 2
    return clean if len(clean) <= width else f"{clean[: width - 1 - kept]}…{clean[-kept:]}"


def _refused(line: Line, wording: Wording, look: Look) -> str:
    return look.page(["", look.bold(line.file)]) + findings_text(line.findings, wording, look)
