# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which moves between levels two editions allow at all, by size: what the rules exclude is no secret of anybody.

An answer may be too wide, never too narrow: a move that is left out cannot happen whatever the rows are.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from trede.kernel.values import MILLION
from trede.national.terms import Window, terms_of
from trede.scoring.levels import admitted, level_of, norms_at
from trede.scoring.score import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from trede.national.terms import Terms, Weights, Windows
    from trede.scheme.edition import Edition

Pairs = frozenset[tuple[str, str]]
Shares = Literal["same", "lower", "higher", "any"]

# Sizes are told apart after rounding half up to millionths of an fte.
ROUNDED = Fraction(1, 2 * MILLION)


def possible_moves(before: Edition, after: Edition, least: int, most: int | None) -> Pairs:
    """The pairs (level before, level after) that can occur from ``least`` to under ``most`` fte."""
    one, other = (terms_of(edition, unknown_outside=True) for edition in (before, after))
    if one.outside != other.outside:
        return frozenset((a, b) for a in (NONE, *before.levels) for b in (NONE, *after.levels))
    shares = shares_after(one, other)
    found: set[tuple[str, str]] = set()
    for size in _sizes((before, after), least, most):
        found |= _pairs(before, after, size, shares)
    return frozenset(found)


def shares_after(one: Terms, other: Terms) -> Shares:
    """How the share of an organisation under ``other`` relates to that under ``one``, whatever its rows."""
    lower, higher = _no_more(other, one), _no_more(one, other)
    if lower and higher:
        return "same"
    if lower:
        return "lower"
    return "higher" if higher else "any"


def _no_more(one: Terms, other: Terms) -> bool:
    """Whether ``one`` never counts more than ``other``."""
    largest = "indirect.largest-part"
    return (
        one.edition.number(largest) <= other.edition.number(largest)
        and _lighter(one.weights, other.weights)
        and _shorter(one, other)
    )


def _lighter(one: Weights, other: Weights) -> bool:
    return all(
        weight <= more.get(code, 0)
        for less, more in (
            (_by_code(one.positions), _by_code(other.positions)),
            (_by_code(one.contracts), _by_code(other.contracts)),
        )
        for code, weight in less.items()
    )


def _by_code(weights: Iterable[tuple[int, frozenset[int]]]) -> dict[int, int]:
    return {code: hundredths for hundredths, members in weights for code in members}


def _shorter(one: Terms, other: Terms) -> bool:
    """Whether every code that ``one`` gives a weight counts there no longer than with ``other``."""
    weighted = (_by_code(one.weights.positions), _by_code(one.weights.contracts))
    return all(
        _inside(less[code], more.get(code, Window()))
        for codes, less, more in zip(weighted, _tables(one.windows), _tables(other.windows), strict=True)
        for code in codes
    )


def _tables(windows: Windows) -> tuple[dict[int, Window], dict[int, Window]]:
    return dict(windows.positions), dict(windows.contracts)


def _inside(one: Window, other: Window) -> bool:
    """Whether ``one`` holds no day that ``other`` does not."""
    if other.needs and (one.needs != other.needs or one.least < other.least):
        return False
    if not other.field and not other.years:
        return True
    return one.field == other.field and bool(one.years) == bool(other.years) and one.years <= other.years


def _sizes(editions: tuple[Edition, Edition], least: int, most: int | None) -> Iterator[Fraction]:
    """One size out of every stretch of sizes in which norms and admission are the same under both editions."""
    largest = max(edition.norms.largest for edition in editions)
    top = Fraction(largest + 1)
    start = max(least - ROUNDED, Fraction(0))
    end = (Fraction(most) if most else Fraction(max(largest + 1, least) + 1)) - ROUNDED
    cuts = {start, end, *(edition.number("admission.minimum-fte") for edition in editions)}
    cuts |= {Fraction(2 * whole + 1, 2) for whole in range(least, int(min(end, top)) + 1)}
    for low, _ in pairwise(sorted(cut for cut in cuts if start <= cut <= end)):
        yield low


def _pairs(before: Edition, after: Edition, size: Fraction, shares: Shares) -> set[tuple[str, str]]:
    """Levels are steps in the share, so that its norms and 0 stand for every share there is."""
    steps = {Fraction(0)}
    for edition in (before, after):
        steps |= set(norms_at(edition, edition.norms.size(size)).values())
    return {
        (_level(before, size, one), _level(after, size, other))
        for one in steps
        for other in steps
        if _related(one, other, shares)
    }


def _related(one: Fraction, other: Fraction, shares: Shares) -> bool:
    if shares == "same":
        return one == other
    if shares == "lower":
        return other <= one
    return shares == "any" or other >= one


def _level(edition: Edition, size: Fraction, share: Fraction) -> str:
    if not admitted(edition, size):
        return NONE
    return level_of(share, norms_at(edition, edition.norms.size(size)))
