# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages of this subject. A team lead opens those of the own team; everything else is for who keeps the work."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from trede.office.accounts.rules.permissions import Permission
from trede.office.web.employer.placements import divisions, one, skills, teams, vacancies, workers
from trede.office.web.kit.pages import ORGANISATION, READ_AND_WRITE, WRITE, Page

WORK = "organisaties/<uuid:organisation>/werk"
DIVISIONS = f"{WORK}/verdelingen"
DIVISION = f"{DIVISIONS}/<uuid:division>"
WORKER = f"{WORK}/mensen/<uuid:worker>"
TEAMS = "organisaties/<uuid:organisation>/teams"
TEAM = f"{TEAMS}/<uuid:team>"
EDIT, SEE, PLAN, LOOK = (
    Permission.WORK_EDIT,
    Permission.TEAM_VIEW,
    Permission.TEAM_PLAN,
    Permission.VACANCY_VIEW,
)

PAGES = (
    Page("divisions", f"{DIVISIONS}/", divisions.divisions, EDIT, label=_("Werkverdelingen"), under="work"),
    Page(
        "division-new",
        f"{DIVISIONS}/nieuw/",
        divisions.new,
        EDIT,
        READ_AND_WRITE,
        label=_("Werk verdelen"),
        under="divisions",
    ),
    Page("division-template", f"{DIVISIONS}/sjabloon/", divisions.template, EDIT, under="divisions"),
    Page(
        "division-read",
        f"{DIVISIONS}/lezen/<slug:reading>/",
        divisions.read,
        EDIT,
        READ_AND_WRITE,
        label=_("Voorstel"),
        under="divisions",
    ),
    Page("division", f"{DIVISION}/", one.division, EDIT, label=_("Werkverdeling"), under="divisions"),
    Page(
        "division-agree",
        f"{DIVISION}/bevestigen/",
        one.agree,
        EDIT,
        READ_AND_WRITE,
        label=_("Bevestigen"),
        under="division",
    ),
    Page("division-again", f"{DIVISION}/opnieuw/", divisions.again, EDIT, WRITE, under="division"),
    Page(
        "division-drop",
        f"{DIVISION}/weggooien/",
        one.drop,
        EDIT,
        READ_AND_WRITE,
        label=_("Weggooien"),
        under="division",
    ),
    Page("division-weeks", f"{DIVISION}/weken/", one.weeks, EDIT, label=_("Weken"), under="division"),
    Page(
        "package",
        f"{DIVISION}/pakketten/<slug:package>/",
        one.package,
        EDIT,
        READ_AND_WRITE,
        label=_("Pakket"),
        under="division",
    ),
    Page("worker", f"{WORKER}/", workers.worker, EDIT, label=_("Medewerker"), under="divisions"),
    Page(
        "worker-link",
        f"{WORKER}/link/",
        workers.link,
        EDIT,
        READ_AND_WRITE,
        label=_("Eigen link"),
        under="worker",
    ),
    Page(
        "worker-coach",
        f"{WORKER}/jobcoach/",
        workers.coach,
        EDIT,
        READ_AND_WRITE,
        label=_("Jobcoach"),
        under="worker",
    ),
    Page(
        "worker-coach-end",
        f"{WORKER}/jobcoach/<uuid:assignment>/stoppen/",
        workers.end_coach,
        EDIT,
        READ_AND_WRITE,
        label=_("Begeleiding stoppen"),
        under="worker",
    ),
    Page(
        "worker-effect",
        f"{WORKER}/trede/",
        workers.effect,
        EDIT,
        READ_AND_WRITE,
        label=_("Effect op de trede"),
        under="worker",
    ),
    Page(
        "worker-remove",
        f"{WORKER}/weghalen/",
        workers.remove,
        EDIT,
        READ_AND_WRITE,
        label=_("Weghalen"),
        under="worker",
    ),
    Page("teams", f"{TEAMS}/", teams.teams, SEE, label=_("Teams"), menu=ORGANISATION),
    Page("team", f"{TEAM}/", teams.team, SEE, label=_("Team"), under="teams"),
    Page(
        "team-lead",
        f"{TEAM}/teamleider/",
        teams.lead,
        Permission.PEOPLE_MANAGE,
        READ_AND_WRITE,
        label=_("Teamleider"),
        under="team",
    ),
    Page("team-weeks", f"{TEAM}/weken/", teams.weeks, SEE, label=_("Weken"), under="team"),
    Page("team-away", f"{TEAM}/<uuid:worker>/afwezig/", teams.away, PLAN, WRITE, under="team"),
    Page("team-back", f"{TEAM}/<uuid:worker>/terug/", teams.back, PLAN, WRITE, under="team"),
    Page("team-worker", f"{TEAM}/<uuid:worker>/", teams.worker, SEE, label=_("Medewerker"), under="team"),
    Page(
        "team-answer",
        f"{TEAM}/antwoord/<uuid:voice>/",
        teams.answer,
        PLAN,
        READ_AND_WRITE,
        label=_("Antwoorden"),
        under="team",
    ),
    Page(
        "vacancies",
        f"{WORK}/vacatures/",
        vacancies.vacancies,
        LOOK,
        label=_("Vacatureteksten"),
        menu=ORGANISATION,
    ),
    Page(
        "skills",
        f"{WORK}/competenties/",
        skills.skills,
        EDIT,
        READ_AND_WRITE,
        label=_("Lijst met competenties"),
        under="divisions",
    ),
    Page(
        "skills-read",
        f"{WORK}/competenties/lezen/<slug:reading>/",
        skills.read,
        EDIT,
        READ_AND_WRITE,
        under="skills",
    ),
    Page("skills-drop", f"{WORK}/competenties/weggooien/", skills.drop, EDIT, WRITE, under="skills"),
)
