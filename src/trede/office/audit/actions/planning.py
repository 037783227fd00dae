# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Planning: auditors with their competence and working time, and who visits which case on which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts import queries as people
from trede.office.accounts.assigning import close_case
from trede.office.accounts.rules.assignments import can_be_assigned
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.holding import check_seen, check_stage, tell
from trede.office.audit.models import Auditor, Competence, TimeOff, Visit
from trede.office.audit.queries.access import of_body
from trede.office.audit.queries.planning import auditor_of, availability, earlier_auditors, tied
from trede.office.audit.queries.signed import asked_of
from trede.office.audit.rules.auditors import Booked, competences, competences_for, objections, wrong_with_off
from trede.office.audit.rules.interests import must_rotate
from trede.office.audit.rules.stages import Stage
from trede.office.audit.states import AUDITOR
from trede.office.dossier import doors
from trede.office.journal.actions import action, record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime
    from uuid import UUID

    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.members import Member
    from trede.office.audit.models import Case
    from trede.office.audit.rules.months import Off

WEEK = (50, 500)
"""Hundredths of days that one can work in a week."""


@action
def keep_auditor(
    *,
    by: Member,
    on: datetime,
    person: UUID,
    week_hundredths: int,
    until: Mapping[str, date],
    off: Sequence[Off] = (),
    seen: str = "",
) -> Auditor:
    """What a colleague with the role of auditor is competent in, each up to and including a day, their time, and when
    they do not work.

    ``seen`` is empty for who is new in the planning. Raises NotFoundError, RefusedError.
    """
    require(by, Permission.AUDIT_PLAN, by.organisation)
    if not can_be_assigned(Permission.AUDIT_WORK, people.member(person, by.organisation, on=on).roles):
        raise RefusedError([finding("audit.no-auditor", "person")])
    if not WEEK[0] <= week_hundredths <= WEEK[1]:
        raise RefusedError([finding("audit.week-wrong", "week_hundredths")])
    if until.keys() - competences().keys():
        raise RefusedError([finding("audit.subject-unknown", "until")])
    if wrong := wrong_with_off(off):
        raise RefusedError(wrong)
    found = Auditor.objects.filter(body=by.organisation, person=person).first()
    check_seen(seen, found.version if found else "")
    found = found or Auditor(body=by.organisation, person=person)
    found.week_hundredths = week_hundredths
    found.save()
    found.competences.all().delete()
    Competence.objects.bulk_create(
        Competence(auditor=found, subject=subject, until=day) for subject, day in until.items()
    )
    found.time_off.all().delete()
    TimeOff.objects.bulk_create(
        TimeOff(auditor=found, first=first, last=last)
        for first, last in {(each.first, each.last) for each in off}
    )
    told = {
        "subject": f"auditor:{found.pk}",
        "organisations": [by.organisation],
        "person": f"person:{person}",
    }
    record("auditor.kept", by=by, on=on, **told, **AUDITOR.fact(found.pk))  # type: ignore[arg-type]
    return found


@action
def plan_visit(
    *,
    by: Member,
    on: datetime,
    case: UUID,
    person: UUID,
    visit_on: date,
    days_hundredths: int,
    travel_minutes: int = 0,
    seen: int = 0,
) -> Visit:
    """Say who visits on which day, or move a visit or give it to somebody else; ``seen`` is the number it replaces.

    It opens nothing: the auditor first declares that they have no interest. Raises NotFoundError; RefusedError with
    everything that keeps this auditor from it.
    """
    found = of_body(by, Permission.AUDIT_PLAN, case)
    check_stage(found, Stage.PLANNING, Stage.AUDIT)
    before = found.visits.filter(current=True).first()
    check_seen(seen, before.number if before else found.visits.count())
    wanted = Booked(visit_on, days_hundredths, travel_minutes)
    if wrong := _objections(found, person, wanted, on, before):
        raise RefusedError(wrong)
    states: dict[str, str] = {}
    if before:
        found.visits.filter(pk=before.pk).update(current=False)
        if before.person != person:
            states = close_case(found.organisation, found.dossier, found.body, on=on, person=before.person)
    made = Visit.objects.create(
        case=found,
        number=found.visits.count() + 1,
        body=found.body,
        person=person,
        on=visit_on,
        days_hundredths=days_hundredths,
        travel_minutes=travel_minutes,
        planned_at=on,
        planned_by=by.actor_id,
    )
    kind = "visit.moved" if before and before.person == person else "visit.planned"
    tell(kind, found, by=by, on=on, states=states, day=visit_on.isoformat())
    return made


def _objections(
    case: Case, person: UUID, wanted: Booked, on: datetime, before: Visit | None
) -> list[Finding]:
    if not doors.is_handed_in(case.organisation, case.dossier):
        return [finding("audit.not-signed", "case")]
    auditor = auditor_of(case.body, person)
    if auditor is None or not _still_works_here(case, person, on):
        return [finding("audit.no-auditor", "person")]
    found = []
    if tied(case.pk, person, dutch_day(on)):
        found.append(finding("audit.interest", "person"))
    same = {str(each) for each in people.accounts_of(person)}
    if must_rotate(str(person), (str(person) if each in same else each for each in earlier_auditors(case))):
        found.append(finding("audit.rotate", "person"))
    told = asked_of(case)
    asked = competences_for(told["level"], thirty_plus=told["thirty_plus"])
    free = availability(auditor, leaving_out=before.pk if before else None)
    return [*found, *objections(free, asked, wanted, dutch_day(on))]


def _still_works_here(case: Case, person: UUID, on: datetime) -> bool:
    try:
        return can_be_assigned(Permission.AUDIT_WORK, people.member(person, case.body, on=on).roles)
    except NotFoundError:
        return False
