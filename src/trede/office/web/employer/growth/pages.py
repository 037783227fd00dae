# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.growth import plan, steps, views
from trede.office.web.kit.pages import DOSSIER, ORGANISATION, READ_AND_WRITE, WRITE, Page

WORK = "organisaties/<uuid:organisation>/werk"
PLAN = "organisaties/<uuid:organisation>/dossiers/<uuid:dossier>/actieplan"
STEP = f"{PLAN}/stappen/<uuid:step>"
VIEW, EDIT, AGREE = Permission.WORK_VIEW, Permission.WORK_EDIT, Permission.ORGANISATION_EDIT

PAGES = (
    Page("work", f"{WORK}/", views.work, VIEW, label=_("Werk en groei"), menu=ORGANISATION, under="home"),
    Page(
        "work-on", f"{WORK}/aanzetten/", views.on, AGREE, READ_AND_WRITE, label=_("Aanzetten"), under="work"
    ),
    Page(
        "work-off", f"{WORK}/uitzetten/", views.off, AGREE, READ_AND_WRITE, label=_("Uitzetten"), under="work"
    ),
    Page("action-plan", f"{PLAN}/", plan.plan, VIEW, label=_("Actieplan"), menu=DOSSIER, under="result"),
    Page(
        "plan-suggestions",
        f"{PLAN}/voorstellen/",
        plan.suggestions,
        VIEW,
        label=_("Voorstellen"),
        under="action-plan",
    ),
    Page(
        "plan-review",
        f"{PLAN}/doornemen/",
        plan.review,
        EDIT,
        READ_AND_WRITE,
        label=_("Plan doornemen"),
        under="action-plan",
    ),
    Page(
        "step-add",
        f"{PLAN}/stap/",
        steps.add,
        EDIT,
        READ_AND_WRITE,
        label=_("Stap toevoegen"),
        under="action-plan",
    ),
    Page(
        "step-change",
        f"{STEP}/",
        steps.change,
        EDIT,
        READ_AND_WRITE,
        label=_("Stap wijzigen"),
        under="action-plan",
    ),
    Page(
        "step-done",
        f"{STEP}/klaar/",
        steps.finish,
        EDIT,
        READ_AND_WRITE,
        label=_("Stap afronden"),
        under="action-plan",
    ),
    Page("step-drop", f"{STEP}/weghalen/", steps.drop, EDIT, WRITE, under="action-plan"),
)
