# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing the register by itself: demo data, and the sector that an auditor confirms. See also ``parts.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts.queries import organisation
from trede.office.accounts.rules.assignments import Assigned, require_case
from trede.office.accounts.rules.permissions import Permission
from trede.office.journal.actions import action, record
from trede.office.journal.states import ALL
from trede.office.register.models import Confirmed, Gram, Listing
from trede.office.register.parts import find_by, listing_of, note_step
from trede.office.register.rules import Step
from trede.office.register.rules.sectors import known_code
from trede.office.register.states import REGISTER, SECTOR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trede.office.journal.rules import System
    from trede.office.register.rules import Held


@action
def fill_with_demo(*, by: System, on: datetime, listings: Sequence[Held]) -> None:
    """Put these in the place of the demo listings that are there; real ones stay."""
    earlier = Listing.objects.filter(is_demo=True)
    Gram.objects.filter(kvk__in=list(earlier.values_list("kvk", flat=True).distinct())).delete()
    earlier.delete()
    made = [listing_of(held) for held in listings]
    for each in made:
        each.is_demo, each.public_since = True, on
    Listing.objects.bulk_create(made)
    find_by(made)
    for each in made:
        note_step(each, Step.ENTERED, on=on, day=dutch_day(on))
    record(
        "register.demo-filled",
        by=by,
        on=on,
        subject="register:demo",
        organisations=(),
        listings=len(listings),
        **REGISTER.fact(ALL),
    )


@action
def confirm_sector(*, by: Assigned, on: datetime, sector: str) -> None:
    """What an auditor saw the organisation of a case do, as a code of SBI 2025: the row of its next certificate has it.

    Raises NotFoundError, NotAllowedError for whoever does not test the case; RefusedError when there is no such sector.
    """
    if not isinstance(by, Assigned):
        raise NotFoundError("There is no such thing here.")
    require_case(by, Permission.AUDIT_WORK, by.organisation, by.case)
    code = known_code(sector)
    if code is None:
        raise RefusedError([finding("register.no-sector", "sector")])
    told = {"confirmed_at": on, "confirmed_by": by.actor_id}
    made = Confirmed.objects.create(kvk=organisation(by).kvk, sector=code, **told)
    record(
        "register.sector-confirmed",
        by=by,
        on=on,
        subject=f"organisation:{by.organisation}",
        organisations={by.organisation, by.home},
        sector=code,
        **SECTOR.fact(made.pk),
    )
