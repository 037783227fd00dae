# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which anybody checks a certificate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import get_language

from trede.errors import ConfigurationError
from trede.kernel.days import dutch_day
from trede.office.certificates.checking import judged
from trede.office.web.public.verifying.forms import Brought
from trede.proofs.certificate_words import words

if TYPE_CHECKING:
    from django.http import HttpResponse

    from trede.office.web.kit.pages import Visit

PAGE = "public/verify.html"


def verify(visit: Visit[None]) -> HttpResponse:
    """Judge what is brought; nothing of it is kept, also not that somebody asked."""
    request = visit.request
    form = Brought(request.POST, request.FILES) if request.method == "POST" else Brought()
    shown: dict[str, object] = {"form": form, "scanned": bool(request.GET.get("certificate"))}
    if form.is_valid():
        language = "en" if get_language() == "en" else "nl"
        try:
            found = judged(form.data_brought(), form.cleaned_data["on"] or dutch_day(visit.on))
        except ConfigurationError:
            shown["no_keys"] = True
        else:
            shown |= {
                "found": found,
                "said": found.said(language),
                "words": words(found.facts, language) if found.facts else None,
            }
    response = render(request, PAGE, shown)
    response["Cache-Control"] = "no-store"
    return response
