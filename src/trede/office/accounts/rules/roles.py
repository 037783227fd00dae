# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The roles, as readable declarations: a title, who it is for, and what it may do."""

from __future__ import annotations

from typing import ClassVar

from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.permissions import Permission

EMPLOYERS = frozenset({Kind.EMPLOYER})
VIEW = frozenset(
    {
        Permission.ORGANISATION_VIEW,
        Permission.DOSSIER_VIEW,
        Permission.HISTORY_VIEW,
        Permission.CONTRACT_VIEW,
    }
)


class Role:
    """Something that somebody is in an organisation."""

    key: ClassVar[str]
    title: ClassVar[dict[str, str]]
    prose: ClassVar[dict[str, str]]
    permissions: ClassVar[frozenset[Permission]]
    kinds: ClassVar[frozenset[Kind]] = EMPLOYERS
    """The organisations in which it exists; nobody can have it in another."""
    decides: ClassVar[bool] = False
    """Whether it signs or decides: then nobody gives it to oneself."""
    assignable: ClassVar[frozenset[Permission]] = frozenset()
    """What an assignment may allow them in one case of another organisation; see ``assignments.py``."""
    per_team: ClassVar[bool] = False
    """Whether one has it for one team only, and sees nothing of the others."""


class Administrator(Role):
    """Runs the account of the organisation, and does not sign for it."""

    key = "administrator"
    title: ClassVar = {"nl": "beheerder", "en": "administrator"}
    prose: ClassVar = {
        "nl": "Nodigt mensen uit, geeft hun een rol en houdt de gegevens van de organisatie bij. "
        "Kan ook metingen maken. Ondertekent niet.",
        "en": "Invites people, gives them a role and keeps the organisation's details up to date. "
        "Can also make measurements. Does not sign.",
    }
    kinds = frozenset(Kind)
    permissions = VIEW | {
        *(Permission.ORGANISATION_EDIT, Permission.PEOPLE_VIEW, Permission.PEOPLE_MANAGE),
        *(
            Permission.MEASUREMENT_EDIT,
            Permission.SCENARIO_EDIT,
            Permission.ANSWER_EDIT,
            Permission.APPLICATION_TEST,
            Permission.QUOTE_ASK,
            Permission.AUDIT_ANSWER,
            Permission.CONTRACT_REPORT,
            Permission.WORK_VIEW,
            Permission.WORK_EDIT,
            Permission.VACANCY_VIEW,
            Permission.TEAM_VIEW,
            Permission.TEAM_PLAN,
        ),
        *(Permission.SCHEME_VIEW, Permission.SCHEME_APPOINT),
    }


class HrEditor(Role):
    """Makes the measurement and everything that goes with it."""

    key = "hr-editor"
    title: ClassVar = {"nl": "HR-medewerker", "en": "HR editor"}
    prose: ClassVar = {
        "nl": "Maakt metingen en scenario's, beantwoordt de vragen en doet een proefaanvraag.",
        "en": "Makes measurements and scenarios, answers the questions and makes a test application.",
    }
    permissions = VIEW | {
        *(
            Permission.PEOPLE_VIEW,
            Permission.MEASUREMENT_EDIT,
            Permission.SCENARIO_EDIT,
            Permission.ANSWER_EDIT,
            Permission.APPLICATION_TEST,
            Permission.QUOTE_ASK,
            Permission.AUDIT_ANSWER,
            Permission.CONTRACT_REPORT,
            Permission.WORK_VIEW,
            Permission.WORK_EDIT,
            Permission.VACANCY_VIEW,
            Permission.TEAM_VIEW,
            Permission.TEAM_PLAN,
        ),
    }


class Signatory(Role):
    """May bind the organisation: hands in the definitive application."""

    key = "signatory"
    title: ClassVar = {"nl": "ondertekenaar", "en": "signatory"}
    prose: ClassVar = {
        "nl": "Mag namens de organisatie tekenen. Leest alles en dient de definitieve aanvraag in.",
        "en": "May sign for the organisation. Reads everything and hands in the definitive application.",
    }
    decides = True
    permissions = VIEW | {
        *(Permission.PEOPLE_VIEW, Permission.APPLICATION_TEST, Permission.APPLICATION_SIGN),
        *(Permission.QUOTE_ASK, Permission.AUDIT_ANSWER, Permission.WORK_VIEW),
    }


