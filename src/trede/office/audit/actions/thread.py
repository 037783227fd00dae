# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions and answers on a case, and the employer who withdraws before the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts.assigning import close_case
from trede.office.accounts.rules.assignments import Assigned
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.holding import check_new, check_stage, go, tell
from trede.office.audit.models import Message
from trede.office.audit.queries.access import of_assigned, of_employer
from trede.office.audit.rules.stages import AT_WORK, Stage
from trede.office.audit.rules.texts import checked_text
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member


@action
def write_message(*, by: Member | Assigned, on: datetime, case: UUID, text: str) -> Message:
    """Ask or answer in the thread: the employer, or the auditor of the case.

    Raises NotFoundError; RefusedError also for what is the last word in the thread, from the same side.
    """
    if isinstance(by, Assigned):
        found, side = of_assigned(by, Permission.AUDIT_WORK, case), Message.Side.BODY
    else:
        found, side = of_employer(by, Permission.AUDIT_ANSWER, case), Message.Side.EMPLOYER
    check_stage(found, *AT_WORK)
    told: dict[str, Any] = {"side": side, "text": checked_text(text, "text")}
    newest = [each.pk for each in found.messages.reverse()[:1]]
    check_new(found.messages.filter(pk__in=newest), "text", **told)
    made = Message.objects.create(case=found, **told, written_at=on, written_by=by.actor_id)
    tell("message.written", found, by=by, on=on, side=str(side))
    return made


@action
def withdraw_application(*, by: Member, on: datetime, case: UUID) -> None:
    """Withdraw before the day of the visit; what was signed stays as it was, and access ends.

    Raises NotFoundError; RefusedError from that day on.
    """
    found = of_employer(by, Permission.APPLICATION_SIGN, case)
    check_stage(found, Stage.PLANNING, Stage.AUDIT)
    visit = found.visits.filter(current=True).first()
    if visit and visit.on <= dutch_day(on):
        raise RefusedError([finding("audit.visit-begun", "case")])
    go(found, Stage.WITHDRAWN)
    found.visits.filter(current=True).update(current=False)
    states = close_case(found.organisation, found.dossier, found.body, on=on)
    tell("case.withdrawn", found, by=by, on=on, states=states)
