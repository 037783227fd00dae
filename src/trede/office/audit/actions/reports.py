# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The report: drafted from what was found, read by the employer, then final and handed to the scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts import queries as people
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.holding import check_seen, check_stage, go, tell
from trede.office.audit.models import Report
from trede.office.audit.queries.access import of_assigned, of_employer
from trede.office.audit.queries.reports import drafted
from trede.office.audit.rules.stages import Stage
from trede.office.audit.rules.terms import reaction_until
from trede.office.audit.rules.texts import checked_text
from trede.office.journal.actions import action
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.members import Member
    from trede.office.audit.models import Case


@action
def send_report(*, by: Assigned, on: datetime, case: UUID, seen_sha256: str) -> Report:
    """Send the draft to the employer, exactly as its page showed it. Raises NotFoundError; RefusedError also when
    something was found since.
    """
    found = of_assigned(by, Permission.AUDIT_WORK, case)
    check_stage(found, Stage.AUDIT)
    if not found.plans.exists():
        raise RefusedError([finding("audit.no-plan", "case")])
    made = _add(by, on, found, seen_sha256=seen_sha256, reaction="", final=False)
    go(found, Stage.REPORT)
    tell("report.sent", found, by=by, on=on, number=made.number, sha256=made.sha256)
    return made


@action
def react_to_report(*, by: Member, on: datetime, case: UUID, reaction: str) -> None:
    """Say once what is wrong in the facts of the draft; it becomes part of the report.

    Raises NotFoundError, RefusedError.
    """
    found = of_employer(by, Permission.AUDIT_ANSWER, case)
    check_stage(found, Stage.REPORT)
    draft = found.reports.first()
    if draft is None:
        raise RefusedError([finding("audit.no-report", "reaction")])
    if draft.reacted_at:
        raise RefusedError([finding("audit.reacted-already", "reaction")])
    draft.reaction = checked_text(reaction, "reaction")
    draft.reacted_at, draft.reacted_by = on, by.actor_id
    draft.save()
    tell("report.reacted", found, by=by, on=on, number=draft.number)


@action
def finish_report(*, by: Assigned, on: datetime, case: UUID, seen_sha256: str) -> Report:
    """Make the report final, with the reaction of the employer in it, and hand the case to the scheme.

    Raises NotFoundError; RefusedError while the employer can still react, and when nobody decides here.
    """
    found = of_assigned(by, Permission.AUDIT_WORK, case)
    check_stage(found, Stage.REPORT)
    draft = found.reports.first()
    if draft is None:
        raise RefusedError([finding("audit.no-report", "case")])
    until = reaction_until(dutch_day(draft.made_at))
    if draft.reacted_at is None and dutch_day(on) <= until:
        raise RefusedError([finding("audit.reaction-waits", "case", until.strftime("%d-%m-%Y"))])
    found.scheme = people.scheme_beside(found.body)
    if found.scheme is None:
        raise RefusedError([finding("audit.no-scheme", "case")])
    made = _add(by, on, found, seen_sha256=seen_sha256, reaction=draft.reaction, final=True)
    go(found, Stage.DECISION)
    tell("report.finished", found, by=by, on=on, number=made.number, sha256=made.sha256)
    return made


@part
def _add(by: Assigned, on: datetime, case: Case, *, seen_sha256: str, reaction: str, final: bool) -> Report:
    text, sha256 = drafted(by, case, reaction=reaction)
    check_seen(seen_sha256, sha256)
    return Report.objects.create(
        case=case,
        number=case.reports.count() + 1,
        document=text,
        sha256=sha256,
        final=final,
        made_at=on,
        made_by=by.actor_id,
    )
