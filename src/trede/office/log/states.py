# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the journal tells the state of, in this room: each entry, and each checkpoint with its cosignatures."""

from __future__ import annotations

from trede.office.journal.states import Kept, Table
from trede.office.log.models import Checkpoint, Cosignature, Entry

LOG = Kept("log", [[Table(Entry, "id", ("index", "kind", "sha256", "entry", "subject", "logged_at"))]])
CHECKPOINT = Kept(
    "checkpoint",
    [
        [
            Table(Checkpoint, "id", ("size", "root", "note", "signed_at")),
            Table(Cosignature, "checkpoint", ("witness", "line", "received_at")),
        ]
    ],
)
KEPT = (LOG, CHECKPOINT)
