# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked of a solver: ways to give packages to people, with sizes; and the shape of its answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Class = tuple[int, int]
"""Points, and the bits of those who have them."""
Arc = tuple[int, int, int]
"""Package, person, points."""
Pairs = dict[int, tuple[int, int]]
"""Of a package by its number: who does it and who looks along, by their numbers."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Rooms of people and hours of packages in hundredths, for doing and beside that for looking along."""

    rooms: Sequence[int]
    rooms_beside: Sequence[int]
    hours: Sequence[int]
    beside: Sequence[int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who may do what: rooms and hours in hundredths, of each package the classes, and whom it may not go to."""

    rooms: Sequence[int]
    hours: Sequence[int]
    classes: Sequence[Sequence[Class]]
    never: Mapping[int, int]


Flow = Callable[[Sequence[int], Sequence[int], Sequence[Arc]], list[int]]
Trade = Callable[[Wanted, Mapping[int, int], Sequence[int], int], dict[int, int]]
Bound = Callable[[Sizes, Sequence[Sequence[Class]], tuple[Sequence[int], Sequence[int]], int, int], int]
Exact = Callable[[Sizes, Sequence[Arc], Pairs, int], tuple[Pairs, int | None]]


class Solvers(NamedTuple):
    """``flow`` spreads hours over people for a whole company, ``trade`` gives whole packages to them, ``bound`` says
    what no pairs go over at prices of everybody's hours; ``exact`` pairs people for a team, with proof.
    """

    flow: Flow
    trade: Trade
    bound: Bound
    exact: Exact
