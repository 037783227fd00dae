# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing the register with demo data; what certificates write stands in ``parts.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.journal.actions import action, record
from trede.office.journal.states import ALL
from trede.office.register.models import Listing
from trede.office.register.states import REGISTER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trede.office.journal.rules import System
    from trede.office.register.rules import Held


@action
def fill_with_demo(*, by: System, on: datetime, listings: Sequence[Held]) -> None:
    """Put these in the place of the demo listings that are there; real ones stay."""
    Listing.objects.filter(is_demo=True).delete()
    Listing.objects.bulk_create(
        Listing(
            kvk=held.kvk,
            name=held.name,
            place=held.place,
            level=held.level,
            first_day=held.first_day,
            last_day=held.last_day,
            is_sw=held.is_sw,
            is_demo=True,
        )
        for held in listings
    )
    record(
        "register.demo-filled",
        by=by,
        on=on,
        subject="register:demo",
        organisations=(),
        listings=len(listings),
        **REGISTER.fact(ALL),
    )
