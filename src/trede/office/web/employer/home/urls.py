# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The address of this page."""

from __future__ import annotations

from django.urls import path

from trede.office.web.employer.home import views

urlpatterns = [path("organisaties/<uuid:organisation>/", views.home, name="home")]
