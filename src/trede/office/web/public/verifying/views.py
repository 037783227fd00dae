# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which anybody checks a certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.shortcuts import render
from django.utils.translation import get_language

from trede.errors import ConfigurationError
from trede.kernel.days import dutch_day
from trede.office.certificates.checking import judged, judged_here
from trede.office.web.public.verifying.forms import Brought
from trede.proofs.certificate_words import words

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.web.kit.pages import Visit
    from trede.proofs.verdicts import Judgement

PAGE = "public/verify.html"


def verify(visit: Visit[None]) -> HttpResponse:
    """Judge what is brought, or what a scanned code names; nothing of it is kept, also not that somebody asked."""
    request = visit.request
    form = Brought(request.POST, request.FILES) if request.method == "POST" else Brought()
    shown: dict[str, object] = {"form": form, "scanned": bool(request.GET.get("certificate"))}
    try:
        if form.is_valid():
            shown |= _shown(judged(form.data_brought(), form.cleaned_data["on"] or dutch_day(visit.on)))
        elif (number := _number(request.GET.get("certificate", ""))) is not None:
            shown |= _shown(judged_here(number, dutch_day(visit.on)))
    except ConfigurationError:
        shown["no_keys"] = True
    response = render(request, PAGE, shown)
    response["Cache-Control"] = "no-store"
    return response


def _shown(found: Judgement | None) -> dict[str, object]:
    """A verdict in the language of the page, with what the certificate says."""
    if found is None:
        return {}
    language = "en" if get_language() == "en" else "nl"
    said = words(found.facts, language) if found.facts else None
    return {"found": found, "said": found.said(language), "words": said}


def _number(text: str) -> UUID | None:
    """The number in a scanned address."""
    try:
        return UUID(text)
    except ValueError:
        return None
