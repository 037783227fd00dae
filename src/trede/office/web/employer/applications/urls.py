# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses of these pages."""

from __future__ import annotations

from django.urls import path

from trede.office.web.employer.applications import handing_in, history, overview

CASE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>"
HERE = f"{CASE}/aanvraag"

urlpatterns = [
    path(f"{HERE}/", overview.overview, name="overview"),
    path(f"{HERE}/wijzigen/", overview.change, name="dossier-change"),
    path(f"{HERE}/proef/", handing_in.test, name="application-test"),
    path(f"{HERE}/ondertekenen/", handing_in.sign, name="application-sign"),
    path(f"{HERE}/ondertekenen/gegevens/", handing_in.to_sign, name="application-sign-file"),
    path(f"{HERE}/<uuid:application>/", handing_in.application, name="application"),
    path(f"{HERE}/<uuid:application>/pdf/", handing_in.as_pdf, name="application-pdf"),
    path(f"{HERE}/<uuid:application>/gegevens/", handing_in.as_file, name="application-file"),
    path(f"{CASE}/geschiedenis/", history.history, name="dossier-history"),
]
