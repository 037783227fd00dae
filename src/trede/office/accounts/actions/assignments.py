# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Access for somebody of another organisation to one case of ours; see ``rules/assignments.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import queries
from trede.office.accounts.holding import on_our_turn
from trede.office.accounts.models import Assignment
from trede.office.accounts.rules.assignments import can_be_assigned, objection_to_days
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.states import ASSIGNMENT
from trede.office.journal.actions import action, record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


@action
def assign(
    *,
    by: Member,
    on: datetime,
    person: UUID,
    home: UUID,
    case: UUID,
    permission: Permission,
    since: datetime,
    until: datetime,
) -> Assignment:
    """Let somebody who works in another organisation (``home``) do one thing in one case of ours.

    Raises NotFoundError when they do not work there; RefusedError when they work here, have no role that can be given
    this, or the days are not right.
    """
    require(by, Permission.PEOPLE_MANAGE, by.organisation)
    if home == by.organisation:
        raise RefusedError([finding("accounts.assigned-colleague", "person")])
    if not can_be_assigned(permission, queries.member(person, home, on=on).roles):
        raise RefusedError([finding("accounts.not-assignable", "permission", permission.value)])
    if objection_to_days(since, until, on):
        raise RefusedError([finding("accounts.assignment-days", "until")])
    made = Assignment.objects.create(
        person_id=person,
        home_id=home,
        organisation_id=by.organisation,
        case=case,
        permission=permission,
        since=since,
        until=until,
        given_by=by.actor_id,
    )
    _tell("assignment.given", made, by=by, on=on)
    return made


@action
def end_assignment(*, by: Member, on: datetime, assignment: UUID) -> None:
    """End it from this moment: by whose case it is, or by where the person works. Raises NotFoundError."""
    require(by, Permission.PEOPLE_MANAGE, by.organisation)
    found = Assignment.objects.filter(pk=assignment, until__gt=on_our_turn(on)).first()
    if found is None or by.organisation not in {found.organisation_id, found.home_id}:
        raise NotFoundError("There is no such assignment.")
    found.until = on
    found.save(update_fields=["until"])
    _tell("assignment.ended", found, by=by, on=on)


def _tell(kind: str, assignment: Assignment, *, by: Member, on: datetime) -> None:
    record(
        kind,
        by=by,
        on=on,
        subject=f"assignment:{assignment.pk}",
        organisations=[assignment.organisation_id, assignment.home_id],
        person=f"person:{assignment.person_id}",
        permission=str(assignment.permission),
        case=f"dossier:{assignment.case}",
        **ASSIGNMENT.fact(assignment.pk),
    )
