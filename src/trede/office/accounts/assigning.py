# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Access to a case as a part of another room's action: what was agreed there opens it here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import queries
from trede.office.accounts.models import Assignment, PurposeLink
from trede.office.accounts.rules.assignments import can_be_assigned, objection_to_days
from trede.office.accounts.states import ASSIGNMENT, LINKS
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.permissions import Permission


@part
def open_case(
    person: UUID,
    home: UUID,
    organisation: UUID,
    case: UUID,
    permissions: Iterable[Permission],
    *,
    given_by: str,
    on: datetime,
    until: datetime,
) -> dict[str, str]:
    """Let somebody of ``home`` at one case of ``organisation``; the states for the event of the action.

    Raises NotFoundError when they do not work there, RefusedError when their roles or the days do not allow it.
    """
    roles = queries.member(person, home, on=on).roles
    states: dict[str, str] = {}
    for permission in permissions:
        if not can_be_assigned(permission, roles):
            raise RefusedError([finding("accounts.not-assignable", "permission", permission.value)])
        if objection_to_days(on, until, on):
            raise RefusedError([finding("accounts.assignment-days", "until")])
        made = Assignment.objects.create(
            person_id=person,
            home_id=home,
            organisation_id=organisation,
            case=case,
            permission=permission,
            since=on,
            until=until,
            given_by=given_by,
        )
        states |= ASSIGNMENT.fact(made.pk)
    return states


@part
def close_case(
    organisation: UUID, case: UUID, home: UUID, *, on: datetime, person: UUID | None = None
) -> dict[str, str]:
    """End the access of everybody of ``home``, or of one ``person``; the states for the event of the action."""
    there = Assignment.objects.filter(organisation=organisation, case=case, home=home, until__gt=on)
    states: dict[str, str] = {}
    for each in there if person is None else there.filter(person=person):
        each.until = on
        each.save(update_fields=["until"])
        states |= ASSIGNMENT.fact(each.pk)
    return states


@part
def end_access(organisation: UUID, cases: Collection[UUID], *, on: datetime) -> dict[str, str]:
    """Nobody gets at these cases of ours any more, assigned or by a link, for they are thrown away; likewise."""
    states: dict[str, str] = {}
    there = Assignment.objects.filter(organisation=organisation, case__in=cases, until__gt=on)
    for each in there.order_by("since", "id"):
        each.until = on
        each.save(update_fields=["until"])
        states |= ASSIGNMENT.fact(each.pk)
    links = PurposeLink.objects.filter(organisation=organisation, case__in=cases)
    had_one = sorted(set(links.exclude(revoked_at__isnull=False, name="").values_list("case", flat=True)))
    links.filter(revoked_at=None).update(revoked_at=on)
    links.update(name="")  # whose they were is thrown away too
    for case in had_one:
        states |= LINKS.fact(case)
    return states
