# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who can be planned, and what keeps them from a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.accounts.queries import accounts_of
from trede.office.audit.models import Auditor, Case, Involvement, Visit
from trede.office.audit.rules.auditors import Available, Booked
from trede.office.audit.rules.interests import EVALUATED, Declared, Interest, conflicts
from trede.office.audit.rules.months import Off

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID


def auditor_of(body: UUID, person: UUID) -> Auditor | None:
    """Somebody in the planning of this body."""
    return Auditor.objects.filter(body=body, person=person).first()


def availability(auditor: Auditor, leaving_out: UUID | None = None) -> Available:
    """Competence, working time and the visits that count; without the one that is about to be moved."""
    visits = Visit.objects.filter(person=auditor.person, current=True)
    return Available(
        until={each.subject: each.until for each in auditor.competences.all()},
        week=auditor.week_hundredths,
        booked=tuple(
            Booked(each.on, each.days_hundredths, each.travel_minutes)
            for each in visits
            if each.pk != leaving_out
        ),
        off=days_off(auditor),
    )


def days_off(auditor: Auditor) -> tuple[Off, ...]:
    """When somebody does not work, the first day first."""
    return tuple(Off(each.first, each.last) for each in auditor.time_off.all())


def earlier_auditors(case: Case) -> list[str]:
    """Who tested the earlier cases of this organisation, the newest first."""
    told = Involvement.objects.filter(case__organisation=case.organisation, kind=EVALUATED)
    earlier = told.filter(case__opened_at__lt=case.opened_at).order_by("-case__opened_at")
    return [str(each) for each in earlier.values_list("person", flat=True)]


def tied(case: UUID, person: UUID, on: date) -> bool:
    """Whether what somebody declared keeps them from this case."""
    declared = Involvement.objects.filter(case=case, person__in=accounts_of(person)).exclude(kind=EVALUATED)
    return any(conflicts(Declared(Interest(each.kind), each.ended), on) for each in declared)
