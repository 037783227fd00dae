# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What adjoins is one relation: the contracts of one kind that a person has without a day between them.

Rules that ask how long something lasted look at the relation, so that an hour more in a new row changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from heapq import heappop, heappush
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from trede.kernel.periods import Period, months_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from trede.scheme.edition import Contract, Edition, ThirtyPlusTerms
    from trede.scoring.measurement import Employment

NOTHING = Period(1, 0)


class Relation(NamedTuple):
    """What a contract is part of: the unbroken days with enough hours for 30+, and where its placement began."""

    stretch: Period
    placement_from: int | None


def relations(edition: Edition, employments: Sequence[Employment]) -> Iterator[Relation]:
    """The relation of every employment, in their order; its codes must be known to the edition."""
    together = _together(edition, employments)
    for place, employment in enumerate(employments):
        yield together.get(place) or alone(edition.contracts[employment.contract], employment)


def alone(contract: Contract, employment: Employment) -> Relation:
    """The relation of a contract that adjoins no other."""
    enough = employment.hours >= contract.thirty_plus.hours
    return Relation(employment.period if enough else NOTHING, employment.placement_from)


def adjoins(contract: Contract, employment: Employment, relation: Relation) -> bool:
    """Whether a rule about duration looks at more than this contract itself."""
    if contract.limit is None and not contract.thirty_plus.months:
        return False
    first, last, start = employment.first_day, employment.last_day, employment.placement_from
    own = (first, last) if employment.hours >= contract.thirty_plus.hours else (NOTHING.first, NOTHING.last)
    return (relation.stretch.first, relation.stretch.last) != own or relation.placement_from != start


def lasted(stretch: Period, terms: ThirtyPlusTerms, year: Period) -> bool:
    """Whether the months were over before the last day of the year: that day itself is not one of them."""
    return months_later(stretch.first, terms.months) <= min(year.last, stretch.last + 1)


def _together(edition: Edition, employments: Sequence[Employment]) -> Mapping[int, Relation]:
    """The relations of persons with several contracts of a kind about which a rule asks how long it lasted."""
    grouped: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, employment in enumerate(employments):
        contract = edition.contracts[employment.contract]
        if contract.limit or contract.thirty_plus.months:
            grouped[employment.ref, employment.contract].append(place)
    found: dict[int, Relation] = {}
    for (_, code), places in grouped.items():
        if len(places) > 1:
            mine = [employments[place] for place in places]
            found |= zip(places, _of_person(edition.contracts[code], mine), strict=True)
    return found


def _of_person(contract: Contract, employments: Sequence[Employment]) -> list[Relation]:
    each_alone = [alone(contract, employment) for employment in employments]
    found, starts = _unbroken(each.stretch for each in each_alone), _placement_starts(employments)
    return [
        Relation(next((each for each in found if each.overlap(own.stretch).days), NOTHING), start)
        for own, start in zip(each_alone, starts, strict=True)
    ]


def _unbroken(periods: Iterable[Period]) -> list[Period]:
    """Periods that overlap or adjoin, as one."""
    found: list[Period] = []
    for each in sorted((period for period in periods if period.days), key=lambda period: period.first):
        if found and each.first <= found[-1].last + 1:
            found[-1] = Period(found[-1].first, max(found[-1].last, each.last))
        else:
            found.append(each)
    return found


def _placement_starts(contracts: Sequence[Employment]) -> list[int | None]:
    """Where the placement of each contract began: the day it names, or the earliest of those that it adjoins.

    They are contracts that began before it; a day that one of them names does not change the others.
    """
    starts: list[int | None] = [each.placement_from for each in contracts]
    going_on: list[tuple[int, int]] = []  # where each began and its last day; the earliest first
    order = sorted(range(len(contracts)), key=lambda place: contracts[place].first_day)
    for day, places in groupby(order, key=lambda place: contracts[place].first_day):
        together = list(places)
        while going_on and going_on[0][1] + 1 < day:
            heappop(going_on)
        if going_on:
            earliest, _last = going_on[0]
            for place in together:
                starts[place] = earliest if starts[place] is None else starts[place]
        for place in together:
            heappush(going_on, (starts[place] or day, contracts[place].last_day))
    return starts
