# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A case as whoever is at it may see it: one value with the rows of its tables, to read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.kernel.days import dutch_day
from trede.office.accounts import queries as people
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.models import Case, Decision, Objection
from trede.office.audit.queries.access import of_body, of_employer, of_scheme
from trede.office.audit.queries.drawing import drawn
from trede.office.audit.queries.noticing import noticed
from trede.office.audit.queries.reports import drafted
from trede.office.audit.queries.signed import Signed, asked_of, signed, signed_on
from trede.office.audit.queries.testing import again, held_of, in_the_way, newest_verdicts, talks_of
from trede.office.audit.rules.stages import Stage
from trede.office.audit.rules.terms import decision_objection_until, plan_objection_until
from trede.sampling import sample_size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from trede.kernel.findings import Finding as Stands
    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.members import Member
    from trede.office.audit.models import (
        Correction,
        Finding,
        Message,
        Plan,
        Proposal,
        Report,
        Talk,
        Verdict,
        Visit,
    )
    from trede.office.audit.rules.checking import Held


@dataclass(frozen=True, slots=True)
class CaseFile:
    """Where a case stands. ``names`` are those of the organisations that are at it, by id; ``plan_until`` and
    ``decision_until`` are the last days on which the employer can object.
    """

    id: UUID
    organisation: UUID
    dossier: UUID
    stage: Stage
    facts: dict[str, object]
    employer: str
    body: str
    visit: Visit | None
    visits_planned: int
    auditor: str
    plan: Plan | None
    plan_objection: Objection | None
    plan_until: date | None
    messages: Sequence[Message]
    reports: Sequence[Report]
    proposal: Proposal | None
    decision: Decision | None
    objections: Sequence[Objection]
    decision_until: date | None

    @property
    def report(self) -> Report | None:
        """The newest one."""
        return self.reports[0] if self.reports else None


@dataclass(frozen=True, slots=True)
class WorkFile:
    """What the auditor works with: the signed application, what was tested of the sample, and all that was noted.

    ``drawn`` are the rows that nobody chose, empty as long as no witness signed for the seal of the employer. ``held``
    are those that the employer opened, and ``checks`` how often they were brought. ``again``: it is a re-certification.
    ``noticed``: what asks for a question, and keeps nothing back.
    """

    signed: Signed
    verdicts: Sequence[Verdict]
    untested: Sequence[int]
    held: Mapping[int, Held]
    checks: int
    talks: Sequence[Talk]
    findings: Sequence[Finding]
    corrections: Sequence[Correction]
    in_the_way: Sequence[Stands]
    noticed: Sequence[Stands]
    again: bool
    talks_shown: Mapping[str, int]
    least_rows: int
    drawn: Sequence[int]
    draft: tuple[str, str]


def for_employer(by: Member, dossier: UUID) -> CaseFile | None:
    """The case of a dossier; None before a quote was accepted. Raises NotFoundError in another organisation."""
    found = Case.objects.filter(organisation=by.organisation, dossier=dossier).first()
    return _file(of_employer(by, Permission.DOSSIER_VIEW, found.pk)) if found else None


def for_body(by: Member, case: UUID) -> CaseFile:
    """For who works at the certifying body, without what is written in it. Raises NotFoundError, NotAllowedError."""
    return replace(_file(of_body(by, Permission.AUDIT_VIEW, case)), messages=(), reports=())


def for_assigned(by: Member, case: UUID, *, on: datetime) -> tuple[CaseFile, Assigned]:
    """For who declared to have no interest: the whole file, and the ``by`` of what they do. Raises NotFoundError."""
    found = assigned_to(by, case, on=on)
    return _file(Case.objects.get(pk=case)), found


def for_scheme(by: Member, case: UUID) -> CaseFile:
    """For who decides at the scheme. Raises NotFoundError, NotAllowedError."""
    return _file(of_scheme(by, Permission.DECISION_VIEW, case))


