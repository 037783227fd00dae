# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What goes when this part is switched off, or when the organisation ends: all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.growth.states import GROWTH
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@part
def throw_away(organisation: UUID) -> int:
    """Everything that is kept here of an organisation; how many rows there were."""
    rows = 0
    for table in reversed(GROWTH.versions[-1]):
        rows += table.model._default_manager.filter(**{table.owner: organisation}).delete()[0]
    return rows


@part
def end_growth(organisation: UUID, on: datetime) -> dict[str, str]:
    """Likewise; the states of what that changed."""
    return GROWTH.fact(organisation) if throw_away(organisation) else {}
