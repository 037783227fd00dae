# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.purchases import invoices, views
from trede.office.web.kit.pages import DOSSIER, READ_AND_WRITE, Page

PAGES = (
    Page(
        "purchases",
        "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/inkoop/",
        views.purchases,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        label=_("Inkoop"),
        menu=DOSSIER,
        under="result",
    ),
    Page(
        "purchases-invoices",
        "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/inkoop/facturen/",
        invoices.bring,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        label=_("Facturen kiezen"),
        under="purchases",
    ),
    Page(
        "purchases-invoices-read",
        "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/inkoop/facturen/<slug:reading>/",
        invoices.read,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        under="purchases",
    ),
)
