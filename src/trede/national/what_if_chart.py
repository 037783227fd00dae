# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The moves as a picture: for each size class the part of the organisations that goes up and down."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from trede.national.disclosure import TOTAL

if TYPE_CHECKING:
    import polars as pl

INK, PAPER, LIGHT = "#154273", "#ffffff", "#8fa6c4"
WIDTH, LEFT, ROW, TOP, HALF = 640, 110, 40, 56, 190
WORDS = {
    "nl": {
        "title": "Wie stijgt en wie daalt: {before} naar {after}",
        "up": "stijgt",
        "down": "daalt",
        "all": "alle",
        "hidden": "te klein om te tonen",
        "size": "fte",
    },
    "en": {
        "title": "Who moves up and who moves down: {before} to {after}",
        "up": "up",
        "down": "down",
        "all": "all",
        "hidden": "too small to show",
        "size": "fte",
    },
}


def chart(table: pl.DataFrame, before: str, after: str, language: str) -> str:
    """SVG text, from published cells only: the totals over all sectors."""
    words = WORDS[language]
    rows = table.filter(table["sector"] == TOTAL).iter_rows(named=True)
    shown = [(row["size"], row["down"], row["up"], row["all"]) for row in rows]
    title = escape(words["title"].format(before=before, after=after))
    lines = [_sentence(row, words) for row in shown]
    middle, height = LEFT + HALF, TOP + ROW * len(shown) + 16
    body = [
        f'<text x="{middle - 8}" y="{TOP - 20}" text-anchor="end">← {words["down"]} (%)</text>',
        f'<text x="{middle + 8}" y="{TOP - 20}">{words["up"]} (%) →</text>',
        f'<path d="M{middle} {TOP - 10}V{height - 10}" stroke="{INK}"/>',
    ]
    widest = max((max(down or 0, up or 0) / total for _, down, up, total in shown if total), default=1) or 1
    for place, row in enumerate(shown):
        body += _row(row, TOP + place * ROW, middle, widest, words)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" lang="{language}"'
            ' aria-labelledby="moves-title moves-desc" font-family="system-ui, sans-serif" font-size="14"'
            f' fill="{INK}">',
            f'<title id="moves-title">{title}</title>',
            f'<desc id="moves-desc">{escape(" ".join(lines))}</desc>',
            f'<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>',
            *body,
            "</svg>\n",
        ]
    )


_Row = tuple[str, int | None, int | None, int | None]


def _name(size: str, words: dict[str, str]) -> str:
    return words["all"] if size == TOTAL else f"{size} {words['size']}"


def _sentence(row: _Row, words: dict[str, str]) -> str:
    size, down, up, _ = row
    values = ", ".join(
        f"{words[name]} {words['hidden'] if value is None else value}"
        for name, value in (("down", down), ("up", up))
    )
    return f"{_name(size, words)}: {values}."


def _row(row: _Row, top: int, middle: int, widest: float, words: dict[str, str]) -> list[str]:
    size, down, up, total = row
    body = [f'<text x="8" y="{top + 20}">{escape(_name(size, words))}</text>']
    for value, right in ((down, False), (up, True)):
        anchor, side = ("start", 8) if right else ("end", -8)
        if value is None or not total:
            body.append(
                f'<text x="{middle + side}" y="{top + 20}" text-anchor="{anchor}">{words["hidden"]}</text>'
            )
            continue
        long = value / total / widest * (HALF - 70)
        left, fill = (middle, INK) if right else (middle - long, LIGHT)
        at = middle + long + 6 if right else middle - long - 6
        body.append(
            f'<rect x="{left:.1f}" y="{top + 4}" width="{long:.1f}" height="22" fill="{fill}" stroke="{INK}"/>'
        )
        body.append(
            f'<text x="{at:.1f}" y="{top + 20}" text-anchor="{anchor}">{value / total * 100:.1f}</text>'
        )
    return body
