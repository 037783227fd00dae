# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Away from a page of a dossier in which nothing changes any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from trede.office.dossier.rules.cases import Case


def closed(request: HttpRequest, case: Case) -> HttpResponse:
    """Away from a page that changes a dossier in which nothing changes any more."""
    messages.info(request, _("De definitieve aanvraag is ondertekend. Aan deze meting verandert niets meer."))
    return redirect("result", case.organisation, case.id)
