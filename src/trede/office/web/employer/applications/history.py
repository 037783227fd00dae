# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened in a dossier, from the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render

from trede.office.dossier import queries
from trede.office.web.employer.menu import at
from trede.office.web.kit.words import spoken

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


LINES = 15
"""On one page."""


def history(visit: Visit[Member], *, dossier: UUID) -> HttpResponse:
    """Everything, newest first, some lines a page."""
    case = queries.case(visit.by, dossier)
    lines = queries.history(visit.by, dossier, language=spoken())
    shown = {**at(visit, case), "page": Paginator(lines, LINES).get_page(visit.request.GET.get("page"))}
    return render(visit.request, "employer/applications/history.html", shown)
