# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody declares of themselves before they see a case; without an interest, that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts import queries as people
from trede.office.accounts.assigning import open_case
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.holding import ACCESS, check_stage, tell
from trede.office.audit.models import Involvement
from trede.office.audit.queries.access import of_body, of_scheme
from trede.office.audit.rules.interests import EVALUATED, Declared, Interest, conflicts
from trede.office.audit.rules.stages import Stage
from trede.office.journal.actions import action
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.audit.models import Case

AUDITS = (Permission.DOSSIER_VIEW, Permission.AUDIT_WORK)
DECIDES = (Permission.DOSSIER_VIEW, Permission.DECISION_MAKE)


@action
def declare_interest(
    *, by: Member, on: datetime, case: UUID, interest: Interest, ended: date | None = None
) -> bool:
    """Declare once for a case what ties one to the employer; whether the case is open to them now.

    An auditor does so when they are planned, a decider to take a case from the queue. An auditor with an interest is
    taken off the planning. Raises NotFoundError; RefusedError for who declared already.
    """
    auditing = by.may(Permission.AUDIT_VIEW)
    found = _planned(by, case) if auditing else _to_decide(by, case)
    if found.involvements.filter(person=by.person).exists():
        raise RefusedError([finding("audit.declared-already", "interest")])
    if ended and ended > dutch_day(on):
        raise RefusedError([finding("audit.ended-in-future", "ended")])
    told = _as_the_file_has_it(by, on, found, Declared(interest, ended))
    free = not conflicts(told, dutch_day(on))
    kinds = [told.kind, EVALUATED] if free and auditing else [told.kind]
    Involvement.objects.bulk_create(
        Involvement(case=found, person=by.person, kind=kind, ended=told.ended, declared_at=on)
        for kind in kinds
    )
    if free:
        tell("interest.none", found, by=by, on=on, states=_open(by, on, found, auditing=auditing))
    else:
        found.visits.filter(person=by.person, current=True).update(current=False)
        tell("interest.declared", found, by=by, on=on, states={})
    return free


def _as_the_file_has_it(by: Member, on: datetime, case: Case, told: Declared) -> Declared:
    """Whatever was declared: who takes or took part in the account of the employer advised them."""
    worked = people.took_part(by.person, case.organisation, on=on)
    return Declared(Interest.ADVISER) if worked else told


def _to_decide(by: Member, case: UUID) -> Case:
    found = of_scheme(by, Permission.DECISION_VIEW, case)
    check_stage(found, Stage.DECISION, Stage.DECIDED)
    return found


def _planned(by: Member, case: UUID) -> Case:
    found = of_body(by, Permission.AUDIT_VIEW, case)
    check_stage(found, Stage.PLANNING, Stage.AUDIT)
    if not found.visits.filter(person=by.person, current=True).exists():
        raise NotFoundError("There is no such case.")
    return found


@part
def _open(by: Member, on: datetime, case: Case, *, auditing: bool) -> dict[str, str]:
    return open_case(
        by.person,
        by.organisation,
        case.organisation,
        case.dossier,
        AUDITS if auditing else DECIDES,
        given_by=by.actor_id,
        on=on,
        until=on + ACCESS,
    )
