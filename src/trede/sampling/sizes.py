# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many rows to look at, and how many may be wrong given what was seen: exact, by the hypergeometric distribution.

Drawing ``size`` of ``population`` rows of which ``wrong`` are wrong, without putting back, shows ``seen`` wrong ones
with a chance of C(wrong, seen) C(population - wrong, size - seen) / C(population, size).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import comb
from pathlib import Path

RULES = Path(__file__).with_name("rules.toml")


@dataclass(frozen=True, slots=True)
class Assurance:
    """So sure (``confidence``) that an error is seen when this share of all rows is wrong; both between 0 and 1."""

    confidence: Fraction
    wrong_share: Fraction

    @property
    def risk(self) -> Fraction:
        """The chance to see none that is still accepted."""
        return 1 - self.confidence


@cache
def assurance() -> Assurance:
    """What trede assumes, from ``rules.toml``."""
    rules = tomllib.loads(RULES.read_text("utf-8"))
    return Assurance(Fraction(rules["confidence"]), Fraction(rules["wrong_share"]))


def chance_of_at_most(seen: int, *, population: int, wrong: int, size: int) -> Fraction:
    """The chance to see at most so many wrong rows."""
    ways = sum(
        comb(size, each) * comb(population - size, wrong - each) for each in range(min(seen, wrong) + 1)
    )
    return Fraction(ways, comb(population, wrong))


def sample_size(population: int, *, seen: int = 0, sure: Assurance | None = None) -> int:
    """So many rows to look at, of so many; all of them when that is what it takes, as in small groups.

    ``seen`` errors were found: then so many as to be as sure, when no more come up, that fewer than ``wrong_share``
    of the rows are wrong. That is the extended sample. Raises ValueError for a population or errors below 0.
    """
    if population < 0 or seen < 0:
        raise ValueError("a population and the errors in it cannot be below 0")
    needed = sure or assurance()
    wrong = max(1, int(population * needed.wrong_share))
    low, high = 0, population  # a larger sample never has a larger chance to see as few
    while low < high:
        middle = (low + high) // 2
        if chance_of_at_most(seen, population=population, wrong=wrong, size=middle) <= needed.risk:
            high = middle
        else:
            low = middle + 1
    return low


def most_wrong(population: int, *, size: int, seen: int, sure: Assurance | None = None) -> int:
    """The largest number of wrong rows that fits what was seen; with the confidence that there are no more.

    One-sided and exact: each larger number would show at most ``seen`` with a chance of no more than the risk.
    Raises ValueError when the sample does not fit the population, or the errors the sample.
    """
    if not 0 <= seen <= size <= population:
        raise ValueError("no more errors than rows looked at, and no more of those than there are")
    risk = (sure or assurance()).risk
    low, high = seen, population
    while low < high:
        middle = (low + high + 1) // 2
        if chance_of_at_most(seen, population=population, wrong=middle, size=size) > risk:
            low = middle
        else:
            high = middle - 1
    return low
