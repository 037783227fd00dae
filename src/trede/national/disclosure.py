# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small cells: none is published under 10 people or 3 organisations, and none can be worked out from the others.

Tables that share totals are one system of sums. Beside the small cells others are hidden, until for every hidden
cell there is another table, in whole numbers, with another count there, that looks the same to a reader: the same
published counts, the same empty places for the same reasons. What two tables both allow nobody can work out.
Of the cells that could be hidden for it those go first that matter least: inner cells before totals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

LEAST_PEOPLE, LEAST_ORGANISATIONS = 10, 3
TOTAL = "*"

Why = Literal["", "small", "beside"]
KeyT = TypeVar("KeyT", bound="Hashable")


@dataclass(frozen=True, slots=True)
class Cell:
    """Organisations in a cell, and the people of the target group who work there; each has at least one.

    ``least`` is what every reader knows: that there is an organisation in a sector that is listed.
    """

    organisations: int
    people: int
    least: int = 0

    @property
    def small(self) -> bool:
        return self.organisations < LEAST_ORGANISATIONS or self.people < LEAST_PEOPLE


@dataclass(frozen=True, slots=True)
class Shown:
    """What is published of a cell: organisations, or nothing with the reason.

    ``small``: too few. ``beside``: large enough, and hidden so that a small one cannot be worked out.
    """

    organisations: int | None
    hidden: Why = ""


def published(
    cells: Mapping[KeyT, Cell],
    sums: Iterable[tuple[KeyT, Sequence[KeyT]]],
    cost: Callable[[KeyT, Cell], int],
    never: Iterable[KeyT] = (),
) -> dict[KeyT, Shown]:
    """Every cell as it may be published; ``sums`` are all totals with their parts, ``cost`` what hiding one takes.

    ``never`` are the cells that the rules themselves keep empty: a zero that everybody can derive is no secret.
    """
    keys = list(cells)
    place = {key: number for number, key in enumerate(keys)}
    empty = {place[key] for key in never}
    counts = list(cells.values())
    small = {number for number, cell in enumerate(counts) if cell.small and number not in empty}
    linked = [(place[total], tuple(place[part] for part in parts)) for total, parts in sums]
    beside = _beside(counts, small, empty, linked, [cost(key, cells[key]) for key in keys])
    return {key: _shown(cells[key], place[key], small, beside) for key in keys}


def _shown(cell: Cell, place: int, small: set[int], beside: set[int]) -> Shown:
    if place in small:
        return Shown(None, "small")
    return Shown(None, "beside") if place in beside else Shown(cell.organisations)


def _beside(
    cells: Sequence[Cell],
    small: set[int],
    empty: set[int],
    sums: Sequence[tuple[int, tuple[int, ...]]],
    cost: Sequence[int],
) -> set[int]:
    """What is hidden beside the small cells. Each answer of the solver leaves the earlier ones true."""
    from trede.national.solvers.another_table import Question, changes

    beside: set[int] = set()
    unsafe = dict.fromkeys(sorted(small, key=lambda place: (-cost[place], place)))
    known = [_known(cell, number in small, number in empty) for number, cell in enumerate(cells)]
    counts = [cell.organisations for cell in cells]
    while unsafe:
        price = [0 if place in small or place in beside else cost[place] for place in range(len(cells))]
        changed = changes(Question(counts, known, sums, price), next(iter(unsafe)), dict.fromkeys(unsafe, 1))
        beside |= changed - small
        unsafe = dict.fromkeys(place for place in unsafe if place not in changed)
    return beside


def _known(cell: Cell, small: bool, empty: bool) -> tuple[int, int]:
    """Between what a reader knows the count to be when it is hidden, from the reason that is given with it."""
    if empty:
        return 0, 0
    if small:
        return cell.least, LEAST_PEOPLE - 1
    return LEAST_ORGANISATIONS, 2**31
