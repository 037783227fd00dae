# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of these pages."""

from __future__ import annotations

from django.urls import path

from trede.office.web.employer.employees import file, hand, kept, reading, remarks

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/medewerkers"

urlpatterns = [
    path(f"{HERE}/", file.bring, name="employees"),
    path(f"{HERE}/lezen/<slug:reading>/", reading.reading, name="employees-reading"),
    path(f"{HERE}/lezen/<slug:reading>/opmerkingen/", remarks.remarks, name="employees-remarks"),
    path(f"{HERE}/opmerkingen/<slug:reading>/", remarks.made, name="employees-remarks-made"),
    path(f"{HERE}/bewaard/<slug:reading>/", kept.kept, name="employees-kept"),
    path(f"{HERE}/bewaard/<slug:reading>/rijen/", kept.rows, name="employees-rows"),
    path(f"{HERE}/sjabloon/", file.template, name="employees-template"),
    path(f"{HERE}/met-de-hand/", hand.by_hand, name="employees-by-hand"),
]
