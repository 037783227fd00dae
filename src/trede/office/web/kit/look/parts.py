# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the components take: small values that a view makes and a template shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Tone(StrEnum):
    """How a message or a status is meant; colour, icon and words always go together."""

    INFO = "info"
    POSITIVE = "positive"
    WARNING = "warning"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"


class StepState(StrEnum):
    """Where a step stands."""

    DONE = "done"
    NOW = "now"
    TODO = "todo"


@dataclass(frozen=True, slots=True)
class Link:
    """Words and where they lead; ``current`` on the page that is open."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a journey; a step that can be opened has an address."""

    label: str
    state: StepState
    url: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the input: words, and the value found there."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind: what is wrong, how to repair it, and everywhere it stands."""

    title: str
    repair: str
    places: Sequence[Place]
    blocks: bool = True
    solved: bool = False

    @property
    def kind(self) -> str:
        if self.solved:
            return "solved"
        return "error" if self.blocks else "warning"


@dataclass(frozen=True, slots=True)
class Source:
    """Why a figure is as it is: the rule in words, its basis and where that was read."""

    rule: str
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class Result:
    """One figure with its explanation; an empty ``sum`` shows no disclosure."""

    label: str
    value: str
    note: str = ""
    sum: str = ""
    words: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a comparison; ``tone`` positive when better than the first column, negative when worse."""

    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a comparison: what is compared, and the cell of each column."""

    label: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Scenarios or handbooks side by side."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Row]
    chosen: int = -1
