# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of an older version hold things of which no event told the state; once, one event tells all of them."""

from __future__ import annotations

from datetime import UTC, datetime

from trede.office.journal.actions import take_stock
from trede.office.journal.keeping import stock_was_taken
from trede.office.journal.rules import System
from trede.office.journal.states import told, told_nothing_of
from trede.office.server.doctor.kept import rooms


def take_stock_once() -> None:
    """What an older version kept without telling the journal how."""
    if not stock_was_taken():
        said, states = told(), dict[str, str]()
        for kept in rooms():
            states |= told_nothing_of(kept, said)
        take_stock(by=System("start"), on=datetime.now(UTC), states=states)
