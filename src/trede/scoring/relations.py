# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What adjoins is one relation: the contracts of one kind that a person has without a day between them.

Rules that ask how long something lasted look at the relation, so that an hour more in a new row changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
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


def relations(edition: Edition, employments: Sequence[Employment], year: Period) -> Iterator[Relation]:
    """The relation of every employment, in their order; its codes must be known to the edition."""
    together = _together(edition, employments, year)
    for place, employment in enumerate(employments):
        yield together.get(place) or alone(edition.contracts[employment.contract], employment)


def alone(contract: Contract, employment: Employment) -> Relation:
    """The relation of a contract that adjoins no other."""
    enough = employment.hours >= contract.thirty_plus.hours
    return Relation(employment.period if enough else NOTHING, employment.placement_from)


def adjoins(contract: Contract, employment: Employment, relation: Relation) -> bool:
    """Whether a rule about duration looks at more than this contract itself."""
    asked = contract.limit is not None or contract.thirty_plus.months > 0
    return asked and relation != alone(contract, employment)


def lasted(stretch: Period, terms: ThirtyPlusTerms, year: Period) -> bool:
    """Whether the months were over before the last day of the year: that day itself is not one of them."""
    return months_later(stretch.first, terms.months) <= min(year.last, stretch.last + 1)


def _together(edition: Edition, employments: Sequence[Employment], year: Period) -> Mapping[int, Relation]:
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
            found |= zip(places, _of_person(edition.contracts[code].thirty_plus, mine, year), strict=True)
    return found


def _of_person(terms: ThirtyPlusTerms, contracts: Sequence[Employment], year: Period) -> list[Relation]:
    found, starts = stretches(contracts, terms.hours), _placement_starts(contracts)
    return [
        Relation(_stretch_of(each, found, terms, year), start)
        for each, start in zip(contracts, starts, strict=True)
    ]


def _stretch_of(
    employment: Employment, found: Iterable[Period], terms: ThirtyPlusTerms, year: Period
) -> Period:
    """Of the stretches that a contract is part of the one that lasted, or else the longest."""
    mine = [each for each in found if each.overlap(employment.period).days]
    return max(mine, key=lambda each: (lasted(each, terms, year), each.days), default=NOTHING)


def stretches(contracts: Iterable[Employment], hours: int) -> list[Period]:
    """The unbroken days on which these contracts together have at least so many hours a week."""
    changes: Counter[int] = Counter()
    for each in contracts:
        changes[each.first_day] += each.hours
        changes[each.last_day + 1] -= each.hours
    found, at_work, first = list[Period](), 0, None
    for day in sorted(changes):
        at_work += changes[day]
        enough = at_work >= max(hours, 1)
        if enough and first is None:
            first = day
        elif not enough and first is not None:
            found.append(Period(first, day - 1))
            first = None
    return found


def _placement_starts(contracts: Sequence[Employment]) -> list[int | None]:
    """Where the placement of each contract began: the day it names, or that of the contracts it adjoins."""
    starts: list[int | None] = [each.placement_from for each in contracts]
    last, begun = NOTHING.last, 0
    for place in sorted(range(len(contracts)), key=lambda place: (contracts[place].first_day, place)):
        each = contracts[place]
        if starts[place] is None and last and each.first_day <= last + 1:
            starts[place] = begun
        begun, last = starts[place] or each.first_day, max(last, each.last_day)
    return starts
