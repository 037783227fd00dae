# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of these pages."""

from __future__ import annotations

from django.urls import path

from trede.office.web.employer.dossiers import views

urlpatterns = [
    path("organisaties/<uuid:organisation>/dossiers/nieuw/", views.new, name="dossier-new"),
]
