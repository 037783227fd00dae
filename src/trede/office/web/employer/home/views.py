# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page that one comes back to: every dossier with where it stands and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from trede.office.accounts import queries as accounts
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import queries
from trede.office.web.employer.home.lines import shown_line, years

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.pages import Visit


def home(visit: Visit[Member]) -> HttpResponse:
    """What is open in this organisation."""
    page = queries.dossiers(visit.by, number=_number(visit.request.GET.get("page", "")))
    may_edit = visit.by.may(Permission.MEASUREMENT_EDIT)
    told = {
        "organisation": accounts.organisation(visit.by),
        "dossiers": [shown_line(line, visit.by, visit.on) for line in page.lines],
        **years(page.lines),
        "page": page,
        "previous": page.number - 1,
        "next": page.number + 1,
        "may_edit": may_edit,
    }
    return render(visit.request, "employer/home/home.html", told)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < len("10000") else 1
