# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a certificate covers of what is asked: its worth by level, at the moment that the buyer looks at."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.periods import Period
from trede.kernel.values import half_up
from trede.scheme.buyer_values import LEVELS
from trede.social_return.figures import Figure, figure
from trede.social_return.terms import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.scheme.buyer_rules import Stated
    from trede.social_return.contract import Contract, Held

NONE = "none"
WORTHS = {"full": Fraction(1), NONE: Fraction(0)}


@dataclass(frozen=True, slots=True)
class Covered:
    """What the certificate covers; the level on the tender day, the lowest one in the contract until now, and the first
    day of the contract to come on which none is held (None when that is not before the contract ends)."""

    figure: Figure
    at_tender: str
    lowest: str
    lapses: int | None


def level_on(held: Iterable[Held], day: int) -> str:
    """The highest level held on this day, or ``none``."""
    levels = [each.level for each in held if each.days.first <= day <= each.days.last]
    return max(levels, key=LEVELS.index, default=NONE)


def levels_within(held: Sequence[Held], days: Period) -> set[str]:
    """Every level of some day in a period, with ``none`` where no certificate is held. It changes at few days only."""
    edges = {days.first}
    for each in held:
        edges |= {each.days.first, each.days.last + 1}
    return {level_on(held, day) for day in edges if days.first <= day <= days.last}


def covered_by_certificate(
    contract: Contract, terms: Mapping[str, Stated], obligation: Figure, on: int
) -> Covered:
    """What the certificate covers on this day. Days after it count when the contract began, until that day only."""
    days = contract.days
    so_far = Period(days.first, max(days.first, min(days.last, on)))
    at_tender, seen = level_on(contract.held, contract.tender), levels_within(contract.held, so_far)
    lowest = min(seen, key=(NONE, *LEVELS).index)
    read = Reading(terms)
    share = _share(contract, read, at_tender, seen)
    return Covered(_of(share, obligation, read), at_tender, lowest, _lapses(contract, on))


def _share(contract: Contract, read: Reading, at_tender: str, seen: set[str]) -> Fraction | None:
    """The part that is covered; None when that is not stated."""
    if at_tender == NONE and NONE in seen:
        return Fraction(0)
    if contract.role == "sub" and read.word("holder") != "anyone":
        return None if "holder" in read.missing else Fraction(0)
    tender, whole = Reading(read.terms), Reading(read.terms)
    at, during = _worth(tender, {at_tender}), _worth(whole, seen)
    moment = read.maybe("moment")
    if moment == "tender":
        return _settled(read, [(at, tender)])
    if moment == "contract":
        return _settled(read, [(during, whole)])
    if moment is None and at != during:
        read.note_missing("moment")
    return _settled(read, [(at, tender), (during, whole)])


def _settled(read: Reading, moments: list[tuple[Fraction | None, Reading]]) -> Fraction | None:
    """The least worth of these moments, with what each of them used and missed."""
    for _, other in moments:
        read.used |= other.used
    least = [worth for worth, _ in moments if worth is not None]
    certain_zero = 0 in least and "moment" not in read.missing and read.maybe("moment") is not None
    if certain_zero:
        return Fraction(0)
    for _, other in moments:
        for key in other.missing:
            read.note_missing(key)
    return None if read.missing else min(least)


def _worth(read: Reading, levels: set[str]) -> Fraction | None:
    """The least worth of these levels: of what was held on the worst day."""
    worths = [Fraction(0) if level == NONE else _worth_of(read, level) for level in sorted(levels)]
    known = [worth for worth in worths if worth is not None]
    if 0 in known:
        read.missing.clear()
        return Fraction(0)
    return None if read.missing else min(known)


def _worth_of(read: Reading, level: str) -> Fraction | None:
    key = f"worth.{level}"
    said = read.word(key)
    if said in WORTHS:
        return WORTHS[said]
    if said == "part":
        read.note_missing(key)
        return None
    return read.share(key)


def _of(share: Fraction | None, obligation: Figure, read: Reading) -> Figure:
    if share == 0:
        return figure(0, read)
    if share is None or obligation.cents is None:
        return figure(None, read)
    exact = share * obligation.cents
    return figure(half_up(exact.numerator, exact.denominator), read)


def _lapses(contract: Contract, on: int) -> int | None:
    """The first day from ``on`` within the contract on which no level is held."""
    start = max(on, contract.days.first)
    edges = sorted({start, *(each.days.last + 1 for each in contract.held)})
    for day in edges:
        if start <= day <= contract.days.last and level_on(contract.held, day) == NONE:
            return day
    return None