class Adviser(Role):
    """Somebody from outside who helps."""

    key = "adviser"
    title: ClassVar = {"nl": "adviseur", "en": "adviser"}
    prose: ClassVar = {
        "nl": "Helpt van buiten: leest alles, maakt scenario's en helpt bij de antwoorden. "
        "Verandert geen meting.",
        "en": "Helps from outside: reads everything, makes scenarios and helps with the answers. "
        "Changes no measurement.",
    }
    permissions = VIEW | {Permission.SCENARIO_EDIT, Permission.ANSWER_EDIT}
    kinds = frozenset({Kind.EMPLOYER, Kind.ADVISER})
    assignable = frozenset({Permission.DOSSIER_VIEW, Permission.SCENARIO_EDIT, Permission.ANSWER_EDIT})


class TeamLead(Role):
    """Leads one team."""

    key = "team-lead"
    title: ClassVar = {"nl": "teamleider", "en": "team lead"}
    prose: ClassVar = {
        "nl": "Ziet alleen het eigen team: wie welk werk doet, en wie het overneemt als iemand er niet is.",
        "en": "Sees their own team only: who does which work, and who takes over when somebody is not there.",
    }
    permissions = frozenset({Permission.TEAM_VIEW, Permission.TEAM_PLAN})
    per_team = True


class Recruiter(Role):
    """Looks for people, and sees nothing of those who are there."""

    key = "recruiter"
    title: ClassVar = {"nl": "recruiter", "en": "recruiter"}
    prose: ClassVar = {
        "nl": "Ziet vacatureteksten van werk dat open is, en niets van medewerkers of metingen.",
        "en": "Sees vacancy texts of work that is open, and nothing of workers or measurements.",
    }
    permissions = frozenset({Permission.ORGANISATION_VIEW, Permission.VACANCY_VIEW})


class JobCoach(Role):
    """Coaches people at work at several employers, for an organisation of job coaches."""

    key = "job-coach"
    title: ClassVar = {"nl": "jobcoach", "en": "job coach"}
    prose: ClassVar = {
        "nl": "Begeleidt mensen bij verschillende werkgevers. Ziet alleen wie aan de jobcoach is toegewezen: het werk, "
        "de week en wat iemand zegt.",
        "en": "Coaches people at several employers. Sees only who was assigned to them: the work, the week and what "
        "somebody says.",
    }
    permissions = frozenset({Permission.ORGANISATION_VIEW, Permission.PEOPLE_VIEW, Permission.WORK_GUIDE})
    kinds = frozenset({Kind.JOB_COACH})
    assignable = frozenset({Permission.WORK_GUIDE})


class Auditor(Role):
    """Looks at applications of employers, for a certifying body."""

    key = "auditor"
    title: ClassVar = {"nl": "auditor", "en": "auditor"}
    prose: ClassVar = {
        "nl": "Onderzoekt aanvragen van werkgevers. Ziet alleen de dossiers die aan de auditor zijn toegewezen.",
        "en": "Examines applications of employers. Sees only the dossiers that were assigned to them.",
    }
    permissions = frozenset({Permission.ORGANISATION_VIEW, Permission.PEOPLE_VIEW, Permission.AUDIT_VIEW})
    kinds = frozenset({Kind.CERTIFIER})
    assignable = frozenset({Permission.DOSSIER_VIEW, Permission.HISTORY_VIEW, Permission.AUDIT_WORK})


