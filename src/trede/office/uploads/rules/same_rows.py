# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether rows that are brought again are those of a measurement, and if not, what differs: by class, not by person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trede.kernel.periods import Period
    from trede.scoring.classes import ClassSum

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """So many people of a position under a contract, and their fte in the reference year."""

    people: int = 0
    fte: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Difference:
    """One position (or none) and contract: what the file gives, and what the measurement has."""

    position: str | None
    contract: str
    brought: Group
    measured: Group


def differences(
    brought: Iterable[ClassSum], measured: Iterable[ClassSum], year: Period
) -> tuple[Difference, ...]:
    """Every position and contract of which the people or the fte differ; the target group first."""
    ours, theirs = _groups(brought, year), _groups(measured, year)
    return tuple(
        Difference(position or None, contract, ours[position, contract], theirs[position, contract])
        for position, contract in sorted({*ours, *theirs}, key=lambda key: (not key[0], key))
        if ours[position, contract] != theirs[position, contract]
    )


def _groups(classes: Iterable[ClassSum], year: Period) -> dict[Key, Group]:
    found: dict[Key, Group] = defaultdict(Group)
    for each in classes:
        key = (each.position or "", each.contract)
        before, fte = found[key], Fraction(each.staff, each.fulltime_hours * year.days)
        found[key] = Group(before.people + each.people, before.fte + fte)
    return found
