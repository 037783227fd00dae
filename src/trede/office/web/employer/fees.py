# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the scheme asks of an employer each year, as pages tell it before anything is signed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from trede.kernel.days import dutch_day
from trede.office.audit.rules.fees import yearly_fee
from trede.office.dossier import queries
from trede.office.web.kit.words import spoken
from trede.reports.wording import wording

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def fee(visit: Visit[Member], dossier: UUID) -> dict[str, object] | None:
    """Amount, since when its scale holds, and where that was read; None as long as no fte are known."""
    figures = queries.outcome(visit.by, dossier)
    found = yearly_fee(Fraction(figures.figures["total_fte"]), dutch_day(visit.on)) if figures else None
    if found is None:
        return None
    words = wording(spoken())
    return {
        "euro": words.numerals.euro(found.euro * 100),
        "since": found.since,
        "basis": words.say(f"basis.{found.basis}"),
        "source": found.source,
    }
