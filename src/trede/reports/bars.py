# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bars under their names, as an SVG picture that is read on a phone too."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING

from trede.reports.drawing import INK, LINE, SMALL_LETTERS, picture, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

WIDTH, EDGE, THICK, GAP, SIGNS = 400, 8, 16, 14, 50
FOR_WORDS = 80
"""What the words at the end of the longest bar take."""
LEAST = 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """``words`` tell the value in its unit."""

    name: str
    value: Fraction
    words: str


def bars(shown: Sequence[Bar], *, title: str, id_: str, language: str) -> str:
    """SVG text, the bars in the order given; they are as long as their values are to each other."""
    longest = max(bar.value for bar in shown)
    body, y = [], 0
    for bar in shown:
        lines = wrap(bar.name, SIGNS)
        share = float(bar.value / longest) if longest else 0.0
        body.append(f'<g transform="translate(0 {y})">{"".join(_drawn(bar, lines, share))}</g>')
        y += LINE * len(lines) + 4 + THICK + GAP
    told = "; ".join(f"{bar.name}: {bar.words}" for bar in shown)
    return picture(WIDTH, y, body, title=title, described=f"{told}.", id_=id_, language=language)


def _drawn(bar: Bar, lines: Sequence[str], share: float) -> Iterator[str]:
    """A bar under its name, with its words at the end."""
    wide, top = max(share * (WIDTH - 2 * EDGE - FOR_WORDS), LEAST), LINE * len(lines) + 4
    for place, line in enumerate(lines):
        yield text(EDGE, LINE * (place + 1) - 4, line, size=SMALL_LETTERS)
    yield f'<rect x="{EDGE}" y="{top}" width="{wide:.1f}" height="{THICK}" rx="2" fill="{INK}"/>'
    yield text(round(EDGE + wide + 8, 1), top + 14, bar.words, size=SMALL_LETTERS, weight="bold")
