# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the triggers stand by which the database refuses to change what may not change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration


def fallen(configuration: Configuration) -> list[Finding]:
    """Those that are gone, switched off or rewritten."""
    from trede.office.dossier.guards import GUARDS as DOSSIER
    from trede.office.journal import guards
    from trede.office.journal.append_only import GUARDS as JOURNAL

    names = [name for room in (JOURNAL, DOSSIER) for name in guards.fallen(room)]
    return [finding("doctor.guards-fallen", "guards", names[0], count=len(names))] if names else []
