# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Orders at suppliers, one at a time: each change is made to the orders as they are then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from trede.errors import InputRefusedError, NotFoundError, RefusedError
from trede.intake.fields import LONGEST_TEXT
from trede.kernel.findings import finding
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.holding import tell, to_change
from trede.office.dossier.keeping import add_measurement, identified, keep_orders
from trede.office.dossier.models import Measurement
from trede.office.dossier.queries import kept_of, latest_measurement, rest_of
from trede.office.dossier.rules.measuring import read_orders, rescored, without_id
from trede.office.dossier.rules.texts import check_text
from trede.office.journal.actions import action
from trede.office.journal.parts import part
from trede.scheme import open_shelf
from trede.scoring.canonical import purchase_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier
    from trede.scoring import Purchase

MOST_ORDERS = 2_000
"""Of one dossier: who has more adds them up, an order for each supplier and day."""


@action
def add_order(*, by: Member, on: datetime, dossier: UUID, order: Purchase) -> str:
    """Add an order to those that are there, and score again when something was measured; the id of the order.

    Raises NotFoundError, and RefusedError when the handbook refuses the order, it holds a BSN or the dossier is frozen.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    found = to_change(by, dossier)
    if wrong := check_text("supplier", order.supplier, LONGEST_TEXT):
        raise RefusedError(wrong)
    added = identified([purchase_document(order)])
    _keep(found, [*found.purchases, *added], by=by, on=on)
    return str(added[0]["id"])


@action
def add_orders(*, by: Member, on: datetime, dossier: UUID, orders: Sequence[Purchase]) -> int:
    """Add orders that are not there yet (by supplier and number), and score once; how many those were.

    Raises NotFoundError, and RefusedError when none is new, there are too many, or for what ``add_order`` refuses.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    found = to_change(by, dossier)
    there = {(each["kvk"], each["order"]) for each in found.purchases}
    documents = [purchase_document(each) for each in orders if (each.kvk, each.order) not in there]
    if not documents:
        raise RefusedError([finding("dossier.no-new-orders", "purchases")])
    if len(documents) + len(found.purchases) > MOST_ORDERS:
        raise RefusedError([finding("dossier.too-many-orders", "purchases", limit=MOST_ORDERS)])
    if wrong := [told for each in orders for told in check_text("supplier", each.supplier, LONGEST_TEXT)]:
        raise RefusedError(wrong)
    _keep(found, [*found.purchases, *identified(documents)], by=by, on=on)
    return len(documents)


@action
def remove_order(*, by: Member, on: datetime, dossier: UUID, order: str) -> None:
    """Take the order with this id away, and score again when something was measured.

    Raises NotFoundError, also when it was taken away already, and RefusedError when the dossier is frozen.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    found = to_change(by, dossier)
    left = [each for each in found.purchases if each["id"] != order]
    if len(left) == len(found.purchases):
        raise NotFoundError("There is no such order.")
    _keep(found, left, by=by, on=on)


@part
def _keep(found: Dossier, orders: Sequence[Mapping[str, Any]], *, by: Member, on: datetime) -> None:
    """The rows are gone, the classes are not: the score is exactly what the rows would give."""
    before = latest_measurement(found.pk)
    made = _measure_again(found, before, [without_id(each) for each in orders], by, on) if before else None
    keep_orders(found, orders)
    tell("purchases.changed", found, by=by, on=on, made=made, orders=len(orders))


@part
def _measure_again(
    dossier: Dossier, before: Measurement, documents: Sequence[dict[str, Any]], by: Member, on: datetime
) -> Measurement:
    rest = replace(
        rest_of(before), purchases=read_orders(documents), application_day=dossier.intended_on.toordinal()
    )
    shelf = open_shelf()
    try:
        scores = tuple(rescored(shelf, each, rest) for each in kept_of(before))
    except InputRefusedError as refused:
        raise RefusedError(refused.findings) from None
    after = Measurement(
        source=Measurement.Source.PURCHASES,
        first_day=before.first_day,
        last_day=before.last_day,
        declared_total_fte=before.declared_total_fte,
        organisation_document=before.organisation_document,
        purchases=documents,
        seal=before.seal,
        forecast=before.forecast,
        lasting=before.lasting,
        made_at=on,
        made_by=by.actor_id,
    )
    return add_measurement(dossier, scores, after)
