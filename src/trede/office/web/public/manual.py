# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The manual and the words, on the machine that serves the pages: they need nothing from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from trede.office.web.kit import glossary, manual
from trede.office.web.kit.words import spoken

if TYPE_CHECKING:
    from trede.office.web.kit.pages import Visit

A_WHILE = 60 * 60
"""Seconds."""


def contents(visit: Visit[None]) -> HttpResponse:
    """What there is to read, for whom."""
    return _shown(visit, manual.CONTENTS)


def part(visit: Visit[None], part: str) -> HttpResponse:
    """One part, as the link on a page of its subject opens it."""
    if part not in manual.parts():
        raise Http404
    return _shown(visit, part)


def _shown(visit: Visit[None], part: str) -> HttpResponse:
    told = {"part": manual.read(part), "inside": part != manual.CONTENTS}
    return render(visit.request, "public/manual.html", told)


def picture(visit: Visit[None], name: str) -> HttpResponse:
    """A picture in a part."""
    if (found := manual.picture(name)) is None:
        raise Http404
    return HttpResponse(found.read_bytes(), content_type="image/webp")


def words(visit: Visit[None]) -> HttpResponse:
    """Every word that is explained where it stands, in one list."""
    found = sorted(glossary.terms(spoken()), key=lambda term: term.word.casefold())
    return render(visit.request, "public/words.html", {"terms": found})


def words_data(visit: Visit[None], language: str) -> JsonResponse:
    """The same for the script that explains them on a page: per word its id, how it is written, and what it means."""
    if language not in glossary.LANGUAGES:
        raise Http404
    found = [{"id": term.place, "forms": term.forms, "text": term.text} for term in glossary.terms(language)]
    answer = JsonResponse({"terms": found})
    patch_cache_control(answer, public=True, max_age=A_WHILE)
    return answer
