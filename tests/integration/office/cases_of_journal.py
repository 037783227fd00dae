# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What many at once may do with the actions of the journal itself; each is an event and nothing more."""

from __future__ import annotations

from tests.integration.office.at_once import WRITERS, case

from trede.office.journal.actions import BEGUN, STOCK, begin_checkpoints, take_stock
from trede.office.journal.models import Event
from trede.office.journal.rules import System

TREDE = System("test")


@case("journal.actions.begin_checkpoints", WRITERS)
def begin_them(stage):
    def one(number, on):
        begin_checkpoints(by=TREDE, on=on, key=f"key-{number}")

    return one, Event.objects.filter(kind=BEGUN).count


@case("journal.actions.take_stock", WRITERS)
def take_it(stage):
    def one(number, on):
        take_stock(by=TREDE, on=on, states={})

    return one, Event.objects.filter(kind=STOCK).count
