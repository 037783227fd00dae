# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.hand_overs import views
from trede.office.web.kit.pages import READ_AND_WRITE, WRITE, Page

HERE = "organisaties/<uuid:organisation>/uitreiking"
EDIT = Permission.ORGANISATION_EDIT

PAGES = (
    Page("hand-overs", f"{HERE}/", views.hand_overs, EDIT, crumb=_("Uitreiking"), under="own-certificates"),
    Page("hand-over-add", f"{HERE}/toevoegen/", views.add, EDIT, READ_AND_WRITE, under="hand-overs"),
    Page("hand-over-picture", f"{HERE}/<uuid:hand_over>.jpg", views.own_picture, EDIT, under="hand-overs"),
    Page(
        "hand-over-remove",
        f"{HERE}/<uuid:hand_over>/weghalen/",
        views.remove,
        EDIT,
        WRITE,
        under="hand-overs",
    ),
)
