# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page with one form: shown, sent, refused with the reason beside the field, or done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render

from trede.office.web.kit.words import accepted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.forms import Form
    from django.http import HttpResponse

    from trede.office.accounts.rules.members import Member
    from trede.office.web.kit.look.parts import Link
    from trede.office.web.kit.pages import Visit


def one_form(
    visit: Visit[Member],
    form: Form,
    do: Callable[..., object],
    *,
    title: str,
    words: str,
    back: str,
    done: str,
    lead: str = "",
    crumbs: Sequence[Link] = (),
    told: dict[str, object] | None = None,
    template: str = "one_form.html",
) -> HttpResponse:
    """Send it with the button ``words``: ``do`` gets what it says, and then one is back with ``done`` said."""
    if visit.request.method == "POST" and accepted(form, do):
        messages.success(visit.request, done)
        return HttpResponseRedirect(back)
    shown = {"form": form, "title": title, "words": words, "back": back, "lead": lead, "crumbs": crumbs}
    return render(visit.request, template, shown | (told or {}))
