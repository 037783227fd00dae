# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the triggers stand by which the database refuses to change what may not change, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration


def fallen(configuration: Configuration) -> list[Finding]:
    """Those that are gone, switched off or rewritten; and what somebody else put there."""
    from trede.office.audit.guards import GUARDS as AUDIT
    from trede.office.certificates.guards import GUARDS as CERTIFICATES
    from trede.office.dossier.guards import GUARDS as DOSSIER
    from trede.office.journal import guards
    from trede.office.journal.append_only import GUARDS as JOURNAL
    from trede.office.log.guards import GUARDS as LOG

    rooms = (JOURNAL, LOG, DOSSIER, AUDIT, CERTIFICATES)
    found = {
        "doctor.guards-fallen": [name for room in rooms for name in guards.fallen(room)],
        "doctor.guards-foreign": guards.foreign(rooms),
    }
    return [finding(code, "guards", names[0], count=len(names)) for code, names in found.items() if names]
