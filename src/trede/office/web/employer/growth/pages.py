# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.growth import asking, guiding, landing, plan, readiness, rows, steps, views
from trede.office.web.kit.pages import DOSSIER, EVERYONE, ORGANISATION, READ_AND_WRITE, WRITE, Page

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
    Page("trainings", f"{WORK}/trainingen/", rows.trainings, EDIT, label=_("Trainingen"), under="work"),
    Page(
        "trainings-calendar",
        f"{WORK}/trainingen/agenda.ics",
        rows.trainings_calendar,
        EDIT,
        under="trainings",
    ),
    Page("talks", f"{WORK}/gesprekken/", rows.talks, EDIT, label=_("Gesprekken"), under="work"),
    Page("talks-calendar", f"{WORK}/gesprekken/agenda.ics", rows.talks_calendar, EDIT, under="talks"),
    Page(
        "adaptations", f"{WORK}/aanpassingen/", rows.adaptations, EDIT, label=_("Aanpassingen"), under="work"
    ),
    Page("asked", f"{WORK}/vragen/", asking.asked, EDIT, label=_("Vragen hoe het gaat"), under="work"),
    Page(
        "ask-everybody",
        f"{WORK}/vragen/nieuw/",
        asking.ask,
        EDIT,
        READ_AND_WRITE,
        label=_("Links maken"),
        under="asked",
    ),
    Page("asked-cancel", f"{WORK}/vragen/<uuid:asked>/stoppen/", asking.cancel, EDIT, WRITE, under="asked"),
    Page("asked-by-link", "hoe-gaat-het/<str:token>/", asking.answer, EVERYONE, READ_AND_WRITE),
    Page("guidance", f"{WORK}/begeleiding/", guiding.guidance, EDIT, label=_("Begeleiding"), under="work"),
    Page("starts", f"{WORK}/starten/", landing.starts, EDIT, label=_("Starten en blijven"), under="work"),
    Page(
        "start-calendar",
        f"{WORK}/starten/<uuid:start>/agenda.ics",
        landing.start_calendar,
        EDIT,
        under="start",
    ),
    *(
        Page(name, f"{WORK}/{place}/", view, EDIT, READ_AND_WRITE, label=label, under=above)
        for name, place, view, label, above in (
            ("training-add", "trainingen/nieuw", rows.add_training, _("Training toevoegen"), "trainings"),
            ("talk-plan", "gesprekken/nieuw", rows.plan_talk, _("Gesprek plannen"), "talks"),
            ("talk-hold", "gesprekken/<uuid:talk>", rows.hold_talk, _("Gesprek gehouden"), "talks"),
            (
                "adaptation-ask",
                "aanpassingen/nieuw",
                rows.ask_adaptation,
                _("Aanpassing toevoegen"),
                "adaptations",
            ),
            (
                "adaptation-follow",
                "aanpassingen/<uuid:adaptation>",
                rows.follow_adaptation,
                _("Aanpassing bijwerken"),
                "adaptations",
            ),
            (
                "training-aim",
                "trainingen/nodig",
                rows.set_training_aim,
                _("Wie een training nodig heeft"),
                "trainings",
            ),
            (
                "guide-name",
                "begeleiding/begeleider",
                guiding.name_guide,
                _("Begeleider aanwijzen"),
                "guidance",
            ),
            (
                "guide",
                "begeleiding/begeleiders/<uuid:guide>",
                guiding.change_guide,
                _("Begeleider"),
                "guidance",
            ),
            ("guide-give", "begeleiding/nieuw", guiding.give_guide, _("Begeleiding toevoegen"), "guidance"),
            (
                "guided",
                "begeleiding/<uuid:guided>",
                guiding.change_guided,
                _("Begeleiding wijzigen"),
                "guidance",
            ),
            (
                "contact-note",
                "begeleiding/<uuid:guided>/contact",
                guiding.note_contact,
                _("Contact vastleggen"),
                "guided",
            ),
            ("start-plan", "starten/nieuw", landing.plan_start, _("Start plannen"), "starts"),
            ("start", "starten/<uuid:start>", landing.start, _("Start"), "starts"),
            (
                "start-ask",
                "starten/<uuid:start>/team",
                landing.ask_start,
                _("Wat het team mag weten"),
                "start",
            ),
            (
                "start-follow",
                "starten/<uuid:start>/vervolg",
                landing.follow_start,
                _("Hoe het verderging"),
                "start",
            ),
        )
    ),
    Page(
        "row-remove",
        f"{WORK}/regels/<slug:sort>/<uuid:noted>/weghalen/",
        rows.remove,
        EDIT,
        WRITE,
        under="work",
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
        "readiness",
        f"{PLAN}/klaar-voor-onderzoek/",
        readiness.readiness,
        EDIT,
        label=_("Klaar voor het onderzoek"),
        under="action-plan",
    ),
    Page(
        "readiness-answer",
        f"{PLAN}/klaar-voor-onderzoek/<str:question>/",
        readiness.propose,
        EDIT,
        READ_AND_WRITE,
        label=_("In het antwoord zetten"),
        under="readiness",
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
