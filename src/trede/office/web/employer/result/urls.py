# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of these pages."""

from __future__ import annotations

from django.urls import path

from trede.office.web.employer.result import views

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/uitkomst"

urlpatterns = [
    path(f"{HERE}/", views.result, name="result"),
    path(f"{HERE}/rapport/", views.report, name="result-report"),
]
