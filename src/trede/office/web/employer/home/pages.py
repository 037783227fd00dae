# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.home import mine, views
from trede.office.web.kit.pages import ORGANISATION, PEOPLE, Page

PAGES = (
    Page("own-organisations", "organisaties/", mine.mine, PEOPLE, label=_("Uw organisaties")),
    Page(
        "home",
        "organisaties/<uuid:organisation>/",
        views.home,
        Permission.DOSSIER_VIEW,
        label=_("Metingen"),
        menu=ORGANISATION,
        crumb=_("Start"),
    ),
)
