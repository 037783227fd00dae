# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an edition says, in the numbers that the tables hold: sets of codes, weights, windows.

Pure values without dataframes. Days count from 1970-01-01. Editions that say the same share one expression.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from trede.errors import InputRefusedError
from trede.kernel.findings import finding
from trede.kernel.periods import months_later
from trede.national.columns import codes
from trede.scoring.rows import DEFAULT_TO_FIRST_DAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from trede.kernel.periods import Period
    from trede.scheme.edition import Contract, Edition, Minimum, Position
    from trede.scheme.edition import Window as SchemeWindow

EPOCH = date(1970, 1, 1).toordinal()

Numbers = frozenset[int]
_Coded = TypeVar("_Coded")


@dataclass(frozen=True, slots=True)
class Shift:
    """So many whole months later, as day + offset.

    ``steps`` holds each day from which the offset grows, and by how much.
    """

    offset: int
    steps: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Days on which a code counts: until the day in ``field``, or ``years`` from it; ``least`` of ``needs``."""

    field: str = ""
    years: int = 0
    needs: str = ""
    least: int = 0

    @property
    def defaults(self) -> bool:
        """Whether an empty field means the first day of the contract."""
        return not self.field or (self.years > 0 and self.field in DEFAULT_TO_FIRST_DAY)


@dataclass(frozen=True, slots=True)
class Windows:
    """The window of every position and contract type, by number."""

    positions: tuple[tuple[int, Window], ...]
    contracts: tuple[tuple[int, Window], ...]

    def agrees(self, other: Windows) -> bool:
        """Whether no code has two different windows."""
        return _agree(self.positions, other.positions) and _agree(self.contracts, other.contracts)

    def joined(self, other: Windows) -> Windows:
        """The windows of both."""
        return Windows(_join(self.positions, other.positions), _join(self.contracts, other.contracts))


@dataclass(frozen=True, slots=True)
class Weights:
    """Codes by weight in hundredths; weight 0 is left out."""

    positions: tuple[tuple[int, Numbers], ...]
    contracts: tuple[tuple[int, Numbers], ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """What an edition cannot measure: codes it does not know, and fields it needs that are empty."""

    positions: Numbers
    contracts: Numbers
    needed: tuple[tuple[str, Numbers], ...]


@dataclass(frozen=True, slots=True)
class ThirtyPlus:
    """Contracts that count for 30+ at once, those that must have lasted, positions that count, own staff.

    ``lasting`` holds months, hours in hundredths, and the contracts; ``weighted`` are contracts that count anywhere.
    """

    at_once: Numbers
    lasting: tuple[tuple[int, int, Numbers], ...]
    positions: Numbers
    own_staff: Numbers
    weighted: Numbers


@dataclass(frozen=True, slots=True)
class Terms:
    """One edition in numbers; ``outside`` are the contracts whose hours are not part of total fte."""

    edition: Edition
    outside: Numbers
    windows: Windows
    weights: Weights
    refusal: Refusal
    thirty_plus: ThirtyPlus


def terms_of(edition: Edition, *, unknown_outside: bool = False) -> Terms:
    """The edition in numbers.

    With ``unknown_outside`` people in a position that the edition does not know are staff outside the group;
    otherwise their organisation cannot be measured. A code without a number raises ``InputRefusedError``.
    """
    positions = _numbered(edition.positions, codes().positions, edition.id)
    contracts = _numbered(edition.contracts, codes().contracts, edition.id)
    known = frozenset(codes().positions.values())
    windows = Windows(
        tuple((number, _window(each.window, each.minimum)) for number, each in sorted(positions.items())),
        tuple((number, _window(each.limit, None)) for number, each in sorted(contracts.items())),
    )
    return Terms(
        edition=edition,
        outside=_where(contracts, lambda contract: not contract.in_total.value),
        windows=windows,
        weights=Weights(_by_weight(positions), _by_weight(contracts)),
        refusal=Refusal(
            positions=frozenset() if unknown_outside else known - set(positions),
            contracts=frozenset(codes().contracts.values()) - set(contracts),
            needed=_needed(windows),
        ),
        thirty_plus=_thirty_plus(positions, contracts),
    )


def _numbered(facts: Mapping[str, _Coded], numbers: Mapping[str, int], edition: str) -> dict[int, _Coded]:
    missing = sorted(set(facts) - set(numbers))
    if missing:
        raise InputRefusedError([finding("national.code-without-number", edition, each) for each in missing])
    return {numbers[code]: fact for code, fact in facts.items()}


def _where(facts: Mapping[int, _Coded], test: Callable[[_Coded], bool]) -> Numbers:
    return frozenset(number for number, fact in facts.items() if test(fact))


def _window(window: SchemeWindow | None, minimum: Minimum | None) -> Window:
    ends = window is not None and window.kind in ("until", "years")
    return Window(
        (window.field or "") if window and ends else "",
        (window.years or 0) if window and ends else 0,
        minimum.field if minimum else "",
        minimum.fact.value if minimum else 0,
    )


def _by_weight(facts: Mapping[int, Position] | Mapping[int, Contract]) -> tuple[tuple[int, Numbers], ...]:
    weights = {fact.weight.value for fact in facts.values()} - {0}
    return tuple(
        (weight, frozenset(n for n, fact in facts.items() if fact.weight.value == weight))
        for weight in sorted(weights)
    )


def _needed(windows: Windows) -> tuple[tuple[str, Numbers], ...]:
    """The fields that must be filled in, and for which positions."""
    needed: dict[str, set[int]] = {}
    for number, window in windows.positions:
        if not window.defaults:
            needed.setdefault(window.field, set()).add(number)
        if window.needs:
            needed.setdefault(window.needs, set()).add(number)
    return tuple((field, frozenset(members)) for field, members in sorted(needed.items()))


def _thirty_plus(positions: Mapping[int, Position], contracts: Mapping[int, Contract]) -> ThirtyPlus:
    lasting: dict[tuple[int, int], set[int]] = {}
    for number, contract in contracts.items():
        if contract.thirty_plus.fact.value and contract.thirty_plus.months:
            lasting.setdefault((contract.thirty_plus.months, contract.thirty_plus.hours), set()).add(number)
    return ThirtyPlus(
        at_once=_where(contracts, lambda each: each.thirty_plus.fact.value and not each.thirty_plus.months),
        lasting=tuple((*key, frozenset(members)) for key, members in sorted(lasting.items())),
        positions=_where(positions, lambda each: each.thirty_plus.value),
        own_staff=_where(contracts, lambda each: each.own_staff is not None and each.own_staff.value),
        weighted=_where(contracts, lambda each: each.weight.value > 0),
    )


@cache
def shift(months: int, year: Period) -> Shift:
    """How many days ``months`` later is, right for every day whose shifted day lies in or next to the year.

    ``year`` in day numbers (``trede.kernel.periods``). A day before those ends up before the year, a day after
    them beyond it, and more is not asked.
    """
    first = months_later(year.first, -months) - 4
    last = months_later(year.last, -months) + 4
    offsets = [(day, months_later(day, months) - day) for day in range(first, last + 1)]
    steps = [
        (day - EPOCH, offset - before)
        for (_, before), (day, offset) in itertools.pairwise(offsets)
        if offset != before
    ]
    return Shift(offsets[0][1], tuple(steps))


def merged(parts: Iterable[Windows]) -> list[Windows]:
    """As few sets of windows as there can be without a code that has two."""
    found: list[Windows] = []
    for part in parts:
        place = next((place for place, one in enumerate(found) if one.agrees(part)), None)
        if place is None:
            found.append(part)
        else:
            found[place] = found[place].joined(part)
    return found


def _agree(one: tuple[tuple[int, Window], ...], other: tuple[tuple[int, Window], ...]) -> bool:
    known = dict(one)
    return all(known.get(number, window) == window for number, window in other)


def _join(
    one: tuple[tuple[int, Window], ...], other: tuple[tuple[int, Window], ...]
) -> tuple[tuple[int, Window], ...]:
    return tuple(sorted((dict(one) | dict(other)).items()))


def by_window(windows: Iterable[tuple[int, Window]]) -> list[tuple[Window, Numbers]]:
    """The codes that have the same window together, those without any left out."""
    grouped: dict[Window, set[int]] = {}
    for number, window in windows:
        if window != Window():
            grouped.setdefault(window, set()).add(number)
    return [(window, frozenset(members)) for window, members in sorted(grouped.items())]