class Planner(Role):
    """Answers employers who ask for a quote, and plans who looks when."""

    key = "planner"
    title: ClassVar = {"nl": "planner", "en": "planner"}
    prose: ClassVar = {
        "nl": "Maakt offertes en plant wie wanneer onderzoekt. Ziet geen dossiers van werkgevers.",
        "en": "Makes quotes and plans who examines when. Sees no dossiers of employers.",
    }
    permissions = frozenset(
        {
            Permission.ORGANISATION_VIEW,
            Permission.PEOPLE_VIEW,
            Permission.AUDIT_VIEW,
            Permission.AUDIT_PLAN,
        }
    )
    kinds = frozenset({Kind.CERTIFIER})


class Decider(Role):
    """Decides about certificates, for the scheme."""

    key = "decider"
    title: ClassVar = {"nl": "beslisser", "en": "decider"}
    prose: ClassVar = {
        "nl": "Besluit over certificaten. Ziet alleen de dossiers die aan de beslisser zijn toegewezen.",
        "en": "Decides about certificates. Sees only the dossiers that were assigned to them.",
    }
    permissions = frozenset(
        {
            Permission.ORGANISATION_VIEW,
            Permission.PEOPLE_VIEW,
            Permission.DECISION_VIEW,
            Permission.CERTIFICATE_CHANGE,
            Permission.SCHEME_VIEW,
        }
    )
    kinds = frozenset({Kind.SCHEME})
    decides = True
    assignable = frozenset({Permission.DOSSIER_VIEW, Permission.DECISION_MAKE})


class CommitteeMember(Role):
    """Answers objections in the last instance, for the committee of experts of the scheme."""

    key = "committee-member"
    title: ClassVar = {"nl": "commissielid", "en": "committee member"}
    prose: ClassVar = {
        "nl": "Zit in de Commissie van Deskundigen. Beantwoordt het bezwaar van een werkgever die het niet eens is met "
        "het antwoord van het bestuur.",
        "en": "Sits on the committee of experts. Answers the objection of an employer who does not agree with "
        "the answer of the board.",
    }
    permissions = frozenset(
        {
            Permission.ORGANISATION_VIEW,
            Permission.PEOPLE_VIEW,
            Permission.DECISION_VIEW,
            Permission.SCHEME_VIEW,
            Permission.APPEAL_ANSWER,
        }
    )
    kinds = frozenset({Kind.SCHEME})
    decides = True


class ContractManager(Role):
    """Keeps contracts with social return, for a buyer."""

    key = "contract-manager"
    title: ClassVar = {"nl": "contractmanager", "en": "contract manager"}
    prose: ClassVar = {
        "nl": "Houdt de opdrachten met social return bij: wat u vraagt, en wat opdrachtnemers rapporteren.",
        "en": "Keeps the contracts with social return: what you ask, and what contractors report.",
    }
    permissions = frozenset({Permission.ORGANISATION_VIEW, Permission.PEOPLE_VIEW, Permission.CONTRACT_BUY})
    kinds = frozenset({Kind.BUYER})


class GuestReader(Role):
    """Reads along, often until a day."""

    key = "guest-reader"
    title: ClassVar = {"nl": "gastlezer", "en": "guest reader"}
    prose: ClassVar = {
        "nl": "Leest mee en verandert niets, bijvoorbeeld de accountant of de ondernemingsraad.",
        "en": "Reads along and changes nothing, for example the accountant or the works council.",
    }
    permissions = frozenset({Permission.ORGANISATION_VIEW, Permission.DOSSIER_VIEW})


ROLES: dict[str, type[Role]] = {
    role.key: role
    for role in (
        Administrator,
        HrEditor,
        Signatory,
        Adviser,
        GuestReader,
        TeamLead,
        Recruiter,
        JobCoach,
        Auditor,
        Planner,
        Decider,
        CommitteeMember,
        ContractManager,
    )
}


def roles_for(kind: Kind) -> dict[str, type[Role]]:
    """Those that somebody can have in the whole of such an organisation, by key."""
    return {key: role for key, role in ROLES.items() if kind in role.kinds and not role.per_team}


def titles(language: str) -> dict[str, str]:
    """The title of each role by its key, for people to read."""
    return {key: role.title[language] for key, role in ROLES.items()}
