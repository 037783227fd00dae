# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page that one comes back to: every dossier with where it stands and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from trede.office.accounts import queries as accounts
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier import queries
from trede.office.web.employer.home.lines import shown_line
from trede.office.web.kit.look.parts import Link

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
        "dossiers": [shown_line(line, may_edit=may_edit) for line in page.lines],
        "page": page,
        "previous": page.number - 1,
        "next": page.number + 1,
        "may_edit": may_edit,
        "around": _around(visit.by),
    }
    return render(visit.request, "employer/home/home.html", told)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < len("10000") else 1


def _around(by: Member) -> list[tuple[Link, str]]:
    """The other pages of the organisation that this member may open."""
    pages = (
        (
            "organisation",
            _("Gegevens en onderdelen"),
            _("KvK-nummer en onderdelen"),
            Permission.ORGANISATION_VIEW,
        ),
        ("people", _("Mensen"), _("collega’s, rollen en uitnodigingen"), Permission.PEOPLE_VIEW),
        ("organisation-history", _("Logboek"), _("wie wat deed, en wanneer"), Permission.HISTORY_VIEW),
    )
    return [
        (Link(label, reverse(name, args=[by.organisation])), told)
        for name, label, told, permission in pages
        if by.may(permission)
    ]
