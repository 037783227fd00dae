# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render

from trede.office.accounts.models import Person
from trede.office.accounts.queries import organisations_of
from trede.office.web.kit.access import for_everyone

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse


@for_everyone()
def start(request: HttpRequest, *, on: datetime) -> HttpResponse:
    """What is open for whoever looks."""
    person = request.user
    mine = organisations_of(person.pk, on=on) if isinstance(person, Person) else []
    if len(mine) == 1:
        return redirect("home", mine[0].pk)
    return render(request, "public/start.html", {"organisations": mine})
