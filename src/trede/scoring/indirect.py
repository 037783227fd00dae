# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The indirect contribution: fte bought from certified and SW organisations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.values import MILLION, half_up

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trede.kernel.periods import Period
    from trede.scoring.measurement import Purchase

CENTS = 100
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Supplier:
    """One supplier with one set of figures: its orders in the reference year and the fte they give (millionths)."""

    kvk: str
    name: str
    orders: tuple[Purchase, ...]
    fte_millionths: int


def suppliers_of(purchases: Iterable[Purchase], year: Period) -> tuple[Supplier, ...]:
    """The suppliers by KvK number; one whose declared figures differ stands there once for each set of figures."""
    grouped: dict[tuple[str, Fraction, Fraction, Fraction], list[Purchase]] = defaultdict(list)
    for order in purchases:
        if year.first <= order.day <= year.last:
            figures = (order.supplier_turnover, order.supplier_fte, order.supplier_direct_share)
            grouped[order.kvk, *figures].append(order)
    return tuple(_supplier(grouped[key]) for key in sorted(grouped))


def _supplier(orders: list[Purchase]) -> Supplier:
    first = orders[0]
    bought = sum(order.amount_cents for order in orders)
    part = Fraction(bought, CENTS) / first.supplier_turnover
    fte = part * first.supplier_fte * first.supplier_direct_share / PERCENT
    millionths = half_up(fte.numerator * MILLION, fte.denominator)
    ordered = tuple(sorted(orders, key=lambda order: (order.day, order.order, order.amount_cents)))
    return Supplier(first.kvk, min(order.supplier for order in orders), ordered, millionths)


def bought_fte(suppliers: Iterable[Supplier]) -> Fraction:
    """The fte of all suppliers together, exact on whole millionths."""
    return Fraction(sum(supplier.fte_millionths for supplier in suppliers), MILLION)


def cap_factor(largest_part: Fraction) -> Fraction:
    """How many times the direct share the indirect share may be, when it may be ``largest_part`` of the total."""
    return largest_part / (1 - largest_part)
