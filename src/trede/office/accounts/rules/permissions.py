# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Everything that may be asked; code asks a permission, never a role."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing that somebody may do in an organisation. The names never change and are never reused."""

    ORGANISATION_VIEW = "organisation.view"
    ORGANISATION_EDIT = "organisation.edit"
    PEOPLE_VIEW = "people.view"
    PEOPLE_MANAGE = "people.manage"
    HISTORY_VIEW = "history.view"
    DOSSIER_VIEW = "dossier.view"
    MEASUREMENT_EDIT = "measurement.edit"
    SCENARIO_EDIT = "scenario.edit"
    ANSWER_EDIT = "answer.edit"
    APPLICATION_TEST = "application.test"
    APPLICATION_SIGN = "application.sign"
    TEAM_VIEW = "team.view"
    QUOTE_ASK = "quote.ask"
    AUDIT_ANSWER = "audit.answer"
    AUDIT_VIEW = "audit.view"
    AUDIT_PLAN = "audit.plan"
    AUDIT_WORK = "audit.work"
    DECISION_VIEW = "decision.view"
    DECISION_MAKE = "decision.make"
    CERTIFICATE_CHANGE = "certificate.change"
    CONTRACT_VIEW = "contract.view"
    CONTRACT_REPORT = "contract.report"
    CONTRACT_BUY = "contract.buy"
    SCHEME_VIEW = "scheme.view"
    SCHEME_APPOINT = "scheme.appoint"
    APPEAL_ANSWER = "appeal.answer"
    WORK_VIEW = "work.view"
    WORK_EDIT = "work.edit"
    TEAM_PLAN = "team.plan"
    WORK_GUIDE = "work.guide"
    VACANCY_VIEW = "vacancy.view"


EMPLOYERS_WORK = frozenset(
    {
        *(
            Permission.DOSSIER_VIEW,
            Permission.MEASUREMENT_EDIT,
            Permission.SCENARIO_EDIT,
            Permission.ANSWER_EDIT,
        ),
        *(Permission.APPLICATION_TEST, Permission.APPLICATION_SIGN),
        *(Permission.QUOTE_ASK, Permission.AUDIT_ANSWER),
        *(Permission.CONTRACT_VIEW, Permission.CONTRACT_REPORT),
        *(Permission.WORK_VIEW, Permission.WORK_EDIT, Permission.VACANCY_VIEW),
        *(Permission.TEAM_VIEW, Permission.TEAM_PLAN),
    }
)
"""What is done for an application of one's own, for one's contracts and work; see ``kinds.JUDGES``."""
SCHEMES_WORK = frozenset({Permission.SCHEME_VIEW, Permission.SCHEME_APPOINT, Permission.APPEAL_ANSWER})
"""What is done for the scheme as a whole, and at its owner only."""
