# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""It is done: the rows file to take home, and where to go next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render

from trede.errors import NotFoundError
from trede.office.dossier import queries
from trede.office.uploads import uploading
from trede.office.web.employer.journey import PURCHASES, steps
from trede.office.web.employer.keys import key
from trede.office.web.employer.menu import at
from trede.office.web.kit.files import download

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def kept(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """The measurement was made; when the rows file is gone there is only the result."""
    case = queries.case(visit.by, dossier)
    try:
        uploading.rows_file(by=visit.by, on=visit.on, token=key(visit.request, reading))
    except NotFoundError:
        return redirect("result", case.organisation, case.id)
    told = {**at(visit, case), "rows": f"{visit.request.path}rijen/", "steps": steps(case, PURCHASES)}
    return render(visit.request, "employer/employees/kept.html", told)


def rows(visit: Visit[Member], *, dossier: UUID, reading: str) -> HttpResponse:
    """The rows file of the measurement just made; only its maker gets it, for half an hour."""
    queries.case(visit.by, dossier)
    name, data = uploading.rows_file(by=visit.by, on=visit.on, token=key(visit.request, reading))
    return download(data, name, "application/json")
