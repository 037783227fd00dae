# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.scenarios import advice, views
from trede.office.web.kit.pages import DOSSIER, READ_AND_WRITE, WRITE, Page

HERE = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/scenarios/"

PAGES = (
    Page(
        "scenarios",
        HERE,
        views.scenarios,
        Permission.DOSSIER_VIEW,
        label=_("Scenario's"),
        menu=DOSSIER,
        under="result",
    ),
    Page(
        "scenario-new",
        f"{HERE}nieuw/",
        views.new,
        Permission.SCENARIO_EDIT,
        READ_AND_WRITE,
        label=_("Nieuw scenario"),
        under="scenarios",
    ),
    Page(
        "advice",
        f"{HERE}kleinste-stap/",
        advice.advice,
        Permission.DOSSIER_VIEW,
        READ_AND_WRITE,
        label=_("Kleinste stap"),
        under="scenarios",
    ),
    Page(
        "advice-made",
        f"{HERE}kleinste-stap/<slug:reading>/",
        advice.made,
        Permission.MEASUREMENT_EDIT,
        READ_AND_WRITE,
        under="advice",
    ),
    Page(
        "scenario",
        f"{HERE}<uuid:scenario>/",
        views.edit,
        Permission.SCENARIO_EDIT,
        READ_AND_WRITE,
        under="scenarios",
    ),
    Page(
        "scenario-remove",
        f"{HERE}<uuid:scenario>/weg/",
        views.remove,
        Permission.SCENARIO_EDIT,
        WRITE,
        under="scenarios",
    ),
)
