# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A figure with everything it leaned on: which values of the rule, what is not stated, what was counted carefully."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trede.scheme.buyer_rules import Stated
    from trede.social_return.terms import Reading


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in cents, None where it cannot be said.

    ``used``: values of the rule by key, each with its basis and source. ``missing``: the keys without which it
    cannot be said. ``careful``: those that would make it more. ``says``: what there is to
    say of it (``below-threshold``).
    """

    cents: int | None
    used: Mapping[str, Stated] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()
    says: tuple[str, ...] = ()

    @property
    def known_cents(self) -> int:
        """What is sure of it."""
        return self.cents or 0


def figure(cents: int | None, read: Reading, *says: str) -> Figure:
    """What came of a reading of the terms."""
    return Figure(cents, dict(read.used), tuple(read.missing), tuple(read.careful), says)


def summed(figures: Iterable[Figure]) -> Figure:
    """Several as one; what cannot be said of one is missing in the whole, and the rest still counts."""
    listed = list(figures)
    return Figure(
        sum(each.known_cents for each in listed),
        {key: value for each in listed for key, value in each.used.items()},
        tuple(dict.fromkeys(key for each in listed for key in each.missing)),
        tuple(dict.fromkeys(key for each in listed for key in each.careful)),
        tuple(dict.fromkeys(say for each in listed for say in each.says)),
    )
