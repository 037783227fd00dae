# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small cells: none is published under 10 people or 3 organisations, and none can be worked out from the others.

A table is published with its totals, so a single hidden cell is a subtraction away. After the small cells more are
hidden, until an attacker who solves all the sums of the table finds none of them.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LEAST_PEOPLE, LEAST_ORGANISATIONS = 10, 3
TOTAL = "*"
# The attacker solves in whole numbers modulo a prime: exact, and quick.
PRIME = 2**31 - 1

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """Organisations in a cell, and the people of the target group who work there."""

    organisations: int
    people: int

    @property
    def small(self) -> bool:
        return self.organisations < LEAST_ORGANISATIONS or self.people < LEAST_PEOPLE


@dataclass(frozen=True, slots=True)
class Sum:
    """A total, and the cells that it is the sum of."""

    total: Key
    parts: tuple[Key, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        return (self.total, *self.parts)


def published(cells: Mapping[Key, Cell]) -> dict[Key, int | None]:
    """Organisations by cell, totals included (``TOTAL`` on that axis); None where it stays hidden."""
    full = with_totals(cells)
    sums = list(sums_of(full))
    hidden = {key for key, cell in full.items() if cell.small}
    while exposed := recovered(full, sums, hidden):
        for key in sorted(exposed):
            hidden |= _cover(key, full, sums, hidden)
    return {key: None if key in hidden else cell.organisations for key, cell in full.items()}


def with_totals(cells: Mapping[Key, Cell]) -> dict[Key, Cell]:
    """Every combination of the values of each axis, absent ones empty, with totals over each axis."""
    axes = [sorted(set(values)) for values in zip(*cells, strict=True)]
    full: dict[Key, Cell] = {}
    for key in itertools.product(*([*values, TOTAL] for values in axes)):
        inside = [cell for inner, cell in cells.items() if _within(inner, key)]
        full[key] = Cell(sum(each.organisations for each in inside), sum(each.people for each in inside))
    return full


def sums_of(keys: Mapping[Key, Cell]) -> Iterator[Sum]:
    """Every total with its parts along one axis."""
    for key in keys:
        for axis, value in enumerate(key):
            if value == TOTAL:
                parts = [
                    other
                    for other in keys
                    if other[axis] != TOTAL and (*other[:axis], TOTAL, *other[axis + 1 :]) == key
                ]
                yield Sum(key, tuple(parts))


def recovered(full: Mapping[Key, Cell], sums: Sequence[Sum], hidden: set[Key]) -> set[Key]:
    """The attack: which hidden cells follow from the published ones, by algebra or because none is below zero."""
    found = _by_bounds(full, sums, hidden)
    return found | _by_algebra(sums, hidden - found)


def _by_bounds(full: Mapping[Key, Cell], sums: Sequence[Sum], hidden: set[Key]) -> set[Key]:
    """Cells whose lowest and highest possible value meet."""
    low = {key: 0 if key in hidden else cell.organisations for key, cell in full.items()}
    ceiling = max((cell.organisations for cell in full.values()), default=0) + 1
    ceiling = ceiling * max(len(full), 1)
    high = {key: ceiling if key in hidden else cell.organisations for key, cell in full.items()}
    concerned = [each for each in sums if not hidden.isdisjoint(each.keys)]
    changed = True
    while changed:
        changed = sum(_narrowed(each, low, high) for each in concerned) > 0
    return {key for key in hidden if low[key] == high[key]}


def _narrowed(each: Sum, low: dict[Key, int], high: dict[Key, int]) -> bool:
    """Narrow the bounds of one total and its parts; whether anything changed."""
    changed = _bound(
        each.total, sum(low[part] for part in each.parts), sum(high[part] for part in each.parts), low, high
    )
    least, most = sum(low[part] for part in each.parts), sum(high[part] for part in each.parts)
    for part in each.parts:
        floor = low[each.total] - (most - high[part])
        top = high[each.total] - (least - low[part])
        if _bound(part, floor, top, low, high):
            changed = True
            least, most = sum(low[one] for one in each.parts), sum(high[one] for one in each.parts)
    return changed


def _bound(key: Key, floor: int, top: int, low: dict[Key, int], high: dict[Key, int]) -> bool:
    before = low[key], high[key]
    low[key], high[key] = max(low[key], floor), min(high[key], top)
    return (low[key], high[key]) != before


def _by_algebra(sums: Sequence[Sum], hidden: set[Key]) -> set[Key]:
    """Cells that the equations fix: in the reduced rows, an unknown that stands alone."""
    unknown = {key: place for place, key in enumerate(sorted(hidden))}
    rows = np.zeros((len(sums), len(unknown)), np.int64)
    for row, each in enumerate(sums):
        for key in each.keys:
            if key in unknown:
                rows[row, unknown[key]] += -1 if key == each.total else 1
    reduced = _reduced(rows[np.any(rows != 0, axis=1)] % PRIME)
    alone = reduced[np.count_nonzero(reduced, axis=1) == 1]
    fixed = set(np.nonzero(alone)[1].tolist())
    return {key for key, place in unknown.items() if place in fixed}


def _reduced(
    rows: np.ndarray[tuple[int, int], np.dtype[np.int64]],
) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Reduced row echelon form modulo the prime."""
    done = 0
    for column in range(rows.shape[1]):
        candidates = np.nonzero(rows[done:, column])[0]
        if not len(candidates):
            continue
        pivot = done + int(candidates[0])
        rows[[done, pivot]] = rows[[pivot, done]]
        rows[done] = rows[done] * pow(int(rows[done, column]), -1, PRIME) % PRIME
        others = np.nonzero(rows[:, column])[0]
        others = others[others != done]
        rows[others] = (rows[others] - rows[others, column][:, None] * rows[done][None, :]) % PRIME
        done += 1
        if done == rows.shape[0]:
            break
    return rows


def _cover(key: Key, full: Mapping[Key, Cell], sums: Sequence[Sum], hidden: set[Key]) -> set[Key]:
    """One more cell to hide beside an exposed one: the smallest, with inner cells before totals."""
    beside = {other for each in sums if key in each.keys for other in each.keys} - hidden
    if not beside:
        beside = set(full) - hidden
    return (
        {min(beside, key=lambda other: (other.count(TOTAL), full[other].organisations, other))}
        if beside
        else set()
    )


def _within(inner: Key, key: Key) -> bool:
    return all(asked in (TOTAL, value) for value, asked in zip(inner, key, strict=True))
