# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether a restored office is what the backup says, and what the journal says, before it becomes the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import Finding, finding
from trede.office.server.backup.loading import differing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.apps.registry import Apps

    from trede.office.server.backup.reading import End, Head
    from trede.office.server.configuration import Configuration

BY_THE_DOCTOR = frozenset(
    {"database", "pragmas", "references", "secrets", "guards", "journal", "checkpoints", "kept"}
)


def wrong_with(staged: Configuration, apps: Apps, head: Head, end: End) -> list[Finding]:
    """All that is wrong; the tables are first compared as they were and then brought up to date.

    Raises RefusedError when what was loaded is not what the file says: nobody wants that, whatever they ask.
    """
    from trede.office.server.doctor.checkup import CHECKS, examined
    from trede.office.server.stock import take_stock_once
    from trede.office.server.upgrade import bring_up_to_date

    if tables := differing(apps, head.counts, end):
        raise RefusedError([finding("backup.table-differs", each, each) for each in tables])
    bring_up_to_date()
    signed = [*_journal(end), *_keys(end)]
    take_stock_once()
    looked_at = [check for check in CHECKS if check.name in BY_THE_DOCTOR]
    return [*signed, *(wrong for outcome in examined(staged, looked_at) for wrong in outcome.wrong)]


def _journal(end: End) -> Iterator[Finding]:
    """The events are those that were signed when the backup was made."""
    from trede.office.journal import queries
    from trede.office.journal.checkpoint_rules import compared, read_any
    from trede.office.journal.keeping import checksums, keys

    last = queries.head()
    there = (last.number, last.sha256) if last else (0, "")
    reading = read_any(end.note or "", keys())
    found = compared(reading.checkpoints, checksums())
    if not reading.checkpoints:
        yield finding("backup.not-signed", "journal", end.head[0])
    elif found.changed or found.beyond or there[0] != end.head[0]:
        yield finding("backup.journal-differs", "journal", end.head[0])


def _keys(end: End) -> Iterator[Finding]:
    """Each key that the office had then is here: one word of each is read."""
    from trede.errors import ConfigurationError
    from trede.office.vault.keys import decrypt

    for number, word in enumerate(end.keys, start=1):
        try:
            decrypt(word)
        except ConfigurationError:
            yield finding("backup.key-missing", "keys", number)
