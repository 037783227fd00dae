# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the look: language, light and dark, the mark, and the style guide where it may be shown."""

from __future__ import annotations

from django.conf import settings
from django.urls import URLPattern, path

from trede.office.web.public.guide import guide
from trede.office.web.public.tools import appearance, icon, language

urlpatterns: list[URLPattern] = [
    path("favicon.ico", icon, name="icon"),
    path("taal/", language, name="set_language"),
    path("weergave/", appearance, name="appearance"),
]
if settings.DEBUG or settings.TREDE_DEMO:
    urlpatterns.append(path("stijlgids/", guide, name="guide"))
