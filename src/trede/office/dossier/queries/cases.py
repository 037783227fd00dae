# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A dossier as one frozen value, for pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery

from trede.errors import NotFoundError
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.models import Dossier, Measurement
from trede.office.dossier.rules.cases import Case, Stage, year_before

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from trede.office.accounts.rules.members import Member


def case(by: Member, dossier: UUID) -> Case:
    """The dossier with this id, in one query. Raises NotFoundError when it is not in this organisation."""
    require(by, Permission.DOSSIER_VIEW, by.organisation)
    newest = Measurement.objects.filter(dossier=OuterRef("pk")).order_by("-number")
    own = Dossier.objects.filter(organisation=by.organisation, pk=dossier)
    found = own.annotate(measured_from=Subquery(newest.values("first_day")[:1])).first()
    if found is None:
        raise NotFoundError("There is no such dossier.")
    measured_from: date | None = found.measured_from
    return Case(
        id=found.pk,
        organisation=found.organisation,
        title=found.title,
        wanted_level=found.wanted_level,
        intended_on=found.intended_on,
        stage=Stage(found.stage),
        measured=measured_from is not None,
        year_from=found.year_from or measured_from or year_before(found.intended_on),
        version=found.version,
    )
