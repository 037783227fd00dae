# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether everything that is kept is as the journal says: dossiers, scores, applications, roles, the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.office.server.snapshot import one_snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.office.journal.states import Changed, Kept
    from trede.office.server.configuration import Configuration

MOST_NAMED = 20


def rooms() -> Sequence[Kept]:
    """What each room keeps and tells the state of."""
    from trede.office.accounts.states import KEPT as ACCOUNTS
    from trede.office.audit.states import KEPT as AUDIT
    from trede.office.certificates.states import KEPT as CERTIFICATES
    from trede.office.contracts.states import KEPT as CONTRACTS
    from trede.office.dossier.states import KEPT as DOSSIER
    from trede.office.growth.states import KEPT as GROWTH
    from trede.office.log.states import KEPT as LOG
    from trede.office.placements.states import KEPT as PLACEMENTS
    from trede.office.register.states import KEPT as REGISTER
    from trede.office.uploads.states import KEPT as UPLOADS

    return (
        *(*ACCOUNTS, *REGISTER, *LOG, *DOSSIER, *UPLOADS),
        *(*AUDIT, *CERTIFICATES, *CONTRACTS, *GROWTH, *PLACEMENTS),
    )


def changed(configuration: Configuration) -> list[Finding]:
    """What was changed by hand, at most so many of them by name."""
    from trede.office.journal import states

    with one_snapshot():  # people may be at work meanwhile
        said = states.told()
        found = [each for kept in rooms() for each in states.changed(kept, said)]
    named = [_told(each) for each in found[:MOST_NAMED]]
    rest = len(found) - len(named)
    return [*named, finding("doctor.kept-more", "kept", rest)] if rest else named


def _told(each: Changed) -> Finding:
    if each.tables:
        return finding("doctor.kept-changed", "kept", each.owner, tables=", ".join(each.tables))
    return finding("doctor.kept-untold", "kept", each.owner)
