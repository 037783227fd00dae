# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reading a file needs to know of an organisation and a dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.accounts import queries as accounts
from trede.office.dossier.queries.dossiers import dossier as find
from trede.office.dossier.rules.facts import Facts
from trede.scoring import Organisation

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier


def own_organisation(by: Member) -> Organisation:
    """The organisation of the account, as a measurement names it."""
    found = accounts.organisation(by)
    entities = tuple(sorted((entity.kvk, entity.name) for entity in found.entities.all()))
    return Organisation(found.name, found.kvk, entities)


def facts(by: Member, dossier: UUID) -> Facts:
    """All that reading a file needs to know. Raises NotFoundError when it is not in this organisation."""
    return facts_of(by, find(by, dossier))


def facts_of(by: Member, found: Dossier) -> Facts:
    """The same of a dossier at hand."""
    own = own_organisation(by)
    return Facts(
        str(by.organisation),
        own.name,
        own.kvk,
        own.entities,
        found.intended_on.isoformat(),
        found.purchases,
    )
