# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Changes to a measurement: what an organisation could do, as values that can be put together.

A change that names no day holds for the whole reference year: the answer is then about a full year. Hours are
whole hundredths, amounts whole cents, days day numbers, as in the measurement itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Hire:
    """So many new colleagues of the same kind. Dates and months that their position needs are filled in."""

    position: str | None
    contract: str
    hours: int
    fulltime_hours: int
    count: int = 1
    ref: str | None = None
    from_day: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """A present person gets this many hours a week."""

    ref: str
    hours: int
    from_day: int | None = None


@dataclass(frozen=True, slots=True)
class ContractChange:
    """A present person gets another type of contract."""

    ref: str
    contract: str
    from_day: int | None = None


@dataclass(frozen=True, slots=True)
class Renewal:
    """Whatever ends for this person (contract, wage subsidy, indication) goes on until this day, included.

    A contract that was followed by another one did end, and stays as it was.
    """

    ref: str
    until: int


@dataclass(frozen=True, slots=True)
class Leave:
    """A present person stops; ``last_day`` is the last day at work."""

    ref: str
    last_day: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What a supplier is and does in a year: turnover in euro, fte, direct share in percent."""

    turnover: Fraction
    fte: Fraction
    direct_share: Fraction


@dataclass(frozen=True, slots=True)
class Buy:
    """An extra order at a certified or SW supplier; without figures, those of the orders in the file hold."""

    kvk: str
    amount_cents: int
    supplier: str | None = None
    kind: str | None = None
    figures: Figures | None = None
    day: int | None = None


Change = Hire | Hours | ContractChange | Renewal | Leave | Buy
OfPerson = Hours | ContractChange | Renewal | Leave


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes under one name: a file, or what a plan proposes."""

    name: str
    changes: tuple[Change, ...] = ()
