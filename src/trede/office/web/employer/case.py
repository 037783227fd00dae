# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The dossier that a page is about, as far as every page needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from trede.office.dossier import queries
from trede.office.dossier.models import Dossier
from trede.office.web.kit.days import year_before

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member


@dataclass(frozen=True, slots=True)
class Case:
    """``measured`` when there is a result; ``frozen`` after the definitive application; ``year_from`` is the
    first day of the reference year: as chosen or measured, or else of the last year that is over on the intended day.
    """

    id: UUID
    organisation: UUID
    title: str
    wanted_level: str
    intended_on: date
    measured: bool
    frozen: bool
    year_from: date


def closed(request: HttpRequest, case: Case) -> HttpResponse:
    """Away from a page that changes a dossier in which nothing changes any more."""
    messages.info(request, _("De definitieve aanvraag is ingediend. In dit dossier verandert niets meer."))
    return redirect("result", case.organisation, case.id)


def find_case(by: Member, dossier: UUID) -> Case:
    """The dossier with this id. Raises NotFoundError when it is not in this organisation."""
    found = queries.dossier(by, dossier)
    measured = queries.latest_measurement(found.pk) is not None
    return Case(
        id=found.pk,
        organisation=found.organisation,
        title=found.title,
        wanted_level=found.wanted_level,
        intended_on=found.intended_on,
        measured=measured,
        frozen=found.stage == Dossier.Stage.DEFINITIVE,
        year_from=year_of(found),
    )


def year_of(found: Dossier) -> date:
    """The first day of the reference year of a dossier, also of one that was made before that was asked."""
    if found.year_from:
        return found.year_from
    newest = queries.latest_measurement(found.pk)
    return newest.first_day if newest else year_before(found.intended_on)
