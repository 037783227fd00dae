# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Measuring: the score is kept, the rows go back to whoever brought them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from trede.errors import InputRefusedError, NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.holding import tell, to_change
from trede.office.dossier.models import ColumnMemory, Dossier, Measurement, Scored
from trede.office.dossier.queries import facts_of, kept_of, latest_measurement, orders_of, rest_of
from trede.office.dossier.readings import new_salt
from trede.office.dossier.rules.columns import header_sha256
from trede.office.dossier.rules.measuring import Kept, Prepared, prepared, rescored
from trede.office.journal.actions import action, record
from trede.office.journal.parts import part
from trede.scheme import open_shelf
from trede.scoring.canonical import purchase_document

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.members import Member
    from trede.scoring import Measurement as Declared
    from trede.scoring import Purchase


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
    made = _add(
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
            made_at=on,
            made_by=by.actor_id,
        ),
    )
    found.year_from = date.fromisoformat(ready.first_day)
    found.save(update_fields=["year_from"])
    _keep_purchases(found, ready.purchases)
    tell("measurement.made", found, by=by, on=on, number=made.number, level=made.level, edition=made.edition)
    return made.pk


@action
def change_purchases(
    *, by: Member, on: datetime, dossier: UUID, purchases: Sequence[Purchase]
) -> UUID | None:
    """Put these orders in the place of those that were there; the id of the new measurement, if there was one.

    The rows are gone, the classes are not: the score is exactly what the rows would give. Raises RefusedError.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    found = to_change(by, dossier)
    documents = [purchase_document(each) for each in purchases]
    before = latest_measurement(found.pk)
    made = _with_purchases(found, before, purchases, by, on) if before else None
    _keep_purchases(found, documents)
    tell("purchases.changed", found, by=by, on=on, orders=len(documents))
    return made.pk if made else None


@part
def _with_purchases(
    dossier: Dossier, before: Measurement, purchases: Sequence[Purchase], by: Member, on: datetime
) -> Measurement:
    rest = replace(
        rest_of(before), purchases=tuple(purchases), application_day=dossier.intended_on.toordinal()
    )
    shelf = open_shelf()
    try:
        scores = tuple(rescored(shelf, each, rest) for each in kept_of(before))
    except InputRefusedError as refused:
        raise RefusedError(refused.findings) from None
    after = Measurement(
        source=Measurement.Source.PURCHASES,
        first_day=before.first_day,
        last_day=before.last_day,
        declared_total_fte=before.declared_total_fte,
        organisation_document=before.organisation_document,
        purchases=[purchase_document(each) for each in purchases],
        seal=before.seal,
        forecast=before.forecast,
        made_at=on,
        made_by=by.actor_id,
    )
    return _add(dossier, scores, after)


@part
def _add(dossier: Dossier, scores: Sequence[Kept], made: Measurement) -> Measurement:
    """Keep a measurement with its scores; the first of those is the one it was made for."""
    own, before = scores[0], latest_measurement(dossier.pk)
    made.dossier, made.number = dossier, before.number + 1 if before else 1
    made.edition, made.level, made.total_percent = own.edition, own.level, own.total_percent
    made.save(force_insert=True)
    Scored.objects.bulk_create(
        Scored(
            dossier=dossier,
            measurement=made,
            edition=each.edition,
            level=each.level,
            total_percent=each.total_percent,
            figures=dict(each.figures),
            classes=list(each.classes),
            document=dict(each.document),
        )
        for each in scores
    )
    if dossier.stage == Dossier.Stage.TEST:
        dossier.stage = Dossier.Stage.DRAFT
        dossier.save(update_fields=["stage"])
    return made


@part
def _keep_purchases(dossier: Dossier, documents: Sequence[Mapping[str, object]]) -> None:
    dossier.purchases = list(documents)
    dossier.save(update_fields=["purchases"])


@action
def remember_columns(*, by: Member, on: datetime, columns: Mapping[str, str]) -> None:
    """Remember what columns of the organisation's own files are: header to the key of a field, empty for none.

    Of a header only a checksum is kept. Raises NotFoundError when there is nothing to remember.
    """
    require(by, Permission.MEASUREMENT_EDIT, by.organisation)
    if not columns:
        raise NotFoundError("There are no columns to remember.")
    for header, field in columns.items():
        ColumnMemory.objects.update_or_create(
            organisation=by.organisation,
            header_sha256=header_sha256(by.organisation, header),
            defaults={"field": field, "remembered_at": on},
        )
    subject = f"organisation:{by.organisation}"
    record(
        "columns.remembered",
        by=by,
        on=on,
        subject=subject,
        organisations=[by.organisation],
        columns=len(columns),
    )
