# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A worker's own link, and a job coach of another organisation for one worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.assigning import close_case, open_case
from trede.office.accounts.holding import on_our_turn
from trede.office.accounts.links import give_link
from trede.office.accounts.queries import assignments_of, person_with, where_can_be_assigned
from trede.office.accounts.rules.links import Purpose
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.states import LINKS
from trede.office.journal.actions import action
from trede.office.placements import queries
from trede.office.placements.holding import tell, to_plan

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member


@action
def give_worker_link(*, by: Member, on: datetime, worker: UUID) -> str:
    """The token of somebody's own page, which is kept nowhere; an earlier link ends.

    Raises NotFoundError, NotAllowedError; RefusedError when too many were given today.
    """
    found = to_plan(by, worker)
    topic = queries.OWN_PAGE
    _link, token = give_link(
        by=by, on=on, purpose=Purpose.WORKER, case=found.pk, topic=topic, name=found.code
    )
    about, state = f"worker:{found.pk}", LINKS.fact(found.pk)
    tell("placements.linked", by=by, on=on, organisation=by.organisation, about=about, **state)
    return token


@action
def assign_coach(*, by: Member, on: datetime, worker: UUID, email: str, until: datetime) -> None:
    """Let a job coach of another organisation see somebody's work, and answer them, until a day.

    Raises NotFoundError, NotAllowedError; RefusedError when nobody with this address coaches, or they do so already.
    """
    require(by, Permission.WORK_EDIT, by.organisation)
    found = queries.worker(by, worker)
    coach = person_with(email)
    home = (
        where_can_be_assigned(coach.pk, Permission.WORK_GUIDE, on=on, beside=by.organisation)
        if coach
        else None
    )
    if coach is None or home is None:
        raise RefusedError([finding("placements.no-coach", "email")])
    if queries.has_coach(by, found, coach.pk, home, on=on):
        raise RefusedError([finding("growth.nothing-changed", "email")])
    try:
        states = open_case(
            coach.pk,
            home,
            by.organisation,
            found.pk,
            [Permission.WORK_GUIDE],
            given_by=by.actor_id,
            on=on,
            until=until,
        )
    except NotFoundError as gone:
        raise RefusedError([finding("placements.no-coach", "email")]) from gone
    about = f"worker:{found.pk}"
    told = {"person": coach.actor_id}
    tell("placements.coach", by=by, on=on, organisation=by.organisation, about=about, **told, **states)


@action
def end_coach(*, by: Member, on: datetime, worker: UUID, assignment: UUID) -> None:
    """From this moment a job coach sees somebody's work no longer. Raises NotFoundError, NotAllowedError."""
    require(by, Permission.WORK_EDIT, by.organisation)
    found = queries.worker(by, worker)
    there = assignments_of(by, found.pk, on=on_our_turn(on))
    given = next((each for each in there if each.pk == assignment), None)
    if given is None:
        raise NotFoundError("There is no such assignment any more.")
    states = close_case(by.organisation, found.pk, given.home_id, on=on, person=given.person_id)
    about = f"worker:{found.pk}"
    told = {"person": f"person:{given.person_id}"}
    tell("placements.coach-ended", by=by, on=on, organisation=by.organisation, about=about, **told, **states)
