# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A forecast as an SVG picture: the total as a line beside the norm of each level, and the days that matter.

Those are today and each day a level is lost or reached. The conclusion stands under it; the description has the first
and the last figure.
"""

from __future__ import annotations

from dataclasses import replace
from textwrap import wrap
from typing import TYPE_CHECKING

from trede.reports.drawing import picture, text
from trede.reports.forecast import conclusion, rises, shown_level
from trede.reports.line_chart import (
    DASHED,
    DOTTED,
    FULL,
    LEFT,
    LINE,
    NAMED,
    NARROW,
    SAMPLE,
    SMALL_LINE,
    Axes,
    frame,
    marked,
    name,
    names_beside,
    path,
    shown_marks,
)
from trede.reports.steps import teller

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from trede.reports.forecast import Ahead
    from trede.reports.line_chart import Sheet
    from trede.reports.steps import Teller
    from trede.scheme import Language
    from trede.scoring.measurement import Measurement

CAPTION_SIGNS, NAME = 46, 150


def trend(
    forecast: Ahead,
    measurement: Measurement,
    language: Language,
    *,
    caption: bool = True,
    id_: str = "trend",
    today: int | None = None,
    sheet: Sheet = NARROW,
) -> str:
    """The picture as SVG text; with the conclusion under it unless the page says it already.

    ``id_`` begins the ids in it: give each its own where several stand on one page. ``today`` (a day number) gets a
    line where the picture reaches it.
    """
    tell, level = teller(measurement, forecast.points[0].edition, language), shown_level(forecast)
    totals = [(point.last, point.figures.share) for point in forecast.points]
    norms = _norms(forecast)
    axes = Axes(totals[0][0], totals[-1][0], _top(totals, norms), sheet=sheet, right=NAMED[sheet])
    marks = marked(axes, _days(forecast, tell, today))
    axes = replace(axes, down=SMALL_LINE * (max((mark.row for mark in marks), default=-1) + 1))
    lines = wrap(conclusion(forecast, tell), CAPTION_SIGNS) if caption else []
    foot = sheet.height + axes.down
    body = [
        *frame(axes, tell.wording.numerals),
        *(path(axes, points, DASHED) for points in norms.values()),
        *shown_marks(axes, marks),
        path(axes, totals, FULL),
        *name(LEFT, SAMPLE, tell.wording.say("forecast.line_total"), FULL),
        *name(LEFT + NAME, SAMPLE, tell.wording.say("forecast.line_norms"), DASHED),
        *names_beside(
            axes, [(points[-1][1], _named(each, points, sheet, tell)) for each, points in norms.items()]
        ),
        *(text(4, foot + LINE * (place + 1), line) for place, line in enumerate(lines)),
    ]
    described = tell.wording.say(
        "forecast.described",
        first=tell.wording.numerals.percent(totals[0][1]),
        last=tell.wording.numerals.percent(totals[-1][1]),
        level=tell.level(level),
        norm=tell.wording.numerals.norm(norms[level][-1][1]),
    )
    return picture(
        sheet.width,
        foot + LINE * len(lines) + 10,
        body,
        title=conclusion(forecast, tell),
        described=described,
        id_=id_,
        language=language,
    )


def _norms(forecast: Ahead) -> dict[str, list[tuple[int, Fraction]]]:
    """Of each level the norm at each point that has it."""
    found: dict[str, list[tuple[int, Fraction]]] = {}
    for point in forecast.points:
        for level, norm in point.figures.norms.items():
            found.setdefault(level, []).append((point.last, norm))
    return found


def _top(
    totals: Sequence[tuple[int, Fraction]], norms: Mapping[str, Sequence[tuple[int, Fraction]]]
) -> Fraction:
    return max(share for points in (totals, *norms.values()) for _, share in points) * 11 / 10


def _days(forecast: Ahead, tell: Teller, today: int | None) -> list[tuple[int, str, str]]:
    """Today, and the days on which another level begins, in the words that stand at them."""
    numerals, thin = tell.wording.numerals, ""
    days = {loss.day for loss in forecast.losses} | {point.last for point in rises(forecast)}
    named = [(day, numerals.day(day), thin) for day in sorted(days)]
    return named if today is None else [*named, (today, tell.wording.say("forecast.today"), DOTTED)]


def _named(level: str, points: Sequence[tuple[int, Fraction]], sheet: Sheet, tell: Teller) -> str:
    """The level at the end of its norm, and the norm itself where there is room."""
    said = tell.names.levels.get(level, level)
    return said if sheet is NARROW else f"{said}: {tell.wording.numerals.norm(points[-1][1])}"
