# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""An employer that agreed on everything, with a dossier that was measured and a step in its plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tests.unit.office.dossier.filled import INTENDED, declared

from trede.office.accounts import queries as people
from trede.office.dossier import actions as dossiers
from trede.office.growth import actions
from trede.office.growth.models import Arrangement, Step

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member

AGREED: dict[str, Any] = {
    "aim": "Werk laten passen en stappen bijhouden.",
    "basis": "legitimate-interest",
    "council": "agreed",
    "council_on": date(2026, 10, 1),
    "seen_by": "HR ziet alles, een teamleider het eigen team.",
    "months": 24,
}
STEP: dict[str, Any] = {
    "topic": "direct",
    "origin": "own",
    "what": "Een collega voor 24 uur aannemen",
    "owner": "Recruiter",
    "due": date(2027, 1, 1),
    "effect_hundredths": 15,
}
START: dict[str, Any] = {
    "buddy": "B1",
    "starts_on": date(2026, 9, 1),
    "began_as": "trial",
    "hours_hundredths": 20_00,
}


def measured(by: Member, on: datetime) -> UUID:
    """A dossier with a measurement."""
    told = {"title": "Aanvraag", "wanted_level": "trede-2", "intended_on": INTENDED}
    dossier = dossiers.open_dossier(by=by, on=on, **told).pk
    found, home = declared(), people.organisation(by)
    own = replace(found.organisation, name=home.name, kvk=home.kvk)
    dossiers.measure(by=by, on=on, dossier=dossier, declared=replace(found, organisation=own))
    return dossier


def planned(by: Member, on: datetime, dossier: UUID, **more: Any) -> Step:
    """A step, after the employer switched on if it had not."""
    if not Arrangement.objects.filter(organisation=by.organisation).exists():
        actions.switch_on(by=by, on=on, **AGREED)
    return actions.add_step(by=by, on=on, dossier=dossier, **STEP | more)
