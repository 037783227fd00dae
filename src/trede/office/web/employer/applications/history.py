# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happened in a dossier, from the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import queries
from trede.office.web.employer.menu import at
from trede.office.web.kit.access import for_members
from trede.office.web.kit.words import spoken

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.rules.members import Member


@for_members(Permission.HISTORY_VIEW)
def history(request: HttpRequest, *, by: Member, on: datetime, dossier: UUID) -> HttpResponse:
    """Everything, newest first."""
    case = queries.dossier(by, dossier)
    lines = queries.history(by, dossier, language=spoken())
    shown = {**at(by, case, "dossier-history"), "lines": lines}
    return render(request, "employer/applications/history.html", shown)
