# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Certifying bodies side by side, from how their cases went."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median_low
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class Went:
    """How one case went: its days as far as they came, how often it was corrected, who was right in each objection that
    was answered (the employer: True; None as long as nobody answered), and the aspect of each nonconformity.
    """

    opened: date
    visited: date | None = None
    decided: date | None = None
    corrections: int = 0
    objections: Sequence[bool | None] = ()
    nonconformities: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """A body in figures. Days are the middle one of all: half of the cases took no longer; None without any.

    ``nonconformities``: how many, by aspect; the empty one is about none of them.
    """

    quotes: int
    quote_days: int | None
    cases: int
    decided: int
    visit_days: int | None
    decision_days: int | None
    corrected: int
    objections: int
    upheld: int
    nonconformities: Mapping[str, int]


def compared(answered: Sequence[int], cases: Sequence[Went]) -> Compared:
    """From the days in which each quote was answered, and how each case went."""
    told = [each for case in cases for each in case.objections]
    return Compared(
        quotes=len(answered),
        quote_days=_middle(answered),
        cases=len(cases),
        decided=sum(each.decided is not None for each in cases),
        visit_days=_between((each.opened, each.visited) for each in cases),
        decision_days=_between((each.visited, each.decided) for each in cases),
        corrected=sum(each.corrections > 0 for each in cases),
        objections=len(told),
        upheld=sum(each is True for each in told),
        nonconformities=Counter(aspect for case in cases for aspect in case.nonconformities),
    )


def _between(pairs: Iterable[tuple[date | None, date | None]]) -> int | None:
    """The middle of the days from one to the other, of where both are known."""
    return _middle((last - first).days for first, last in pairs if first and last)


def _middle(days: Iterable[int]) -> int | None:
    found = list(days)
    return median_low(found) if found else None
