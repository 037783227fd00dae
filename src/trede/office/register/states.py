# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal tells the state of, in this room: all of the register, each sector, each hand-over."""

from __future__ import annotations

from trede.office.journal.states import Kept, Table
from trede.office.register.models import Confirmed, HandOver, Listing, Moved

FIRST = ("kvk", "name", "place", "level", "first_day", "last_day", "is_sw", "is_demo")
SECOND = (*FIRST, "thirty_plus", "certificate", "ended_on")
THIRD = (*SECOND, "replaced", "gaps", "entities", "places", "sector", "public_since")
MOVED = Table(Moved, "", ("number", "listing", "step", "on", "at"))
REGISTER = Kept(
    "register",
    [
        [Table(Listing, "", FIRST)],
        [Table(Listing, "", SECOND)],
        [Table(Listing, "", THIRD), MOVED],
        [Table(Listing, "", ("id", *THIRD)), MOVED],
    ],
)
SECTOR = Kept("sector", [[Table(Confirmed, "id", ("kvk", "sector", "confirmed_at", "confirmed_by"))]])
SHOWN = ("organisation", "kvk", "handed_on", "picture", "sha256", "width", "height", "shows")
SAID = ("words", "speaker", "speaker_is", "consent_on", "added_at", "added_by")
JUDGED = ("judged", "judged_at", "judged_by", "reason")
HAND_OVER = Kept("hand-over", [[Table(HandOver, "id", (*SHOWN, *SAID, *JUDGED))]])
KEPT = (REGISTER, SECTOR, HAND_OVER)
