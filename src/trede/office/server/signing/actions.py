# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""That there is a new key stands in the journal, with its public half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.journal.actions import action, record

if TYPE_CHECKING:
    from datetime import datetime

    from trede.office.journal.rules import System

NEW_KEY = "signing.new-key"


@action
def note_new_key(*, by: System, on: datetime, which: str, key: str) -> None:
    """After it was written. ``which`` is ``log`` or ``issuer``."""
    record(NEW_KEY, by=by, on=on, subject="office:all", which=which, key=key)
