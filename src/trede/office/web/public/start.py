# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render

from trede.office.accounts.queries import organisations_of, person_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.web.kit.pages import Visit


def start(visit: Visit[None]) -> HttpResponse:
    """What is open for whoever looks."""
    person = person_of(visit.request.user)
    mine = organisations_of(person.pk, on=visit.on) if person else []
    if len(mine) == 1:
        return redirect("home", mine[0].pk)
    return render(visit.request, "public/start.html", {"organisations": mine})
