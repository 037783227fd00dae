# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether there is a recent backup, as the journal tells."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from trede.kernel.days import dutch_day
from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration

RECENT = timedelta(days=2)
"""One night may fail."""


def last_backup() -> tuple[datetime, int] | None:
    """When the last one was made, and of how many events; an office that was restored is as its backup."""
    from trede.office.journal.queries import last_of_kind
    from trede.office.server.backup.actions import MADE, RESTORED

    made, restored = last_of_kind(MADE), last_of_kind(RESTORED)
    if restored and not (made and made.number > restored.number):
        return datetime.fromisoformat(str(restored.facts["made_at"])), int(str(restored.facts["events"]))
    return (made.at, int(str(made.facts["events"]))) if made else None


def old(configuration: Configuration) -> list[Finding]:
    """The last one, when a key for backups is set and it is no recent one."""
    from django.utils import timezone

    if not configuration.backup_to:
        return []
    if (last := last_backup()) is None:
        return [finding("doctor.backup-none", "backup")]
    at = last[0]
    recent = at > timezone.now() - RECENT
    return [] if recent else [finding("doctor.backup-old", "backup", dutch_day(at).isoformat())]
