# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of a contract as one bar: what certificate, people, purchases and activities cover, what is left."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from trede.reports.drawing import INK, PAPER, picture
from trede.reports.social_return import COVERS, conclusion
from trede.reports.wording import wording

if TYPE_CHECKING:
    from trede.kernel.languages import Language
    from trede.reports.wording import Wording
    from trede.social_return.standing import Standing

WIDTH, EDGE, TOP, THICK, ROW = 400, 8, 34, 44, 28
FILLS = {
    "certificate": "#1d4f91",
    "people": "#5f86ba",
    "purchases": "#a9c0dd",
    "activities": "#d9e4f1",
    "still": PAPER,
}
"""From dark to light in the order of the bar; the legend names each with its amount."""


def bar(found: Standing, language: Language) -> str:
    """SVG text; empty when it cannot be said what is asked, or nothing is."""
    if not found.asked.cents:
        return ""
    words = wording(language)
    parts = _parts(found)
    whole = max(found.asked.cents, sum(cents for _, cents in parts))
    legend_top = TOP + THICK + 44
    height = legend_top + ROW * len(parts)
    asked_x = EDGE + (WIDTH - 2 * EDGE) * found.asked.cents / whole
    described = " ".join(_sentence(key, cents, words) for key, cents in parts)
    asked = _sentence("asked", found.asked.cents, words)
    return picture(
        WIDTH,
        height,
        [
            f'<text x="{EDGE}" y="{TOP - 14}">{escape(asked)}</text>',
            *_bar(parts, whole),
            f'<path d="M{asked_x:.1f} {TOP - 6}V{TOP + THICK + 10}" stroke="{INK}" stroke-width="3"/>',
            *_legend(parts, legend_top, words),
        ],
        title=conclusion(found, words),
        described=f"{asked} {described}",
        id_="bar",
        language=language,
    )


def _parts(found: Standing) -> list[tuple[str, int]]:
    """What is sure of each cover, and what is left; only those that are there."""
    covers = zip(COVERS, (each.known_cents for each in found.covered), strict=True)
    every = [*covers, ("still", found.still_cents or 0)]
    return [(key, cents) for key, cents in every if cents]


def _bar(parts: list[tuple[str, int]], whole: int) -> list[str]:
    body, left = [], float(EDGE)
    for key, cents in parts:
        wide = (WIDTH - 2 * EDGE) * cents / whole
        dashed = ' stroke-dasharray="6 4"' if key == "still" else ""
        body.append(
            f'<rect x="{left:.1f}" y="{TOP}" width="{wide:.1f}" height="{THICK}" fill="{FILLS[key]}"'
            f' stroke="{INK}"{dashed}/>'
        )
        left += wide
    return body


def _legend(parts: list[tuple[str, int]], top: int, words: Wording) -> list[str]:
    body = []
    for number, (key, cents) in enumerate(parts):
        at = top + number * ROW
        dashed = ' stroke-dasharray="4 3"' if key == "still" else ""
        body.append(
            f'<rect x="{EDGE}" y="{at - 13}" width="16" height="16" fill="{FILLS[key]}"'
            f' stroke="{INK}"{dashed}/>'
        )
        body.append(f'<text x="{EDGE + 26}" y="{at}">{escape(_sentence(key, cents, words))}</text>')
    return body


def _sentence(key: str, cents: int, words: Wording) -> str:
    return f"{words.say(f'social_return.{key}')}: {words.numerals.euro(cents)}."
