# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was decided, by size of the employer, as a table that may be shown to everybody.

Small cells are hidden, and others beside them, by the rules of ``trede.national.disclosure``: nobody can work out what
became of one employer, also who was refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from itertools import product
from typing import TYPE_CHECKING

from trede.national.disclosure import TOTAL, Cell, Shown, published
from trede.national.sizes import SIZE_CLASSES, size_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from fractions import Fraction

REFUSED = ""
"""The level of who was granted none."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of one application: fte of the employer, the level granted, people of the target group in it."""

    fte: Fraction
    level: str
    people: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Organisations by size and by level, with totals (``TOTAL``); a cell as it may be published."""

    sizes: tuple[str, ...]
    levels: tuple[str, ...]
    shown: Mapping[tuple[str, str], Shown]


def can_count() -> bool:
    """Whether the solver is there with which cells are hidden; it comes with an extra."""
    return find_spec("ortools") is not None


def counts(decided: Iterable[Decided], levels: Sequence[str]) -> Counts:
    """``levels`` are all that can be granted, in order. Needs ``can_count``."""
    found = [(size_class(each.fte), each) for each in decided]
    there = {size for size, _ in found}
    sizes, outcomes = tuple(name for _, name in SIZE_CLASSES if name in there), (*levels, REFUSED)
    keys = product((*sizes, TOTAL), (*outcomes, TOTAL))
    cells = {(size, level): _cell(_inside(found, size, level), listed=level == TOTAL) for size, level in keys}
    sums = [((size, TOTAL), [(size, level) for level in outcomes]) for size in (*sizes, TOTAL)]
    sums += [((TOTAL, level), [(size, level) for size in sizes]) for level in (*outcomes, TOTAL)]
    return Counts(sizes, outcomes, published(cells, sums, _cost) if sizes else {})


def _inside(found: Iterable[tuple[str, Decided]], size: str, level: str) -> list[Decided]:
    """The decisions that one cell of the table counts."""
    return [each for mine, each in found if size in (TOTAL, mine) and level in (TOTAL, each.level)]


def _cell(inside: Sequence[Decided], *, listed: bool) -> Cell:
    """A size is listed because somebody has it: that everybody knows."""
    return Cell(len(inside), sum(each.people for each in inside), least=int(listed))


def _cost(key: tuple[str, str], cell: Cell) -> int:
    """What hiding takes away: totals are worth more, and larger ones."""
    rank: int = 100 ** key.count(TOTAL)
    return rank * 100 + cell.organisations.bit_length()
