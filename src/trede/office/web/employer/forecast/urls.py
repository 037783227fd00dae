# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of these pages."""

from __future__ import annotations

from django.urls import path

from trede.office.web.employer.forecast import views

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/vooruitblik"

urlpatterns = [
    path(f"{HERE}/", views.forecast, name="forecast"),
    path(f"{HERE}/<slug:reading>/", views.made, name="forecast-made"),
]
