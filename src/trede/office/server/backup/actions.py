# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""That a backup was made or put back stands in the journal: it is a copy of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.journal.actions import action, record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trede.office.journal.rules import System

MADE, RESTORED = "backup.made", "backup.restored"
SUBJECT = "office:all"


@action
def note_backup(*, by: System, on: datetime, events: int, keys: Sequence[str], with_keys: bool) -> None:
    """After it was written: of how many events, and for which public keys."""
    told = ", ".join(keys)
    record(MADE, by=by, on=on, subject=SUBJECT, events=events, keys=told, with_keys=with_keys)


@action
def note_restored(*, by: System, on: datetime, made_at: str, events: int) -> None:
    """In the office that was restored: when the backup was made, and of how many events."""
    record(RESTORED, by=by, on=on, subject=SUBJECT, made_at=made_at, events=events)
