# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A forecast as an SVG picture: the total as a line, the norm as a dashed one, and the conclusion under it.

The description has the first and the last figure.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from trede.reports.drawing import picture, text
from trede.reports.forecast import conclusion, shown_level
from trede.reports.line_chart import (
    DASHED,
    FULL,
    HEIGHT,
    LEFT,
    LINE,
    NAME,
    SAMPLE,
    WIDTH,
    Axes,
    frame,
    name,
    path,
)
from trede.reports.steps import teller

if TYPE_CHECKING:
    from trede.reports.forecast import Ahead
    from trede.reports.steps import Teller
    from trede.scheme import Language
    from trede.scoring.measurement import Measurement

CAPTION_SIGNS = 46


def trend(
    forecast: Ahead,
    measurement: Measurement,
    language: Language,
    *,
    caption: bool = True,
    id_: str = "trend",
) -> str:
    """The picture as SVG text; with the conclusion under it unless the page says it already.

    ``id_`` begins the ids in it: give each its own where several stand on one page.
    """
    tell, level = teller(measurement, forecast.points[0].edition, language), shown_level(forecast)
    points = forecast.points
    norms = [(point.last, point.figures.norms[level]) for point in points if level in point.figures.norms]
    totals = [(point.last, point.figures.share) for point in points]
    axes = Axes(points[0].last, points[-1].last, max(share for _, share in (*norms, *totals)) * 6 / 5)
    lines = wrap(conclusion(forecast, tell), CAPTION_SIGNS) if caption else []
    body = [
        *frame(axes, tell.wording.numerals),
        path(axes, norms, DASHED),
        path(axes, totals, FULL),
        *_names(tell, level),
        *(text(4, HEIGHT + LINE * (place + 1), line) for place, line in enumerate(lines)),
    ]
    described = tell.wording.say(
        "forecast.described",
        first=tell.wording.numerals.percent(totals[0][1]),
        last=tell.wording.numerals.percent(totals[-1][1]),
        level=tell.level(level),
        norm=tell.wording.numerals.norm(norms[-1][1]),
    )
    return picture(
        WIDTH,
        HEIGHT + LINE * len(lines) + 10,
        body,
        title=conclusion(forecast, tell),
        described=described,
        id_=id_,
        language=language,
    )


def _names(tell: Teller, level: str) -> list[str]:
    say = tell.wording.say
    return [
        *name(LEFT, SAMPLE, say("forecast.line_total"), FULL),
        *name(LEFT + NAME, SAMPLE, say("forecast.line_norm", level=tell.level(level)), DASHED),
    ]
