# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was kept, as values of the library again. For this room; pages use ``results``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.office.dossier.models import Measurement
from trede.office.dossier.queries.dossiers import dossier as find
from trede.office.dossier.rules.counts import Counts
from trede.office.dossier.rules.measuring import Kept, read_classes, read_orders, read_rest

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Dossier, Scored
    from trede.scoring import Measurement as Declared
    from trede.scoring import Purchase
    from trede.scoring.classes import ClassSum


def latest_measurement(dossier: UUID) -> Measurement | None:
    """The measurement that counts."""
    return Measurement.objects.filter(dossier=dossier).order_by("-number").first()


def kept_of(measurement: Measurement) -> list[Kept]:
    """The scores of a measurement: that of its own edition first, then by edition."""
    scores = measurement.scores.order_by("edition")
    return [_kept(each) for each in sorted(scores, key=lambda each: each.edition != measurement.edition)]


def _kept(scored: Scored) -> Kept:
    names = ("edition", "level", "total_percent", "figures", "classes", "document")
    return Kept(**{name: getattr(scored, name) for name in names})


def ground_classes(measurement: Measurement) -> tuple[ClassSum, ...]:
    """The classes of a measurement under its own edition."""
    return read_classes(kept_of(measurement)[0].classes)


def rest_of(measurement: Measurement) -> Declared:
    """All that was declared but the rows."""
    rest = read_rest(
        measurement.organisation_document,
        measurement.first_day,
        measurement.last_day,
        measurement.purchases,
        measurement.declared_total_fte,
    )
    return replace(rest, application_day=measurement.dossier.intended_on.toordinal())


def counts(by: Member, dossier: UUID) -> Counts:
    """The measurement that counts, as documents. Raises NotFoundError before the first one."""
    case = find(by, dossier)
    newest = latest_measurement(case.pk)
    if newest is None:
        raise NotFoundError("There is no measurement to compare with.")
    return Counts(
        edition=newest.edition,
        organisation=newest.organisation_document,
        first_day=newest.first_day.isoformat(),
        last_day=newest.last_day.isoformat(),
        purchases=newest.purchases,
        declared_total_fte=newest.declared_total_fte,
        application_day=case.intended_on.isoformat(),
        classes=kept_of(newest)[0].classes,
        seal_root=newest.seal.get("root", ""),
        orders=case.purchases,
    )


def orders_of(dossier: Dossier) -> tuple[Purchase, ...]:
    """The orders in a dossier."""
    return read_orders(dossier.purchases)
