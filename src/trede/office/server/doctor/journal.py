# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the chain of the journal holds from the first event to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.office.server.snapshot import one_snapshot

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration


def broken(configuration: Configuration) -> list[Finding]:
    """The first event that does not hold, and how many there are."""
    from trede.office.journal.queries import broken_rows

    with one_snapshot():  # people may be at work meanwhile
        found = broken_rows()
    return [finding("doctor.journal-broken", "journal", found[0].number, count=len(found))] if found else []
