# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of the journey, one list for each subject."""

from __future__ import annotations

from django.urls import include, path

SUBJECTS = (
    *("home", "dossiers", "employees", "purchases", "result"),
    *("scenarios", "forecast", "questions", "applications"),
)

urlpatterns = [path("", include(f"trede.office.web.employer.{subject}.urls")) for subject in SUBJECTS]
