# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A plan as an SVG picture: the share if nothing is done, the share with the plan, and the norm, over the months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.reports.drawing import picture
from trede.reports.line_chart import (
    DASHED,
    DOTTED,
    FULL,
    LEFT,
    LINE,
    NARROW,
    SAMPLE,
    Axes,
    frame,
    name,
    path,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from trede.reports.wording import Wording

NAMES_BELOW = 2
"""Of the three names; the first stands where the picture begins."""


@dataclass(frozen=True, slots=True)
class Lines:
    """For the same days (numbers): the share if nothing is done, the share with the plan, and the norm."""

    days: Sequence[int]
    today: Sequence[Fraction]
    planned: Sequence[Fraction]
    norm: Sequence[Fraction]


def progress(lines: Lines, words: Wording, *, level: str, sentence: str, id_: str = "progress") -> str:
    """The picture as SVG text. ``level`` in words; ``sentence`` is what the page says about it."""
    say, numerals = words.say, words.numerals
    top = max(*lines.today, *lines.planned, *lines.norm) * 6 / 5
    axes = Axes(lines.days[0], lines.days[-1], top, LINE * NAMES_BELOW)
    named = (
        (say("progress.planned"), FULL, lines.planned),
        (say("progress.today"), DOTTED, lines.today),
        (say("progress.norm", level=level), DASHED, lines.norm),
    )
    body = [
        *frame(axes, numerals),
        *(path(axes, list(zip(lines.days, shares, strict=True)), style) for _, style, shares in named),
        *(
            each
            for place, (told, style, _) in enumerate(named)
            for each in name(LEFT, SAMPLE + place * LINE, told, style)
        ),
    ]
    described = say(
        "progress.described",
        last=numerals.day(lines.days[-1]),
        today=numerals.percent(lines.today[-1]),
        planned=numerals.percent(lines.planned[-1]),
        level=level,
        norm=numerals.norm(lines.norm[-1]),
    )
    return picture(
        NARROW.width,
        NARROW.height + LINE * NAMES_BELOW + 10,
        body,
        title=sentence,
        described=described,
        id_=id_,
        language=words.language,
    )
