# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measuring: the score is kept, the rows go back to whoever brought them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.holding import tell, to_change
from trede.office.dossier.keeping import add_measurement, identified, keep_orders
from trede.office.dossier.models import Measurement
from trede.office.dossier.queries import facts_of, orders_of, own_organisation
from trede.office.dossier.rules.measuring import Prepared, prepared, without_id
from trede.office.dossier.salts import new_salt
from trede.office.journal.actions import action
from trede.office.journal.parts import part
from trede.scheme import open_shelf

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier
    from trede.scoring import Measurement as Declared


BY_HAND = Measurement.Source.BY_HAND.value


@dataclass(frozen=True, slots=True)
class Made:
    """A measurement that was kept, and the rows file (``trede/rows/1``) that is kept nowhere here."""

    measurement: UUID
    rows_file: bytes


@action
def measure(
    *,
    by: Member,
    on: datetime,
    dossier: UUID,
    declared: Declared,
    told: Sequence[Finding] = (),
    source: str = Measurement.Source.FILE,
) -> Made:
    """Score, seal and keep what may be kept; the rows are in the answer and nowhere else.

    The edition is that of the intended day. Orders in the file take the place of those in the dossier; without any,
    those of the dossier count. ``told`` are warnings of the reading. Raises RefusedError with everything wrong.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    found = to_change(by, dossier)
    if not own_organisation(by).kvk:
        raise RefusedError([finding("dossier.no-kvk", "organisation.kvk")])
    dated = replace(declared, purchases=declared.purchases or orders_of(found))
    try:
        ready, rows = prepared(open_shelf(), found.intended_on, dated, told, new_salt)
    except InputRefusedError as refused:
        raise RefusedError(refused.findings) from None
    return Made(_keep(found, ready, source, by, on), rows)


@action
def keep_prepared(*, by: Member, on: datetime, dossier: UUID, ready: Prepared) -> UUID:
    """Keep a measurement that was scored and sealed beforehand, of a file: a long file holds nobody up.

    Raises RefusedError when the dossier is frozen, or no longer says what it said then.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    found = to_change(by, dossier)
    if facts_of(by, found).sha256 != ready.facts:
        raise RefusedError([finding("dossier.changed-meanwhile", "dossier")])
    return _keep(found, ready, Measurement.Source.FILE, by, on)


@part
def _keep(found: Dossier, ready: Prepared, source: str, by: Member, on: datetime) -> UUID:
    made = add_measurement(
        found,
        ready.scores,
        Measurement(
            source=source,
            first_day=date.fromisoformat(ready.first_day),
            last_day=date.fromisoformat(ready.last_day),
            declared_total_fte=ready.declared_total_fte,
            organisation_document=ready.organisation_document,
            purchases=list(ready.purchases),
            seal=ready.seal,
            forecast=ready.forecast,
            lasting=ready.lasting,
            made_at=on,
            made_by=by.actor_id,
        ),
    )
    found.year_from = date.fromisoformat(ready.first_day)
    found.save(update_fields=["year_from"])
    if list(ready.purchases) != [without_id(each) for each in found.purchases]:
        keep_orders(found, identified(ready.purchases))
    tell(
        "measurement.made",
        found,
        by=by,
        on=on,
        made=made,
        number=made.number,
        level=made.level,
        edition=made.edition,
    )
    return made.pk
