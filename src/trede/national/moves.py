# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tables of a what-if, protected together: from each level to each, nationally, by size and by sector.

By size and by sector, and not by both at once: then tables that agree on what they share can always be joined to
one whole, so that nobody learns more from all of them than from their sums. That is what ``disclosure`` guards.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from trede.national.disclosure import TOTAL, Cell, Shown, published
from trede.scoring.score import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trede.national.possible import Pairs

Move = Literal["down", "same", "up"]
MOVES: tuple[Move, ...] = ("down", "same", "up")


class Key(NamedTuple):
    """A cell. ``TOTAL`` where it is added up over that; with a ``move`` it is added up over levels."""

    size: str
    sector: str
    before: str = TOTAL
    after: str = TOTAL
    move: str = TOTAL


@dataclass(frozen=True, slots=True)
class Counted:
    """Organisations of one size and sector with these levels, and their people in the target group."""

    size: str
    sector: str
    before: str
    after: str
    organisations: int
    people: int


@dataclass(frozen=True, slots=True)
class Axes:
    """What the tables are broken down by: ``ladder`` holds the levels of both editions from none up."""

    sizes: tuple[str, ...]
    sectors: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    ladder: tuple[str, ...]

    def areas(self) -> Iterator[Key]:
        """The whole, each size, each sector."""
        yield Key(TOTAL, TOTAL)
        yield from (Key(size, TOTAL) for size in self.sizes)
        yield from (Key(TOTAL, sector) for sector in self.sectors)

    def pairs(self) -> Iterator[tuple[str, str]]:
        return ((one, other) for one in self.before for other in self.after)

    def move(self, before: str, after: str) -> Move:
        step = self.ladder.index(after) - self.ladder.index(before)
        return MOVES[(step > 0) - (step < 0) + 1]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What may be published of a change, for organisations with somebody in the target group.

    ``left_out`` are those that cannot be measured under both editions.
    """

    axes: Axes
    shown: Mapping[Key, Shown]
    left_out: Cell

    def moved(self, area: Key) -> tuple[Shown, ...]:
        """Down, same, up and all in an area."""
        return (*(self.shown[area._replace(move=move)] for move in MOVES), self.shown[area])


def axes_of(
    counted: Iterable[Counted], sizes: Sequence[str], ladder: Sequence[str], levels: Sequence[Sequence[str]]
) -> Axes:
    """The sizes and sectors that occur, in order; ``levels`` of the edition before and the one after."""
    found = list(counted)
    there = {each.size for each in found}
    sectors = {each.sector for each in found} - {TOTAL}
    before, after = ((NONE, *each) for each in levels)
    return Axes(
        tuple(size for size in sizes if size in there),
        tuple(sorted(sectors)),
        tuple(before),
        tuple(after),
        (NONE, *ladder),
    )


def protected(counted: Sequence[Counted], axes: Axes, possible: Mapping[str, Pairs]) -> dict[Key, Shown]:
    """Every cell of every table as it may be published; ``possible`` moves by size."""
    cells = {key: _cell(key, counted, axes) for key in keys_of(axes)}
    sums = [(total, parts) for total, parts in sums_of(axes)]
    return published(cells, sums, _cost, _never(axes, possible, sums))


def keys_of(axes: Axes) -> Iterator[Key]:
    """Every cell of every table."""
    for area in axes.areas():
        yield area
        yield from (area._replace(move=move) for move in MOVES)
        yield from (area._replace(before=level) for level in axes.before)
        yield from (area._replace(after=level) for level in axes.after)
        yield from (area._replace(before=one, after=other) for one, other in axes.pairs())


def _cell(key: Key, counted: Sequence[Counted], axes: Axes) -> Cell:
    inside = [each for each in counted if _holds(key, each, axes)]
    return Cell(
        sum(each.organisations for each in inside),
        sum(each.people for each in inside),
        least=int(key[2:] == (TOTAL, TOTAL, TOTAL)),
    )


def _holds(key: Key, each: Counted, axes: Axes) -> bool:
    values = (each.size, each.sector, each.before, each.after, axes.move(each.before, each.after))
    return all(asked in (TOTAL, value) for asked, value in zip(key, values, strict=True))


def sums_of(axes: Axes) -> Iterator[tuple[Key, list[Key]]]:
    """Every total with its parts: levels and moves within an area, areas within the whole."""
    for area in axes.areas():
        yield from _sums_within(area, axes)
    for one, other in axes.pairs():
        whole = Key(TOTAL, TOTAL, one, other)
        yield whole, [whole._replace(size=size) for size in axes.sizes]
        if axes.sectors:
            yield whole, [whole._replace(sector=sector) for sector in axes.sectors]


def _sums_within(area: Key, axes: Axes) -> Iterator[tuple[Key, list[Key]]]:
    pairs = {each: area._replace(before=each[0], after=each[1]) for each in axes.pairs()}
    for level in axes.before:
        yield area._replace(before=level), [key for each, key in pairs.items() if each[0] == level]
    for level in axes.after:
        yield area._replace(after=level), [key for each, key in pairs.items() if each[1] == level]
    for move in MOVES:
        yield area._replace(move=move), [key for each, key in pairs.items() if axes.move(*each) == move]
    yield area, list(pairs.values())


def _never(axes: Axes, possible: Mapping[str, Pairs], sums: Sequence[tuple[Key, Sequence[Key]]]) -> set[Key]:
    """The cells that no organisation can be in: by size from the rules, elsewhere when no size allows it."""
    anywhere = frozenset[tuple[str, str]]().union(*(possible[size] for size in axes.sizes))
    empty = {
        area._replace(before=one, after=other)
        for area in axes.areas()
        for one, other in axes.pairs()
        if (one, other) not in possible.get(area.size, anywhere)
    }
    return empty | {total for total, parts in sums if empty.issuperset(parts)}


def _cost(key: Key, cell: Cell) -> int:
    """What hiding a cell takes away: totals over more, and larger ones, are worth more."""
    whole = key.size == key.sector == TOTAL
    levels = (key.before, key.after).count(TOTAL)
    if key.move != TOTAL:
        rank = 2000 if whole else 20
    elif levels == 2:
        rank = 10_000 if whole else 300
    elif levels == 1:
        rank = 300 if whole else 5
    else:
        rank = 40 if whole else 1
    return rank * 100 + cell.organisations.bit_length()
