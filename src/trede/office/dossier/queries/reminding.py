# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom to write that a counting period ends, and whether that was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.dossier.models import Dossier, Measurement
from trede.office.dossier.rules.reminding import loss_to_tell
from trede.office.journal.queries import happened

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

REMINDED = "dossier.reminded"


def was_reminded(dossier: Dossier, ends_on: date) -> bool:
    """Whether its organisation was written about this day before."""
    return happened(dossier.organisation, f"dossier:{dossier.pk}", REMINDED, ends_on=ends_on.isoformat())


def to_remind(day: date) -> list[tuple[UUID, date]]:
    """Dossiers with the day of the loss, by the newest measurement of each organisation."""
    newest: dict[UUID, Measurement] = {}
    for each in Measurement.objects.select_related("dossier").order_by("made_at"):
        newest[each.dossier.organisation] = each
    found = [(each.dossier, loss_to_tell(each.forecast, day)) for each in newest.values()]
    return [(of.pk, ends) for of, ends in found if ends and not was_reminded(of, ends)]
