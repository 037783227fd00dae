# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What pictures of a result share: their frame as SVG, their ink, their letters.

Dark blue on white has a contrast of 9.9 to 1. Widths are about 400 units, so that the smallest letters are 12 px
where a picture is 310 px wide, as on a phone.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

INK, PAPER = "#154273", "#ffffff"
# The last one is the face typst carries; a browser takes an earlier one.
FONTS = "system-ui, 'Segoe UI', Roboto, Arial, sans-serif, 'Libertinus Serif'"
LETTERS, SMALL_LETTERS, LINE = 17, 15, 20


def picture(  # each is a part of every picture
    width: int,
    height: int,
    body: Iterable[str],
    *,
    title: str,
    described: str,
    id_: str,
    language: str,
    letters: int = LETTERS,
) -> str:
    """SVG text; ``title`` and ``described`` are for who does not see it, ``id_`` begins the ids in it."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
            f' aria-labelledby="{id_}-title {id_}-desc" lang="{language}"'
            f' font-family="{FONTS}" font-size="{letters}" fill="{INK}">',
            f'<title id="{id_}-title">{escape(title)}</title>',
            f'<desc id="{id_}-desc">{escape(described)}</desc>',
            f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
            *body,
            "</svg>\n",
        ]
    )


def text(  # how letters may stand
    x: float,
    y: float,
    words: str,
    *,
    fill: str = INK,
    anchor: str = "start",
    weight: str = "normal",
    size: int = LETTERS,
) -> str:
    """Words at a place."""
    return (
        f'<text x="{x:g}" y="{y:g}" fill="{fill}" text-anchor="{anchor}" font-weight="{weight}"'
        f' font-size="{size}">{escape(words)}</text>'
    )
