# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes when a dossier is removed, or when its organisation ends: all of it, as long as nothing was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.dossier.models import (
    Answer,
    Application,
    Dossier,
    Evidence,
    Measurement,
    Request,
    Scenario,
    Scored,
)
from trede.office.dossier.states import APPLICATION, DOSSIER, MEASUREMENT
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID


@part
def throw_away(dossiers: Sequence[UUID]) -> dict[str, str]:
    """Remove these dossiers, none of them signed, with all that is in them; the states of what that changed."""
    measured = list(Measurement.objects.filter(dossier__in=dossiers).values_list("pk", flat=True))
    tried = list(Application.objects.filter(dossier__in=dossiers).values_list("pk", flat=True))
    for model in (Scored, Measurement, Scenario, Answer, Evidence, Request, Application):
        model._default_manager.filter(dossier__in=dossiers).delete()
    Dossier.objects.filter(pk__in=dossiers).delete()
    kept = [(DOSSIER, each) for each in dossiers]
    kept += [(MEASUREMENT, each) for each in measured] + [(APPLICATION, each) for each in tried]
    return {name: state for table, each in kept for name, state in table.fact(each).items()}
