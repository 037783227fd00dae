# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An edition of the rulebook: what one handbook says, as frozen values, each with its basis and source."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from fractions import Fraction
    from pathlib import Path

    from trede.scheme.facts import Basis, Fact
    from trede.scheme.norms import Norms

WindowKind = Literal["employed", "placement", "until", "years"]
WINDOW_KINDS: tuple[str, ...] = get_args(WindowKind)


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a starting position (or a placement) counts.

    ``employed`` and ``placement`` have no end of their own; ``until`` ends after the day in ``field``;
    ``years`` starts on the day in ``field`` and lasts ``years`` whole years.
    """

    kind: WindowKind
    fact: Fact[str]
    field: str | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class Minimum:
    """A whole number in ``field`` that must be reached for the position to count at all."""

    field: str
    fact: Fact[int]


@dataclass(frozen=True, slots=True)
class Position:
    """A starting position: why somebody belongs to the target group. Weight in whole hundredths."""

    code: str
    weight: Fact[int]
    window: Window
    register: Fact[bool]
    thirty_plus: Fact[bool]
    minimum: Minimum | None = None


@dataclass(frozen=True, slots=True)
class ThirtyPlusTerms:
    """Whether a contract counts for 30+, after how many months, from how many hours (hundredths)."""

    fact: Fact[bool]
    months: int = 0
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract type. Weight in whole hundredths; ``own_staff`` only where a handbook asks for it."""

    code: str
    weight: Fact[int]
    in_total: Fact[bool]
    thirty_plus: ThirtyPlusTerms
    limit: Window | None = None
    own_staff: Fact[bool] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read."""

    title: str
    publisher: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A later handbook whose text was not found; from its first day this edition is a stand-in.

    ``handbook`` is empty where nobody knows its number.
    """

    handbook: str
    first_day: date


@dataclass(frozen=True, slots=True)
class Usual:
    """What is named where nobody says which: choices of trede, no rules. Codes of the edition; hours in hundredths."""

    positions: tuple[str, ...]
    contracts: tuple[str, ...]
    hours: int
    not_by_hiring: tuple[str, ...]

    @property
    def position(self) -> str:
        return self.positions[0]

    @property
    def contract(self) -> str:
        return self.contracts[0]


@dataclass(frozen=True, slots=True)
class Edition:
    """One handbook as data. ``sha256`` is over its data files (texts and choices apart), read from ``folder``.

    ``refused`` are kinds of contract that count nowhere. ``unread`` and ``norms_raised_from`` are known of handbooks
    after this one, so they come from the shelf (``trede.scheme.later``); so does ``own``: it did not come with trede,
    and is used where nobody names it only from the application date ``used_from``.
    """

    id: str
    handbook: str
    in_force: date
    basis: Basis
    source: str
    levels: tuple[str, ...]
    positions: Mapping[str, Position]
    contracts: Mapping[str, Contract]
    norms: Norms
    rules: Mapping[str, Fact[str | None]]
    sources: Mapping[str, Source]
    refused: Mapping[str, Fact[bool]]
    usual: Usual
    sha256: str
    folder: Path = field(compare=False)
    unread: Unread | None = None
    norms_raised_from: date | None = None
    own: bool = False
    used_from: date | None = None
    numbers: Mapping[str, Fraction] = field(compare=False, repr=False, default_factory=dict)

    def number(self, rule: str) -> Fraction:
        """The number of a rule, exact."""
        return self.numbers[rule]

    def stands_in_on(self, day: int | None) -> bool:
        """Whether on this day (number) a later handbook applied, whose text was not found."""
        return day is not None and self.unread is not None and day >= self.unread.first_day.toordinal()

    def norms_probably_raised_on(self, day: int | None) -> bool:
        """Whether the norms that applied on this day (number) were probably higher than those of the table."""
        since = self.norms_raised_from
        return day is not None and since is not None and day >= since.toordinal()

    def fact(self, rule: str) -> Fact[object]:
        """The value of a rule with its basis and source."""
        return next(fact for fact in self.facts() if fact.id == rule)

    def facts(self) -> Iterator[Fact[object]]:
        """Every value of the edition with its basis, in the order of its files."""
        for position in self.positions.values():
            yield position.weight
            yield position.window.fact
            if position.minimum:
                yield position.minimum.fact
            yield position.register
            yield position.thirty_plus
        for contract in self.contracts.values():
            yield contract.weight
            yield contract.in_total
            yield contract.thirty_plus.fact
            if contract.own_staff:
                yield contract.own_staff
            if contract.limit:
                yield contract.limit.fact
        yield from self.refused.values()
        yield from self.norms.facts()
        yield from self.rules.values()
