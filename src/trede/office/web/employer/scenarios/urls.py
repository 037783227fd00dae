# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of these pages."""

from __future__ import annotations

from django.urls import path

from trede.office.web.employer.scenarios import advice, views

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/scenarios/"

urlpatterns = [
    path(HERE, views.scenarios, name="scenarios"),
    path(f"{HERE}nieuw/", views.new, name="scenario-new"),
    path(f"{HERE}kleinste-stap/", advice.advice, name="advice"),
    path(f"{HERE}kleinste-stap/<slug:reading>/", advice.made, name="advice-made"),
    path(f"{HERE}<uuid:scenario>/", views.edit, name="scenario"),
    path(f"{HERE}<uuid:scenario>/weg/", views.remove, name="scenario-remove"),
]
