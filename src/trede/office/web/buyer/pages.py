# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of a buyer."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.buyer import views
from trede.office.web.kit.pages import ORGANISATION, READ_AND_WRITE, WRITE, Page

HERE = "organisaties/<uuid:organisation>/opdrachten"
ONE = f"{HERE}/<uuid:contract>"
BUY = Permission.CONTRACT_BUY

PAGES = (
    Page("contracts", f"{HERE}/", views.contracts, BUY, label=_("Opdrachten"), menu=ORGANISATION),
    Page(
        "contract-new",
        f"{HERE}/nieuw/",
        views.add,
        BUY,
        READ_AND_WRITE,
        label=_("Opdracht toevoegen"),
        under="contracts",
    ),
    Page("contract", f"{ONE}/", views.contract, BUY, under="contracts"),
    Page("contract-rule", f"{ONE}/regel/", views.rule, BUY, label=_("De regel"), under="contract"),
    Page("contract-fill", f"{ONE}/regel/<str:key>/", views.fill, BUY, READ_AND_WRITE, under="contract"),
    Page(
        "contract-sub",
        f"{ONE}/onderaannemer/",
        views.add_below,
        BUY,
        READ_AND_WRITE,
        label=_("Onderaannemer toevoegen"),
        under="contract",
    ),
    Page(
        "contract-extend",
        f"{ONE}/verlengen/",
        views.extend,
        BUY,
        READ_AND_WRITE,
        label=_("Opdracht verlengen"),
        under="contract",
    ),
    Page("contract-show", f"{ONE}/delen/", views.show, BUY, WRITE, under="contract"),
)
