# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the actions of this room keep a measurement and the orders of a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from trede.office.dossier.models import Dossier, Scored
from trede.office.dossier.queries import latest_measurement
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from trede.office.dossier.models import Measurement
    from trede.office.dossier.rules.measuring import Kept


@part
def add_measurement(dossier: Dossier, scores: Sequence[Kept], made: Measurement) -> Measurement:
    """Keep a measurement with its scores; the first of those is the one it was made for."""
    own, before = scores[0], latest_measurement(dossier.pk)
    made.dossier, made.number = dossier, before.number + 1 if before else 1
    made.edition, made.level, made.total_percent = own.edition, own.level, own.total_percent
    made.save(force_insert=True)
    Scored.objects.bulk_create(
        Scored(
            dossier=dossier,
            measurement=made,
            edition=each.edition,
            level=each.level,
            total_percent=each.total_percent,
            figures=dict(each.figures),
            classes=list(each.classes),
            document=dict(each.document),
        )
        for each in scores
    )
    if dossier.stage == Dossier.Stage.TEST:
        dossier.stage = Dossier.Stage.DRAFT
        dossier.save(update_fields=["stage"])
    return made


def identified(orders: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Orders (``trede/measurement/1``), each with an id, so that one can be named when it is taken away."""
    return [{"id": str(uuid4()), **each} for each in orders]


@part
def keep_orders(dossier: Dossier, orders: Sequence[Mapping[str, Any]]) -> None:
    """Put these, each with its id, in the place of those that were there."""
    dossier.purchases = list(orders)
    dossier.save(update_fields=["purchases"])
