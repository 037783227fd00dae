# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.result import views
from trede.office.web.kit.pages import DOSSIER, Page

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/uitkomst"

PAGES = (
    Page(
        "result",
        f"{HERE}/",
        views.result,
        Permission.DOSSIER_VIEW,
        label=_("Uitkomst"),
        menu=DOSSIER,
        under="home",
    ),
    Page("result-report", f"{HERE}/rapport/", views.report, Permission.DOSSIER_VIEW, under="result"),
    Page("result-workbook", f"{HERE}/werkboek/", views.workbook, Permission.DOSSIER_VIEW, under="result"),
)
