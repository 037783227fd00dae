# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Small moves that make a filling better: give, move, put aside, swap; each only when it brings points."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.matching.arcs import Arc


WAYS = 60
"""For each package so many ways for somebody to get rid of one are looked at: where there is more work than hours most
lead nowhere."""
CHAIN = 3
"""So many people at most pass on a package so that one more can get a better one."""


class Moves:
    """A filling in the making: ``of`` says who has each package, ``left`` what room everybody has."""

    def __init__(
        self, rooms: Sequence[int], hours: Sequence[int], arcs: Sequence[Arc], start: Mapping[int, int]
    ) -> None:
        self.hours = hours
        self.left = list(rooms)
        self.points: list[dict[int, int]] = [{} for _ in hours]
        for package, person, points in arcs:
            self.points[package][person] = points
        self.best_first = [sorted(each, key=lambda who: (-each[who], who)) for each in self.points]
        self.of: dict[int, int] = {}
        self.has: list[set[int]] = [set() for _ in rooms]
        for package, person in start.items():
            self._give(package, person)

    def made(self) -> dict[int, int]:
        """Everything tried that brings points, until nothing does, or long enough."""
        waiting = deque(sorted(self._without(), key=self._worth))
        looks = 20 * len(self.hours) + 100
        self.ways = WAYS * len(self.hours) + 10_000
        chain = 1
        while looks and self.ways > 0:
            while waiting and looks and self.ways > 0:
                looks -= 1
                waiting.extend(self._placed(waiting.popleft()))
            moved = sum(self._moved_up(package, chain) for package in range(len(self.hours)) if self.ways > 0)
            looks = max(0, looks - len(self.hours))
            waiting.extend(self._without())
            if not moved and chain == CHAIN:
                break
            chain = 1 if moved else chain + 1
        return dict(sorted(self.of.items()))

    def _without(self) -> list[int]:
        """Packages that nobody has and somebody could have."""
        return [each for each, points in enumerate(self.points) if points and each not in self.of]

    def _worth(self, package: int) -> tuple[int, int]:
        best = max(self.points[package].values(), default=0)
        return -best * self.hours[package], package

    def _give(self, package: int, person: int) -> None:
        self._put_aside(package)
        self.of[package] = person
        self.has[person].add(package)
        self.left[person] -= self.hours[package]

    def _put_aside(self, package: int) -> None:
        if package in self.of:
            before = self.of.pop(package)
            self.has[before].remove(package)
            self.left[before] += self.hours[package]

    def _placed(self, package: int) -> list[int]:
        """Give a package to somebody, whoever has to move for it; gives what was put aside."""
        way = self._best_way(package)
        if way is None:
            return []
        taker, moved, then = way
        if moved is None:
            self._give(package, taker)
            return []
        self._put_aside(moved)
        self._give(package, taker)
        if then is None:
            return [moved]
        self._give(moved, then)
        return []

    def _best_way(self, package: int) -> tuple[int, int | None, int | None] | None:
        """Who gets it, which package moves for it, and to whom; what brings most, if anything does."""
        asked, best = self.hours[package], 0
        way: tuple[int, int | None, int | None] | None = None
        for person in self.best_first[package]:
            gained = asked * self.points[package][person]
            if gained <= best:
                break
            if self.left[person] >= asked:
                return person, None, None
            for other in sorted(self.has[person]):
                if self.left[person] + self.hours[other] >= asked:
                    lost, to = self._loss(other, person)
                    if gained - lost > best:
                        best, way = gained - lost, (person, other, to)
        return way

    def _loss(self, package: int, person: int) -> tuple[int, int | None]:
        """What it costs when this person has it no longer, and who has it then; nobody when None."""
        asked, points = self.hours[package], self.points[package]
        self.ways -= 1
        for to in self.best_first[package]:
            if to != person and self.left[to] >= asked:
                return asked * (points[person] - points[to]), to
        return asked * points[person], None

    def _moved_up(self, package: int, chain: int) -> bool:
        """Whether it went to somebody with more points; who is full passes on a package, in so many steps at most."""
        if package not in self.of:
            return False
        person, points, asked = self.of[package], self.points[package], self.hours[package]
        self.left[person] += asked
        for to in self.best_first[package]:
            gained = (points[to] - points[person]) * asked
            if gained <= 0:
                break
            steps = self._steps(package, to, gained, chain, (package,))
            if steps is not None:
                self.left[person] -= asked
                for moved, _ in steps[1]:
                    self._put_aside(moved)
                for moved, who in steps[1]:
                    self._give(moved, who)
                return True
        self.left[person] -= asked
        return False

    def _steps(
        self, package: int, to: int, gained: int, chain: int, moving: tuple[int, ...]
    ) -> tuple[int, list[tuple[int, int]]] | None:
        """How a package gets to somebody for less than is gained: what it costs, and who gets what."""
        asked = self.hours[package]
        if self.left[to] >= asked:
            return 0, [(package, to)]
        if not chain:
            return None
        best, found = gained, None
        self.left[to] -= asked
        for other in sorted(self.has[to]):
            if other not in moving and self.left[to] + self.hours[other] >= 0:
                passed = self._passed_on(other, to, best, chain, moving)
                if passed is not None:
                    best, found = passed[0], [(package, to), *passed[1]]
        self.left[to] += asked
        return None if found is None else (best, found)

    def _passed_on(
        self, package: int, person: int, gained: int, chain: int, moving: tuple[int, ...]
    ) -> tuple[int, list[tuple[int, int]]] | None:
        """How this person gets rid of a package for less than is gained, as ``_steps``; never back to themselves."""
        hours, points = self.hours[package], self.points[package]
        best, found = gained, None
        self.ways -= 1
        self.left[person] += hours
        for to in self.best_first[package]:
            lost = (points[person] - points[to]) * hours
            if lost >= best:
                break
            if to == person:
                continue
            rest = self._steps(package, to, best - lost, chain - 1, (*moving, package))
            if rest is not None:
                best, found = lost + rest[0], rest[1]
        self.left[person] -= hours
        return None if found is None else (best, found)
