# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everybody at once: for each package, who fits it with how many points, as bits of whole numbers.

It says the same as ``fitting.fit`` for each person and package apart, for 12 million of them in a second.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate
from operator import or_
from typing import TYPE_CHECKING

from trede.matching.fitting import DONE, GROWS, PRESENT, WISHED, breaks, known_points
from trede.matching.people import rooms
from trede.matching.work import CONTACTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trede.matching.arcs import Class
    from trede.matching.people import Person, Terms
    from trede.matching.work import Package, Workplace


def bits(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set, from the lowest."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


class Crowd:
    """``people`` in this order: bit i is person i."""

    def __init__(self, people: Sequence[Person], places: Sequence[Workplace], terms: Terms) -> None:
        self.people = people
        self.everybody = (1 << len(people)) - 1
        self.number = {person.code: number for number, person in enumerate(people)}
        self._levels = _by_level(people)
        self._wishes = _by_name(person.wishes for person in people)
        self._growth = _by_name(person.growth for person in people)
        self._at_most = [
            _mask(_has_less_contact(each, asked) for each in people) for asked in range(len(CONTACTS))
        ]
        self._need_steps = _mask(bool(each.stepwise) for each in people)
        self._places = {each.code: self._at(each) for each in places}
        self._somewhere = self._any(self._places, self._places) if places else self.everybody
        self._by_room = sorted((rooms(each, terms)[0], number) for number, each in enumerate(people))
        self._from_room = self._with_most_room()
        self._lacks: dict[tuple[str, int], int] = {}

    def _with_most_room(self) -> list[int]:
        """For each number of people, who they are that have most room."""
        return [0, *accumulate((1 << number for _, number in reversed(self._by_room)), or_)]

    def _at(self, place: Workplace) -> int:
        """Who has no known limit that this place breaks."""
        here = place.conditions
        return _mask(
            not any(breaks(name, here.get(name, limit), limit) for name, limit in person.limits.items())
            for person in self.people
        )

    def _lack(self, name: str, level: int) -> int:
        if (name, level) not in self._lacks:
            found = 0
            for lower in range(1, level):
                found |= self._levels[name][lower]
            self._lacks[name, level] = found
        return self._lacks[name, level]

    def suitable(self, package: Package) -> int:
        """Who has nothing in the way."""
        mask = self._with_room(package.hours_hundredths)
        mask &= self._somewhere if package.place is None else self._places.get(package.place, 0)
        mask &= ~self._at_most[CONTACTS.index(package.contact)]
        if not package.stepwise:
            mask &= ~self._need_steps
        for name, level in package.asks.items():
            mask &= ~self._lack(name, level)
        return mask

    def _with_room(self, hours: int) -> int:
        return self._from_room[len(self._by_room) - bisect_left(self._by_room, (hours, -1))]

    def classes(self, package: Package) -> list[Class]:
        """Those who fit by their points, the most first; nobody stands in two classes."""
        by_known = self._by_known(package)
        found = {
            DONE + known_points(known, len(package.asks)): mask for known, mask in enumerate(by_known) if mask
        }
        if not found:
            return []
        wished = self._any(self._wishes, package.wished_as)
        grows = 0
        for name, level in package.asks.items():
            if name in self._growth:
                grows |= self._growth[name] & self._levels[name][level]
        now = self.number.get(package.now or "")
        for more, mask in ((WISHED, wished), (GROWS, grows), (PRESENT, 0 if now is None else 1 << now)):
            found = _raised(found, more, mask) if mask else found
        return sorted(found.items(), reverse=True)

    def _by_known(self, package: Package) -> list[int]:
        """Those who fit, by how many of the competences that are asked are known of them."""
        found = [self.suitable(package)]
        for name in package.asks:
            known = self._known(name)
            before = found
            found = [0] * (len(before) + 1)
            for count, mask in enumerate(before):
                found[count] |= mask & ~known
                found[count + 1] |= mask & known
        return found

    def _known(self, name: str) -> int:
        return self._lack(name, 6)

    def _any(self, masks: Mapping[str, int], names: Iterable[str]) -> int:
        found = 0
        for name in names:
            found |= masks.get(name, 0)
        return found


def _mask(members: Iterable[bool]) -> int:
    """Bit i for the i-th that is true."""
    return sum(1 << number for number, each in enumerate(members) if each)


def _has_less_contact(person: Person, asked: int) -> bool:
    return person.contact is not None and CONTACTS.index(person.contact) < asked


def _by_level(people: Sequence[Person]) -> dict[str, list[int]]:
    """Of each competence who is known to have each level, 0 to 5."""
    found: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
    for number, person in enumerate(people):
        for name, level in person.competences.items():
            found[name][level] |= 1 << number
    return found


def _by_name(named: Iterable[Iterable[str]]) -> dict[str, int]:
    """Of each name who named it."""
    found: dict[str, int] = defaultdict(int)
    for number, names in enumerate(named):
        for name in names:
            found[name] |= 1 << number
    return found


def _raised(classes: Mapping[int, int], more: int, mask: int) -> dict[int, int]:
    """The classes when these people have so many points more."""
    found: dict[int, int] = defaultdict(int)
    for points, members in classes.items():
        if members & mask:
            found[points + more] |= members & mask
        if members & ~mask:
            found[points] |= members & ~mask
    return found
