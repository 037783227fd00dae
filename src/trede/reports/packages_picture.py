# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Packages of work as an SVG picture: a line for each process, a block for each package as wide as its hours.

Colour says nothing by itself: a full block was confirmed, an open one is a proposal, a dashed one has nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

from trede.reports.drawing import INK, PAPER, SMALL_LETTERS, picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.scheme import Language

State = Literal["agreed", "proposed", "nobody"]
WIDTH, LEFT, ROW, BLOCK, TOP, GAP, LEGEND = 640, 150, 34, 24, 10, 2, 40
WIDEST_NAME = 17
LOOK = {
    "agreed": f'fill="{INK}" stroke="{INK}"',
    "proposed": f'fill="{PAPER}" stroke="{INK}" stroke-width="1.5"',
    "nobody": f'fill="{PAPER}" stroke="{INK}" stroke-width="1.5" stroke-dasharray="4 3"',
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A package: its code, hundredths of hours, and how it stands."""

    code: str
    hours_hundredths: int
    state: State


@dataclass(frozen=True, slots=True)
class Words:
    """What the picture says: its title, what it shows in a sentence, and the names of the three states."""

    title: str
    described: str
    agreed: str
    proposed: str
    nobody: str


def packages_picture(
    processes: Sequence[tuple[str, Sequence[Drawn]]], words: Words, language: Language
) -> str:
    """The picture as SVG text, the processes in their order."""
    most = max((sum(each.hours_hundredths for each in packages) for _, packages in processes), default=1)
    scale = (WIDTH - LEFT - 12) / most
    body = [_line(name, packages, number, scale) for number, (name, packages) in enumerate(processes)]
    height = TOP + ROW * len(processes) + LEGEND
    legend = ((words.agreed, "agreed"), (words.proposed, "proposed"), (words.nobody, "nobody"))
    body += [_legend(text, look, number, height - 14) for number, (text, look) in enumerate(legend)]
    return picture(
        WIDTH,
        height,
        body,
        title=words.title,
        described=words.described,
        id_="packages",
        language=language,
        letters=SMALL_LETTERS,
    )


def _line(name: str, packages: Sequence[Drawn], number: int, scale: float) -> str:
    y, x = TOP + ROW * number, float(LEFT)
    short = name if len(name) <= WIDEST_NAME else f"{name[: WIDEST_NAME - 1]}…"
    found = [f'<text x="{LEFT - 10}" y="{y + 17}" text-anchor="end">{escape(short)}</text>']
    for each in packages:
        width = each.hours_hundredths * scale
        found.append(
            f'<rect x="{x + GAP / 2:.1f}" y="{y}" width="{max(2, width - GAP):.1f}" height="{BLOCK}" rx="3"'
            f" {LOOK[each.state]}><title>{escape(each.code)}</title></rect>"
        )
        x += width
    return "".join(found)


def _legend(text: str, look: str, number: int, y: int) -> str:
    x = 12 + number * (WIDTH - 24) // 3
    return (
        f'<rect x="{x}" y="{y - 13}" width="20" height="16" rx="3" {LOOK[look]}/>'
        f'<text x="{x + 28}" y="{y}">{escape(text)}</text>'
    )
