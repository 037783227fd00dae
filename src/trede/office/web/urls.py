# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from trede.office.web.public.start import start

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start, name="start"),
    path("", include("trede.office.web.public.urls")),
    path("", include("trede.office.web.people.urls")),
    path("", include("trede.office.web.employer.urls")),
]
