# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A contract as somebody declares it: its value and days, who worked (in counts), what was bought and done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from trede.kernel.periods import Period

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

Role = Literal["main", "sub"]
ROLES: tuple[Role, ...] = ("main", "sub")


@dataclass(frozen=True, slots=True)
class People:
    """So many people of one group with the same hours a week and the same days; never a row for a person.

    Days are day numbers; ``until`` of None: they still work there. ``subsidy_until``: last day of wage subsidy.
    """

    group: str
    count: int
    hours_hundredths: int
    first: int
    until: int | None = None
    subsidy_until: int | None = None


@dataclass(frozen=True, slots=True)
class Purchase:
    """What was bought for the contract, in cents without VAT."""

    what: str
    amount_cents: int
    social_entrepreneur: bool = False


@dataclass(frozen=True, slots=True)
class Activity:
    """What was done for people: how often, and the worth in cents that was agreed with the buyer."""

    what: str
    count: int = 1
    worth_cents: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """A level that the contractor holds by a certificate, on these days."""

    level: str
    days: Period


@dataclass(frozen=True, slots=True)
class FilledIn:
    """What a buyer filled in where its rule states nothing: the value as written, on which day, and from where."""

    key: str
    value: str
    day: date
    source: str


@dataclass(frozen=True, slots=True)
class Extension:
    """A longer contract: its new last day, and what it adds in cents."""

    last: int
    value_cents: int = 0


@dataclass(frozen=True, slots=True)
class Contract:
    """One contract with one contractor. Money in whole cents without VAT, days as day numbers."""

    name: str
    rule: str
    kind: str
    value_cents: int
    tender: int
    first: int
    last: int
    role: Role = "main"
    wages_cents: int | None = None
    offered: Fraction | None = None
    subprojects_cents: tuple[int, ...] = ()
    extensions: tuple[Extension, ...] = ()
    people: tuple[People, ...] = ()
    purchases: tuple[Purchase, ...] = ()
    activities: tuple[Activity, ...] = ()
    held: tuple[Held, ...] = ()
    filled: tuple[FilledIn, ...] = ()
    reported_until: int | None = None

    @property
    def days(self) -> Period:
        """From the first day to the last, with the extensions."""
        return Period(self.first, max([self.last, *(each.last for each in self.extensions)]))

    @property
    def total_cents(self) -> int:
        """The value with the extensions."""
        return self.value_cents + sum(each.value_cents for each in self.extensions)
