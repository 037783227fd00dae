# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of these pages."""

from __future__ import annotations

from django.urls import path

from trede.office.web.employer.questions import by_link, colleagues, views

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/vragen/"

urlpatterns = [
    path(HERE, views.questions, name="questions"),
    path(f"{HERE}overnemen/", views.take_over, name="answers-take-over"),
    path(f"{HERE}<slug:aspect>/", views.aspect, name="aspect"),
    path(f"{HERE}<slug:aspect>/bewijs/", views.add_evidence, name="evidence-new"),
    path(f"{HERE}<slug:aspect>/collega/", colleagues.ask, name="colleague-ask"),
    path(f"{HERE}<slug:aspect>/collega/link/", by_link.ask, name="colleague-link"),
    path("antwoorden/<str:token>/", by_link.answer, name="answers-by-link"),
]
