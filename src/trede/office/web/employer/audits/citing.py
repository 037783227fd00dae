# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of the report everybody may read in the register: as the employer says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.office.audit import actions
from trede.office.audit.queries import files
from trede.office.dossier import queries
from trede.office.web.employer.menu import address
from trede.office.web.kit.words import said

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def publish(visit: Visit[Member], *, dossier: UUID, passage: UUID) -> HttpResponse:
    """Everybody reads it from now on."""
    return _done(visit, dossier, passage, actions.publish_passage, _("De passage staat nu in het register."))


def take_back(visit: Visit[Member], *, dossier: UUID, passage: UUID) -> HttpResponse:
    """Nobody reads it there any more."""
    done = _("De passage staat niet meer in het register.")
    return _done(visit, dossier, passage, actions.take_passage_back, done)


def _done(
    visit: Visit[Member], dossier: UUID, passage: UUID, do: Callable[..., None], done: str
) -> HttpResponse:
    case, file = queries.case(visit.by, dossier), files.for_employer(visit.by, dossier)
    if file is None:
        raise NotFoundError("There is no audit yet.")
    try:
        do(by=visit.by, on=visit.on, case=file.id, passage=passage)
        messages.success(visit.request, done)
    except RefusedError as refused:
        messages.error(visit.request, said(refused.findings[0]))
    return HttpResponseRedirect(f"{address(case, 'audit-of-dossier')}#citeren")
