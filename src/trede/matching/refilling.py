# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""One person at a time: what they have, or what nobody has instead, for as many points as their room can hold.

Where there is more work than hours this fills what small moves leave open: of each person the best whole set of
packages is found, in steps of the largest number that measures all packages.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import nlargest
from math import gcd
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.matching.crowd import Class

PASSES = 3
LOOKS = 10
"""So many packages of each size are looked at for somebody."""
MOST_STEPS = 400
"""A room of more steps than this is not looked at: small moves do well enough in it."""


class Refill:
    """``of`` says who has each package, ``left`` what room everybody has; ``never`` whom a package may not go to."""

    def __init__(
        self,
        rooms: Sequence[int],
        hours: Sequence[int],
        classes: Sequence[Sequence[Class]],
        of: Mapping[int, int],
        never: Mapping[int, int],
    ) -> None:
        self.hours = hours
        self.classes = classes
        self.never = never
        self.of = dict(of)
        self.left = list(rooms)
        self.has: dict[int, list[int]] = defaultdict(list)
        for package, person in self.of.items():
            self.has[person].append(package)
            self.left[person] -= hours[package]
        self.unit = gcd(*hours) or 1
        self.free: dict[int, list[int]] = defaultdict(list)
        for package in range(len(hours)):
            if package not in self.of and classes[package]:
                self.free[hours[package]].append(package)
        for same in self.free.values():
            same.sort(key=lambda each: (-classes[each][0][0], each))

    def made(self) -> dict[int, int]:
        """Everybody with room left looked at, most room first, until nothing gets better."""
        for _ in range(PASSES):
            order = sorted(
                (person for person, room in enumerate(self.left) if room >= self.unit),
                key=lambda who: (-self.left[who], who),
            )
            if not sum(self._refilled(person) for person in order):
                break
        return dict(sorted(self.of.items()))

    def _refilled(self, person: int) -> bool:
        room = self.left[person] + sum(self.hours[each] for each in self.has[person])
        if room // self.unit > MOST_STEPS:
            return False
        now = [(each, self._points(each, person)) for each in self.has[person]]
        offered = [*now, *self._offered(person, room)]
        value, chosen = _best_set([(each, self.hours[each], points) for each, points in offered], room)
        if value <= sum(points * self.hours[each] for each, points in now):
            return False
        self._change(person, chosen)
        return True

    def _points(self, package: int, person: int) -> int:
        if self.never.get(package) == person:
            return 0
        return points_in(self.classes[package], person)

    def _offered(self, person: int, room: int) -> Iterable[tuple[int, int]]:
        """Of each size as many as fit, of those that nobody has: the first that suit, the best first."""
        for asked, same in self.free.items():
            if asked <= room:
                found = [(self._points(package, person), package) for package in same[:LOOKS]]
                for points, package in nlargest(room // asked, found):
                    if points:
                        yield package, points

    def _change(self, person: int, chosen: Sequence[int]) -> None:
        before = self.has[person]
        for package in before:
            if package not in chosen:
                del self.of[package]
                self.left[person] += self.hours[package]
                self.free[self.hours[package]].insert(0, package)
        for package in chosen:
            if package not in before:
                self.of[package] = person
                self.left[person] -= self.hours[package]
                self.free[self.hours[package]].remove(package)
        self.has[person] = list(chosen)


def points_in(classes: Sequence[Class], person: int) -> int:
    """The points of a person for a package with these classes; 0 when they do not fit."""
    return next((points for points, mask in classes if mask >> person & 1), 0)


def _best_set(offered: Sequence[tuple[int, int, int]], room: int) -> tuple[int, list[int]]:
    """Of (package, hours, points) those whose hours fit with the most points times hours."""
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for package, asked, points in offered:
        worth = points * asked
        for filled, (value, chosen) in list(best.items()):
            more = filled + asked
            if more <= room and best.get(more, (-1,))[0] < value + worth:
                best[more] = value + worth, (*chosen, package)
    value, chosen = max(best.values(), key=lambda each: each[0])
    return value, list(chosen)
