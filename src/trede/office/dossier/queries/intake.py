# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What reading a file needs to know of an organisation and a dossier."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trede.office.accounts import queries as accounts
from trede.office.dossier.models import ColumnMemory
from trede.office.dossier.queries.dossiers import dossier as find
from trede.office.dossier.queries.kept import orders_of
from trede.scheme import open_shelf
from trede.scoring import Organisation, check

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.members import Member
    from trede.scoring import Measurement


def own_organisation(by: Member) -> Organisation:
    """The organisation of the account, as a measurement names it."""
    found = accounts.organisation(by)
    entities = tuple(sorted((entity.kvk, entity.name) for entity in found.entities.all()))
    return Organisation(found.name, found.kvk, entities)


def head(by: Member, dossier: UUID, first: date, last: date) -> dict[str, object]:
    """What a file need not say itself, with the keys of ``trede/measurement/1``."""
    found, own = find(by, dossier), own_organisation(by)
    return {
        "organisation": {
            "name": own.name,
            "kvk": own.kvk,
            "entities": [{"kvk": kvk, "name": name} for kvk, name in own.entities],
        },
        "reference_year": {"from": first.isoformat(), "to": last.isoformat()},
        "application_date": found.intended_on.isoformat(),
    }


def column_memory(by: Member) -> dict[str, str]:
    """What this organisation said of its columns: checksum of the header to the key of a field, or empty."""
    kept = ColumnMemory.objects.filter(organisation=by.organisation)
    return dict(kept.values_list("header_sha256", "field"))


def check_measurement(by: Member, dossier: UUID, declared: Measurement) -> tuple[Finding, ...]:
    """Every error in a measurement under the edition of the intended day; empty when it can be scored."""
    found = find(by, dossier)
    shelf = open_shelf()
    dated = replace(declared, purchases=declared.purchases or orders_of(found))
    return check(shelf.on(found.intended_on), dated, shelf.knows_position)
