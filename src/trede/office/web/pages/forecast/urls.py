# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The address of this page."""

from __future__ import annotations

from django.urls import path

from trede.office.web.pages.forecast import views

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/vooruitblik"

urlpatterns = [path(f"{HERE}/", views.forecast, name="forecast")]
