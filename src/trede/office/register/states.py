# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal tells the state of, in this room: all of the register."""

from __future__ import annotations

from trede.office.journal.states import Kept, Table
from trede.office.register.models import Listing

REGISTER = Kept(
    "register",
    [
        [
            Table(
                Listing,
                "",
                ("kvk", "name", "place", "level", "first_day", "last_day", "is_sw", "is_demo"),
            )
        ],
        [
            Table(
                Listing,
                "",
                (
                    *("kvk", "name", "place", "level", "first_day", "last_day", "is_sw", "is_demo"),
                    *("thirty_plus", "certificate", "ended_on"),
                ),
            )
        ],
    ],
)
KEPT = (REGISTER,)
