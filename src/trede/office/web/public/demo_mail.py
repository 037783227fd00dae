# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The letters of a demo: whoever tries it has no mailbox of the people in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render

from trede.office.post.shown import shown_letters

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.web.kit.pages import Visit


def demo_mail(visit: Visit[None]) -> HttpResponse:
    """Every letter that went out, the newest first; only in a demo on one's own machine."""
    answer = render(visit.request, "public/demo_mail.html", {"letters": shown_letters()})
    answer["Cache-Control"] = "no-store"
    return answer
