# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the life of a certificate writes in the register; each gives the facts for the event of the action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.journal.parts import part
from trede.office.journal.states import ALL
from trede.office.register.models import Listing
from trede.office.register.states import REGISTER

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from trede.office.register.rules import Held


@part
def enter(certificate: UUID, held: Held) -> dict[str, str]:
    """A row for a certificate that is issued."""
    Listing.objects.create(
        certificate=certificate,
        kvk=held.kvk,
        name=held.name,
        place=held.place,
        level=held.level,
        first_day=held.first_day,
        last_day=held.last_day,
        thirty_plus=held.thirty_plus,
    )
    return REGISTER.fact(ALL)


@part
def end_listing(certificate: UUID, *, ended_on: date | None) -> dict[str, str]:
    """From this day on it no longer holds; with None it does again, to its last day."""
    Listing.objects.filter(certificate=certificate).update(ended_on=ended_on)
    return REGISTER.fact(ALL)
