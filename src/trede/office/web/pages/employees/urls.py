# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of these pages."""

from __future__ import annotations

from django.urls import path

from trede.office.web.pages.employees import file, hand

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/medewerkers"

urlpatterns = [
    path(f"{HERE}/", file.bring, name="employees"),
    path(f"{HERE}/opmerkingen/", file.remarks, name="employees-remarks"),
    path(f"{HERE}/rijen/", file.rows, name="employees-rows"),
    path(f"{HERE}/sjabloon/", file.template, name="employees-template"),
    path(f"{HERE}/met-de-hand/", hand.by_hand, name="employees-by-hand"),
]
