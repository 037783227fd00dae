# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Results beside each other: the same data under another handbook, or last year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from trede.office.web.kit.look.parts import Cell, Comparison, Row, Tone
from trede.reports.figures import figures
from trede.scoring.score import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from trede.reports.comparison import Compared
    from trede.reports.figures import Figure
    from trede.reports.result import Result

NEITHER = "size"
"""Of every other figure more is better; the size of an organisation is neither good nor bad."""


def beside(caption: str, compared: Sequence[Compared], chosen: int = 0) -> Comparison:
    """Each result a column, each figure a row, judged against the first column."""
    results = [each.result for each in compared]
    rows = [_levels(results), *_figures(results), _missing(results)]
    return Comparison(caption, [each.title for each in compared], rows, chosen)


def _levels(results: Sequence[Result]) -> Row:
    ladder = max((result.edition.levels for result in results), key=len)
    first = _height(results[0], ladder)
    cells = [
        Cell(result.level_name(result.score.level), _judged(first, _height(result, ladder)))
        for result in results
    ]
    return Row(_("Trede"), cells)


def _height(result: Result, ladder: Sequence[str]) -> int:
    """How high the level stands on the longest ladder; none is 0."""
    level = result.score.level
    return 0 if level == NONE else ladder.index(level) + 1


def _figures(results: Sequence[Result]) -> list[Row]:
    lines = zip(*(figures(result) for result in results), strict=True)
    return [Row(line[0].label, [_compared(line[0], figure) for figure in line]) for line in lines]


def _compared(first: Figure, figure: Figure) -> Cell:
    tone = Tone.NEUTRAL if figure.key == NEITHER else _judged(first.value, figure.value)
    return Cell(figure.outcome, tone)


def _judged(first: Fraction | int, other: Fraction | int) -> Tone:
    if first == other:
        return Tone.NEUTRAL
    return Tone.POSITIVE if other > first else Tone.NEGATIVE


def _missing(results: Sequence[Result]) -> Row:
    return Row(_("Nodig voor de volgende trede"), [Cell(_needed(result)) for result in results])


def _needed(result: Result) -> str:
    following = result.score.next
    if following is None:
        return _("hoger kan niet")
    fte = result.wording.numerals.missing_fte(max(following.missing_fte_millionths, 0))
    return f"{fte}\N{NO-BREAK SPACE}fte"
