# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What many at once may do with the actions of the wiring; each is an event and nothing more."""

from __future__ import annotations

from tests.integration.office.at_once import WRITERS, case

from trede.office.journal.models import Event
from trede.office.journal.rules import System
from trede.office.server.backup.actions import MADE, RESTORED, note_backup, note_restored
from trede.office.server.signing.actions import NEW_KEY, note_new_key

TREDE = System("test")


@case("server.backup.actions.note_backup", WRITERS)
def back_up(stage):
    def one(number, on):
        note_backup(by=TREDE, on=on, events=number, keys=["age1"], with_keys=False)

    return one, Event.objects.filter(kind=MADE).count


@case("server.backup.actions.note_restored", WRITERS)
def restore(stage):
    def one(number, on):
        note_restored(by=TREDE, on=on, made_at="2026-11-02T09:30:00+00:00", events=number)

    return one, Event.objects.filter(kind=RESTORED).count


@case("server.signing.actions.note_new_key", WRITERS)
def make_new_keys(stage):
    def one(number, on):
        note_new_key(by=TREDE, on=on, which="log", key=f"key-{number}")

    return one, Event.objects.filter(kind=NEW_KEY).count
