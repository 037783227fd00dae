# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Orders beside the register: which level a supplier held on the day of the order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.kernel.periods import as_date
from trede.office.dossier.models import Dossier
from trede.office.dossier.queries.dossiers import dossier as find
from trede.office.dossier.queries.kept import orders_of
from trede.office.register import queries as register

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.register.rules import Held
    from trede.scoring import Purchase


OF_A_SUPPLIER = ("kvk", "kind", "supplier", "supplier_turnover", "supplier_fte", "supplier_direct_share")
"""What an order says of its supplier."""


@dataclass(frozen=True, slots=True)
class OrderCheck:
    """An order and what the register says: ``held`` on its day; ``known`` when the supplier was ever in it."""

    id: str
    order: Purchase
    held: Held | None
    known: bool


def checked_orders(by: Member, dossier: UUID) -> list[OrderCheck]:
    """The orders of a dossier, each with the level of its supplier on the order date; two queries."""
    found = find(by, dossier)
    orders = orders_of(found)
    history = register.held_by(order.kvk for order in orders)
    return [
        _checked(kept.get("id", ""), order, history.get(order.kvk, []))
        for kept, order in zip(found.purchases, orders, strict=True)
    ]


def suppliers_before(by: Member, dossier: UUID) -> tuple[str, dict[str, dict[str, str]]]:
    """The title of the dossier before this one that has orders, and what each says of its supplier, by KvK number.

    What belongs to one order (its number, day and amount) is not in it. Two queries.
    """
    found = find(by, dossier)
    before = Dossier.objects.filter(organisation=found.organisation, opened_at__lt=found.opened_at)
    latest = before.exclude(purchases=[]).order_by("-opened_at", "id").first()
    if latest is None:
        return "", {}
    told = {each["kvk"]: {key: str(each[key]) for key in OF_A_SUPPLIER} for each in latest.purchases}
    return latest.title, told


def _checked(id: str, order: Purchase, history: list[Held]) -> OrderCheck:
    day = as_date(order.day)
    held = next((each for each in history if each.on(day)), None)
    return OrderCheck(id, order, held, bool(history))
