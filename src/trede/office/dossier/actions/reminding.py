# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing that a counting period ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.dossier.holding import tell
from trede.office.dossier.letters import write_reminder
from trede.office.dossier.models import Dossier
from trede.office.dossier.queries.reminding import REMINDED, was_reminded
from trede.office.dossier.rules.reminding import is_near
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.journal.rules import System


@action
def remind(*, by: System, on: datetime, dossier: UUID, ends_on: date) -> None:
    """Write to the organisation that from this day people count no longer, and a level is lost; once for each day.

    Raises NotFoundError, and RefusedError when it was done or the day is not near.
    """
    found = Dossier.objects.filter(pk=dossier).first()
    if found is None:
        raise NotFoundError("There is no such dossier.")
    if not is_near(ends_on, dutch_day(on)) or was_reminded(found, ends_on):
        raise RefusedError([finding("dossier.no-reminder", "ends_on")])
    write_reminder(found, ends_on, on=on)
    tell(REMINDED, found, by=by, on=on, ends_on=ends_on.isoformat())
