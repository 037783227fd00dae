# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What actions of other rooms are composed of: something goes into the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.journal.parts import part
from trede.office.log.models import Entry
from trede.office.log.states import LOG
from trede.proofs.log_entries import entry_bytes

if TYPE_CHECKING:
    from datetime import datetime

    from trede.proofs.log_entries import Kind


@part
def log_entry(kind: Kind, sha256: str, *, subject: str, on: datetime) -> dict[str, str]:
    """Add an entry for a document with this checksum; ``subject`` (``<thing>:<id>``) is not published.

    What comes back are facts, for the event of the action: the state of the entry. Raises RefusedError when the very
    same was logged before: of a seal the sample would be known before it is drawn.
    """
    if Entry.objects.filter(kind=kind, sha256=sha256).exists():
        raise RefusedError([finding("log.logged-before", "sha256")])
    made = Entry.objects.create(
        index=Entry.objects.count(),
        kind=kind,
        sha256=sha256,
        entry=entry_bytes(kind, sha256).decode("ascii"),
        subject=subject,
        logged_at=on,
    )
    return LOG.fact(made.pk)
