# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Answers that a script keeps while somebody writes; the page says that it did, or that it could not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.utils.translation import gettext as _

from trede.kernel.days import dutch_time
from trede.office.web.employer.questions.forms import seen_field

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from trede.office.dossier.queries import Section
    from trede.office.web.employer.questions.forms import Answers

HEADER = "X-Trede-Autosave"
"""The script asks with it; what is sent again after logging in has no header, and gets a page."""


ELSEWHERE = frozenset({"evidence", "colleague", "remove"})
"""The names of buttons that keep what was typed, and do something else."""


def is_autosave(request: HttpRequest) -> bool:
    """Whether a script asks, and not somebody who pressed a button."""
    return HEADER in request.headers


def confirms(request: HttpRequest) -> bool:
    """Whether somebody who read the page says that these are the answers, and does not go on to something else."""
    return not is_autosave(request) and not ELSEWHERE & request.POST.keys()


def told(form: Answers, section: Section, *, on: datetime) -> JsonResponse:
    """What to say, whether all was kept, and the revisions that the page shows from now on."""
    seen = {
        name: form.data.get(name, "") for name in (seen_field(each.id) for each, _answer in section.questions)
    }
    if form.is_valid():
        words = _("Bewaard om %(time)s.") % {"time": dutch_time(on)}
        return JsonResponse({"kept": True, "words": words, "fields": seen})
    words = _("Nog niet alles is bewaard. Kies ‘Bewaren’, dan ziet u waarom.")
    return JsonResponse({"kept": False, "words": words, "fields": {}})
