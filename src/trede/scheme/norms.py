# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The share of the total that each level asks, by size of the organisation.

Shares are whole tenths of a percent, as published. Sizes are whole fte.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from trede.kernel.values import half_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from trede.scheme.facts import Fact

# Far more digits than one decimal of a percent needs, so that the outcome cannot depend on the last one.
_EXACT_ENOUGH = Context(prec=40)


@dataclass(frozen=True, slots=True)
class LogNormalMedian:
    """A norm at the median of the log-normal distribution fitted through the known norms of that size.

    ``quantiles`` maps a known level to its quantile of the standard normal distribution; ``otherwise`` has those
    that can be read another way.
    """

    fact: Fact[str]
    quantiles: Mapping[str, Decimal]
    otherwise: Mapping[str, Decimal]

    def tenths(self, known: Mapping[str, int]) -> int:
        """The norm in whole tenths, half up."""
        return self._median(known, self.quantiles)

    def tenths_otherwise(self, known: Mapping[str, int]) -> int:
        """The norm when the quantiles are read the other way."""
        return self._median(known, {**self.quantiles, **self.otherwise})

    @staticmethod
    def _median(known: Mapping[str, int], quantiles: Mapping[str, Decimal]) -> int:
        """Least squares of ln(norm) against the normal quantiles, read at 0, half up to whole tenths."""
        exact = _EXACT_ENOUGH
        across = list(quantiles.values())
        along = [exact.ln(Decimal(known[level])) for level in quantiles]
        count = Decimal(len(across))
        mean_across = exact.divide(sum(across, Decimal(0)), count)
        mean_along = exact.divide(sum(along, Decimal(0)), count)
        spread = sum((x - mean_across) ** 2 for x in across)
        together = sum((x - mean_across) * (y - mean_along) for x, y in zip(across, along, strict=True))
        slope = exact.divide(Decimal(together), Decimal(spread))
        median = exact.exp(mean_along - slope * mean_across)
        return int(median + Decimal("0.5"))


@dataclass(frozen=True, slots=True)
class Norms:
    """Anchors by size, straight lines between them, and derived levels.

    ``shares`` says for each level for which best part of the organisations of a size it is meant.
    """

    table: Fact[str]
    levels: tuple[str, ...]
    anchors: Mapping[int, tuple[int, ...]]
    derived: Mapping[str, LogNormalMedian]
    shares: Mapping[str, Fact[Fraction]]

    def facts(self) -> Iterator[Fact[object]]:
        yield self.table
        yield from self.shares.values()
        for rule in self.derived.values():
            yield rule.fact

    @property
    def smallest(self) -> int:
        return min(self.anchors)

    @property
    def largest(self) -> int:
        return max(self.anchors)

    def size(self, total_fte: Fraction) -> int:
        """The size whose norms apply: total fte half up to a whole number, within the table."""
        whole = half_up(total_fte.numerator, total_fte.denominator)
        return min(max(whole, self.smallest), self.largest)

    def is_anchor(self, size: int) -> bool:
        """Whether the norms of this size stand in the table itself."""
        return size in self.anchors

    def at(self, size: int) -> dict[str, int]:
        """Tenths of a percent that each level asks at this size, without order."""
        known = dict(zip(self.levels, self._known(size), strict=True))
        return known | {level: rule.tenths(known) for level, rule in self.derived.items()}

    def otherwise_at(self, size: int) -> dict[str, int]:
        """The derived levels that another reading of their quantiles gives another norm at this size."""
        known = dict(zip(self.levels, self._known(size), strict=True))
        return {
            level: other
            for level, rule in self.derived.items()
            if (other := rule.tenths_otherwise(known)) != rule.tenths(known)
        }

    def _known(self, size: int) -> tuple[int, ...]:
        if size in self.anchors:
            return self.anchors[size]
        below = max(anchor for anchor in self.anchors if anchor < size)
        above = min(anchor for anchor in self.anchors if anchor > size)
        width, offset = above - below, size - below
        return tuple(
            half_up(low * width + (high - low) * offset, width)
            for low, high in zip(self.anchors[below], self.anchors[above], strict=True)
        )
