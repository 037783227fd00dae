# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal tells the state of, in this room."""

from __future__ import annotations

from trede.office.contracts.models import Contract
from trede.office.journal.states import Kept, Table

FIRST = (
    *("buyer", "contractor", "contractor_kvk", "contractor_name", "main", "name", "rule"),
    *("kind", "value_cents", "wages_cents", "offered_hundredths", "tender", "first", "last"),
    *("extensions", "filled", "declared", "reported", "reported_until", "reported_at"),
    *("level_told", "added_at", "added_by"),
)
CONTRACT = Kept(
    "contract",
    [[Table(Contract, "id", FIRST)], [Table(Contract, "id", (*FIRST, "subprojects_cents"))]],
)
KEPT = (CONTRACT,)
