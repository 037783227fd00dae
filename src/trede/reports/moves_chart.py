# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The moves of a what-if as a picture: for each size class the part of the organisations that goes up and down."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from trede.national.disclosure import TOTAL
from trede.reports.drawing import INK, picture

if TYPE_CHECKING:
    from trede.national.disclosure import Shown
    from trede.national.moves import WhatIf
    from trede.reports.wording import Wording

LIGHT = "#8fa6c4"
WIDTH, LEFT, ROW, TOP, HALF = 640, 110, 40, 56, 190

_Row = tuple[str, "Shown", "Shown", int | None]


def chart(found: WhatIf, title: str, words: Wording) -> str:
    """SVG text, from published cells only: the whole and each size."""
    rows = [_shown(found, size) for size in (TOTAL, *found.axes.sizes)]
    middle, height = LEFT + HALF, TOP + ROW * len(rows) + 16
    body = [
        f'<text x="{middle - 8}" y="{TOP - 20}" text-anchor="end">← {words.say("what_if.down")} (%)</text>',
        f'<text x="{middle + 8}" y="{TOP - 20}">{words.say("what_if.up")} (%) →</text>',
        f'<path d="M{middle} {TOP - 10}V{height - 10}" stroke="{INK}"/>',
    ]
    widest = max((part for row in rows for part in _parts(row) if part), default=Fraction(1))
    for place, row in enumerate(rows):
        body += _bars(row, TOP + place * ROW, middle, widest, words)
    described = " ".join(_sentence(row, words) for row in rows)
    return picture(
        WIDTH,
        height,
        body,
        title=title,
        described=described,
        id_="moves",
        language=words.language,
        letters=14,
    )


def _shown(found: WhatIf, size: str) -> _Row:
    area = next(each for each in found.axes.areas() if each.size == size)
    down, _, up, every = found.moved(area)
    return size, down, up, every.organisations


def _parts(row: _Row) -> list[Fraction | None]:
    """What part goes down and up; nothing where a count or the whole is hidden."""
    total = row[3]
    counts = [row[1].organisations, row[2].organisations]
    return [Fraction(count, total) if count is not None and total else None for count in counts]


def name_of(size: str, words: Wording) -> str:
    """A size class as people read it."""
    return words.say("what_if.all") if size == TOTAL else words.say("what_if.size", size=size)


def cell_text(cell: Shown, words: Wording) -> str:
    """A count, or why there is none."""
    if cell.organisations is None:
        return words.say(f"what_if.{cell.hidden}")
    return words.numerals.number(cell.organisations, 0)


def _sentence(row: _Row, words: Wording) -> str:
    size, down, up, _ = row
    return words.say(
        "what_if.bar", size=name_of(size, words), down=cell_text(down, words), up=cell_text(up, words)
    )


def _bars(row: _Row, top: int, middle: int, widest: Fraction, words: Wording) -> list[str]:
    body = [f'<text x="8" y="{top + 20}">{escape(name_of(row[0], words))}</text>']
    for part, cell, right in zip(_parts(row), row[1:3], (False, True), strict=True):
        anchor, side = ("start", 1) if right else ("end", -1)
        if part is None:
            told = words.say(f"what_if.{cell.hidden or 'beside'}")
            body.append(f'<text x="{middle + 8 * side}" y="{top + 20}" text-anchor="{anchor}">{told}</text>')
            continue
        long = float(part / widest * (HALF - 70))
        left, fill = (middle, INK) if right else (middle - long, LIGHT)
        body.append(
            f'<rect x="{left:.1f}" y="{top + 4}" width="{long:.1f}" height="22" fill="{fill}" stroke="{INK}"/>'
        )
        at, told = middle + (long + 6) * side, words.numerals.number(part * 100, 1)
        body.append(f'<text x="{at:.1f}" y="{top + 20}" text-anchor="{anchor}">{told}</text>')
    return body
