# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.social_return import views
from trede.office.web.kit.pages import ORGANISATION, READ_AND_WRITE, WRITE, Page

HERE = "organisaties/<uuid:organisation>/social-return"
ONE = f"{HERE}/<uuid:contract>"
VIEW, REPORT = Permission.CONTRACT_VIEW, Permission.CONTRACT_REPORT

PAGES = (
    Page(
        "own-contracts",
        f"{HERE}/",
        views.contracts,
        VIEW,
        label=_("Social return"),
        menu=ORGANISATION,
        under="home",
    ),
    Page("own-contract", f"{ONE}/", views.contract, VIEW, under="own-contracts"),
    *(
        Page(name, f"{ONE}/{place}/", view, REPORT, READ_AND_WRITE, label=label, under="own-contract")
        for name, place, view, label in (
            ("declare-people", "mensen", views.declare_people, _("Mensen toevoegen")),
            ("declare-purchase", "inkoop", views.declare_purchase, _("Inkoop toevoegen")),
            ("declare-activity", "activiteit", views.declare_activity, _("Activiteit toevoegen")),
            ("contract-report", "rapporteren", views.report, _("Rapporteren")),
        )
    ),
    Page(
        "take-line-back",
        f"{ONE}/regels/<str:kind>/<int:number>/weghalen/",
        views.take_back,
        REPORT,
        WRITE,
        under="own-contract",
    ),
)
