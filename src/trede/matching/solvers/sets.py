# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whole sets of packages: of many people at once the set that is worth most to each, within their room.

Rooms are filled in steps: of the largest number that measures all hours, or larger where a room would have very many.
Everything is whole numbers, so that it comes out the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import gcd
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from trede.matching.arcs import Class

    Numbers = NDArray[np.int64]
    Worth = NDArray[np.int32]
    Offer = tuple[int, Numbers, Worth]

MOST_STEPS = 128


def step_of(hours: Numbers, rooms: Numbers, most: int) -> int:
    """The largest number that measures all hours, or larger where a room would have more than ``most`` steps."""
    return max(1, gcd(*hours.tolist()), -(-int(rooms.max(initial=0)) // most))


@dataclass(frozen=True)
class Side:
    """``points[person, package]``, 0 when they do not fit, and hundredths of hours; packages stand by their hours."""

    points: NDArray[np.int16]
    hours: Numbers
    rooms: Numbers
    most_steps: int = MOST_STEPS

    @cached_property
    def step(self) -> int:
        return step_of(self.hours, self.rooms, self.most_steps)

    @cached_property
    def sizes(self) -> list[tuple[int, int, int]]:
        """Steps of hours, rounded up, and the first package of that size and the first after it."""
        steps = -(-self.hours // self.step)
        found, first = np.unique(steps, return_index=True)
        last = np.searchsorted(steps, found, side="right")
        return list(zip(found.tolist(), first.tolist(), last.tolist(), strict=True))

    def offers(self, who: Numbers, worth: Callable[[slice, Worth], Worth]) -> list[Offer]:
        """Of each size the packages that are worth most to each of these people, so many as fit, the best first.

        ``worth(packages, points)`` says what they are worth to people with these points.
        """
        most = int(self.rooms[who].max(initial=0)) // self.step
        found = []
        for size, first, last in self.sizes:
            if size > most:
                break
            kept = min(last - first, most // size)
            points = self.points[who, first:last].astype(np.int32)
            values = np.where(points > 0, worth(slice(first, last), points), np.int32(0))
            found.append((size, *_best(np.maximum(values, 0), kept, first)))
        return found


def _best(values: Worth, kept: int, first: int) -> tuple[Numbers, Worth]:
    """Of each row the columns of so many of the highest values, the highest first, counted from ``first``.

    Each value goes with its column as one number, so that equal values come in the same order on every machine.
    """
    width = values.shape[1]
    both = values.astype(np.int64) * width + np.arange(width)
    best = np.sort(np.partition(both, width - kept, axis=1)[:, width - kept :], axis=1)[:, ::-1]
    return best % width + first, (best // width).astype(np.int32)


def points_of(classes: Sequence[Sequence[Class]], people: int, order: Sequence[int]) -> NDArray[np.int16]:
    """The points of each person for each package, in this order of packages."""
    length = -(-people // 8)
    found = np.zeros((len(order), people), np.int16)
    for number, package in enumerate(order):
        for points, mask in classes[package]:
            members = np.frombuffer(mask.to_bytes(length, "little"), np.uint8)
            found[number, np.unpackbits(members, count=people, bitorder="little").view(bool)] = points
    return np.ascontiguousarray(found.T)


class Knapsacks:
    """The best sets of some people, with rooms in steps: of each size packages for each, the best first, with worth."""

    def __init__(self, rooms: Numbers, offers: Sequence[Offer]) -> None:
        self.rooms = rooms
        most = int(rooms.max(initial=0))
        self.best = np.zeros((len(rooms), most + 1), np.int32)
        self.taken: list[tuple[int, Numbers, NDArray[np.bool_]]] = []
        for size, packages, worth in offers:
            for place in range(packages.shape[1]):
                if not worth[:, place].any():
                    break
                self._offer(size, packages[:, place], worth[:, place])

    def _offer(self, size: int, packages: Numbers, gains: Worth) -> None:
        with_it = self.best[:, :-size] + gains[:, None]
        without = self.best[:, size:]
        self.taken.append((size, packages, with_it > without))
        np.maximum(without, with_it, out=without)

    def values(self) -> Worth:
        found: Worth = self.best[np.arange(len(self.rooms)), self.rooms]
        return found

    def sets(self) -> list[list[int]]:
        """The packages of each person."""
        found: list[list[int]] = [[] for _ in self.rooms]
        for people, packages in self._chosen():
            for person, package in zip(people.tolist(), packages.tolist(), strict=True):
                found[person].append(package)
        return found

    def takers(self, packages: int) -> Numbers:
        """How many of these people take each package."""
        chosen = [each for _, each in self._chosen()]
        found: Numbers = np.bincount(np.concatenate([np.zeros(0, np.int64), *chosen]), minlength=packages)
        return found

    def _chosen(self) -> Iterator[tuple[Numbers, Numbers]]:
        """People, and a package that each of them takes."""
        left, everybody = self.rooms.copy(), np.arange(len(self.rooms))
        for size, packages, taken in reversed(self.taken):
            at = left - size
            people = np.flatnonzero((at >= 0) & taken[everybody, np.maximum(at, 0)])
            left[people] -= size
            yield people, packages[people]
