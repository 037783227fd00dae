# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.dossiers import views
from trede.office.web.kit.pages import READ_AND_WRITE, Page

PAGES = (
    Page(
        "dossier-new",
        "organisaties/<uuid:organisation>/dossiers/nieuw/",
        views.new,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        label=_("Nieuwe meting"),
        under="home",
    ),
)
