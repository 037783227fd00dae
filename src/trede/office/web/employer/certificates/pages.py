# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.certificates import views
from trede.office.web.kit.pages import ORGANISATION, Page

HERE = "organisaties/<uuid:organisation>/certificaten"
ONE = f"{HERE}/<uuid:certificate>"
VIEW = Permission.DOSSIER_VIEW

PAGES = (
    Page(
        "own-certificates",
        f"{HERE}/",
        views.certificates,
        VIEW,
        label=_("Certificaten"),
        menu=ORGANISATION,
        under="home",
    ),
    Page("own-certificate", f"{ONE}/", views.certificate, VIEW, under="own-certificates"),
    Page("certificate-pdf", f"{ONE}/pdf/", views.pdf, VIEW, under="own-certificate"),
    Page("certificate-bundle", f"{ONE}/bundel/", views.bundle, VIEW, under="own-certificate"),
)
