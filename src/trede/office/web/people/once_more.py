# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""After logging in again: what was typed when the session had ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from trede.office.web.kit.typed import kept

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.accounts.models import Person
    from trede.office.web.kit.pages import Visit


def once_more(visit: Visit[Person]) -> HttpResponse:
    """Nothing was done with it; it can be sent now."""
    return render(
        visit.request, "people/once_more.html", {"typed": kept(visit.request, visit.by.pk, visit.on)}
    )