def assigned_to(by: Member, case: UUID, *, on: datetime) -> Assigned:
    """This member at work on the case. Raises NotFoundError for who did not declare to have no interest."""
    found = Case.objects.filter(pk=case).first()
    if found is None or by.organisation not in {found.body, found.scheme}:
        raise NotFoundError("There is no such case.")
    return people.assigned(by.person, found.organisation, found.dossier, on=on)


def work_of(by: Assigned, case: UUID) -> WorkFile:
    """Everything of a case that is open to ``by``. Raises NotFoundError."""
    found = Case.objects.get(pk=case, organisation=by.organisation, dossier=by.case)
    application, verdicts = signed(by, found), newest_verdicts(found)
    plan = found.plans.first()
    rows = plan.document["rows"] if plan else []
    tested = {each.row for each in verdicts}
    wrong = sum(each.figures == "wrong" for each in verdicts)
    reported = found.reports.first()
    return WorkFile(
        signed=application,
        verdicts=verdicts,
        untested=[row for row in rows if row not in tested],
        held=held_of(found),
        checks=found.checks.count(),
        talks=list(found.talks.all()),
        findings=list(found.findings.all()),
        corrections=list(found.corrections.all()),
        in_the_way=in_the_way(found),
        noticed=noticed(found),
        again=again(found),
        talks_shown=talks_of(found),
        least_rows=sample_size(application.rows, seen=wrong),
        drawn=sorted(chosen.rows) if (chosen := drawn(by, found)) else (),
        draft=drafted(by, found, reaction=reported.reaction if reported else ""),
    )


def noticed_in(by: Assigned, case: UUID) -> list[Stands]:
    """What asks for a question, for whom the case is open."""
    return noticed(Case.objects.get(pk=case, organisation=by.organisation, dossier=by.case))


def application_of(by: Assigned, case: UUID) -> Signed:
    """What the employer signed, for whom the case is open. Raises NotFoundError, AlteredError."""
    return signed(by, Case.objects.get(pk=case, organisation=by.organisation, dossier=by.case))


def rows_of_case(by: Assigned, case: UUID) -> int:
    """How many rows the sealed file of a case has. Raises NotFoundError."""
    return signed(by, Case.objects.get(pk=case, organisation=by.organisation, dossier=by.case)).rows


def _file(case: Case) -> CaseFile:
    names = people.organisation_names([case.organisation, case.body])
    visit, plan = case.visits.filter(current=True).first(), case.plans.first()
    decision = case.decisions.select_related("proposal").order_by("-proposal__number").first()
    objected = list(case.objections.all())
    about_plan = [each for each in objected if plan and each.subject == plan.pk]
    about_decision = [each for each in objected if decision and each.subject == decision.pk]
    return CaseFile(
        id=case.pk,
        organisation=case.organisation,
        dossier=case.dossier,
        stage=Stage(case.stage),
        facts=asked_of(case),
        employer=names[case.organisation],
        body=names[case.body],
        visit=visit,
        visits_planned=visit.number if visit else case.visits.count(),
        auditor=people.name_of(visit.person) if visit else "",
        plan=plan,
        plan_objection=about_plan[0] if about_plan else None,
        plan_until=plan_objection_until(signed_on(case), dutch_day(plan.sent_at)) if plan else None,
        messages=list(case.messages.all()),
        reports=list(case.reports.all()),
        proposal=_waiting(case),
        decision=decision,
        objections=about_decision,
        decision_until=_objection_until(decision, about_decision),
    )


def _waiting(case: Case) -> Proposal | None:
    """The proposal that others can still agree to."""
    newest = case.proposals.first()
    decided = newest is not None and Decision.objects.filter(proposal=newest).exists()
    return None if decided else newest


def _objection_until(decision: Decision | None, objections: Sequence[Objection]) -> date | None:
    if decision is None:
        return None
    since = objections[-1].answered_at if objections else decision.decided_at
    return decision_objection_until(dutch_day(since)) if since else None
