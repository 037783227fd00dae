# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.forecast import views
from trede.office.web.kit.pages import DOSSIER, READ_AND_WRITE, Page

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/vooruitblik"

PAGES = (
    Page(
        "forecast",
        f"{HERE}/",
        views.forecast,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        label=_("Vooruitblik"),
        menu=DOSSIER,
        under="result",
    ),
    Page(
        "forecast-made",
        f"{HERE}/<slug:reading>/",
        views.made,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        under="forecast",
    ),
)
