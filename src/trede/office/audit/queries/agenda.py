# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who is where on which day: the month of each auditor of a body, with what fits in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.office.accounts import queries as people
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.models import Auditor, Case, Visit
from trede.office.audit.queries.planning import days_off
from trede.office.audit.rules.auditors import Booked
from trede.office.audit.rules.stages import Stage

TO_VISIT = (Stage.PLANNING, Stage.AUDIT)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.audit.rules.months import Month, Off


@dataclass(frozen=True, slots=True)
class Appointment:
    """A visit in the agenda; ``movable``: the case is not past it, ``off``: the auditor does not work on that day."""

    on: date
    case: UUID
    employer: str
    days: int
    travel_minutes: int
    movable: bool
    off: bool

    @property
    def taken(self) -> int:
        return Booked(self.on, self.days, self.travel_minutes).taken


@dataclass(frozen=True, slots=True)
class AuditorsMonth:
    """``capacity`` and ``planned`` in hundredths of days; ``ends`` are the competences that end, ``off`` the days off
    that lie in it; both of this month.
    """

    name: str
    capacity: int
    visits: Sequence[Appointment]
    ends: Mapping[str, date]
    off: Sequence[Off]

    @property
    def planned(self) -> int:
        return sum(each.taken for each in self.visits)

    @property
    def travel_minutes(self) -> int:
        return sum(each.travel_minutes for each in self.visits)

    @property
    def over(self) -> int:
        """How much too much is planned; 0 when it fits."""
        return max(0, self.planned - self.capacity)


def agenda(by: Member, month: Month) -> list[AuditorsMonth]:
    """Every auditor in the planning, by name; who does not plan sees their own month."""
    require(by, Permission.AUDIT_VIEW, by.organisation)
    there = Auditor.objects.filter(body=by.organisation).prefetch_related("competences", "time_off")
    visits = Visit.objects.filter(
        body=by.organisation, current=True, on__range=(month.first, month.last)
    ).select_related("case")
    if not by.may(Permission.AUDIT_PLAN):
        there, visits = there.filter(person=by.person), visits.filter(person=by.person)
    found = list(visits.order_by("on"))
    names = people.organisation_names([each.case.organisation for each in found])
    known = [
        _month(each, month, [visit for visit in found if visit.person == each.person], names)
        for each in there
    ]
    return sorted(known, key=lambda each: each.name)


def _month(
    auditor: Auditor, month: Month, visits: Sequence[Visit], names: Mapping[UUID, str]
) -> AuditorsMonth:
    off = days_off(auditor)
    return AuditorsMonth(
        name=people.name_of(auditor.person),
        capacity=month.capacity(auditor.week_hundredths, off),
        visits=[
            Appointment(
                each.on,
                each.case_id,
                names[each.case.organisation],
                each.days_hundredths,
                each.travel_minutes,
                each.case.stage in TO_VISIT,
                any(each.on in period for period in off),
            )
            for each in visits
        ],
        ends={
            each.subject: each.until
            for each in auditor.competences.all()
            if month.first <= each.until <= month.last
        },
        off=[each for each in off if each.first <= month.last and each.last >= month.first],
    )


def without_a_visit(by: Member) -> list[tuple[UUID, str]]:
    """The cases of a body that nobody is planned for, the oldest first: id and employer."""
    require(by, Permission.AUDIT_PLAN, by.organisation)
    waiting = Case.objects.filter(body=by.organisation, stage__in=TO_VISIT).exclude(visits__current=True)
    found = list(waiting.order_by("opened_at", "id"))
    names = people.organisation_names([each.organisation for each in found])
    return [(each.pk, names[each.organisation]) for each in found]
