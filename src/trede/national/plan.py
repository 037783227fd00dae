# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one run has to add up: the editions, the reference year, and which sums they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from trede.kernel.periods import Period
from trede.national.terms import EPOCH, Refusal, Terms, ThirtyPlus, Weights, Windows, merged, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trede.scheme.edition import Edition

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class SumNames:
    """The sums that one edition takes, by column; empty when there is nothing to add up."""

    staff: str
    weighted: str
    refused: str
    contract_refused: str
    outside_thirty_plus: str
    thirty_plus: str
    own_staff: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The editions in numbers, and each different thing to add up once. ``year`` in day numbers."""

    year: Period
    terms: tuple[Terms, ...]
    thirty_plus: bool
    outsides: tuple[frozenset[int], ...]
    windows: tuple[Windows, ...]
    weights: tuple[tuple[int, Weights], ...]
    refusals: tuple[Refusal, ...]
    thirty_pluses: tuple[tuple[int, frozenset[int], ThirtyPlus], ...]

    @property
    def days(self) -> Period:
        """The reference year in days since 1970-01-01, as the tables hold them."""
        return Period(self.year.first - EPOCH, self.year.last - EPOCH)

    def names(self, terms: Terms) -> SumNames:
        """The columns that hold the sums of this edition."""
        window = _window_of(terms, self.windows)
        refusal = self.refusals.index(terms.refusal)
        thirty = (
            self.thirty_pluses.index((window, terms.outside, terms.thirty_plus)) if self.thirty_plus else ""
        )
        return SumNames(
            staff=f"staff_{self.outsides.index(terms.outside)}",
            weighted=f"weighted_{self.weights.index((window, terms.weights))}",
            refused=f"refused_{refusal}",
            contract_refused=f"contract_refused_{refusal}" if terms.refusal.contracts else "",
            outside_thirty_plus=f"outside_thirty_plus_{thirty}",
            thirty_plus=f"thirty_plus_{thirty}",
            own_staff=f"own_staff_{thirty}",
        )


def plan_of(
    editions: Iterable[Edition], year: Period, *, thirty_plus: bool = False, unknown_outside: bool = False
) -> Plan:
    """The plan for these editions, in the order given; ``year`` in day numbers (``trede.kernel.periods``)."""
    terms = tuple(terms_of(edition, unknown_outside=unknown_outside) for edition in editions)
    windows = tuple(merged(each.windows for each in terms))
    places = [_window_of(each, windows) for each in terms]
    thirty = [
        (place, each.outside, each.thirty_plus)
        for place, each in zip(places, terms, strict=True)
        if thirty_plus
    ]
    return Plan(
        year=year,
        terms=terms,
        thirty_plus=thirty_plus,
        outsides=_distinct(each.outside for each in terms),
        windows=windows,
        weights=_distinct((place, each.weights) for place, each in zip(places, terms, strict=True)),
        refusals=_distinct(each.refusal for each in terms),
        thirty_pluses=_distinct(thirty),
    )


def _window_of(terms: Terms, windows: tuple[Windows, ...]) -> int:
    """The first set of windows that holds every window of the edition."""
    return next(place for place, each in enumerate(windows) if each.joined(terms.windows) == each)


def _distinct(values: Iterable[Part]) -> tuple[Part, ...]:
    """Each value once, in the order of its first appearance."""
    return tuple(dict.fromkeys(values))
