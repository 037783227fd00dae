# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The audit plan: sent to the employer, who may object to it, and the answer of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.holding import check_stage, go, tell
from trede.office.audit.models import Objection, Plan
from trede.office.audit.queries.access import of_assigned, of_body, of_employer
from trede.office.audit.queries.drawing import drawn
from trede.office.audit.queries.signed import rows_of, signed_on
from trede.office.audit.rules.stages import Stage
from trede.office.audit.rules.terms import plan_objection_until
from trede.office.audit.rules.tested import Figures
from trede.office.audit.rules.texts import checked_text
from trede.office.journal.actions import action
from trede.sampling import sample_size

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.members import Member
    from trede.office.audit.models import Case


@action
def send_plan(
    *,
    by: Assigned,
    on: datetime,
    case: UUID,
    places: str,
    documents: str,
    talks: str,
    rows: Sequence[int],
) -> Plan:
    """Send the employer what the auditor wants to see: places, documents, kinds of talks, and the rows of the sample.

    A new plan replaces the one before. The sample is as large as ``trede.sampling`` says, larger when errors were
    found, and holds the rows that were drawn once a witness signed for the seal.

    Raises NotFoundError; RefusedError also when exactly this plan was sent last, and nobody objected to it.
    """
    found = of_assigned(by, Permission.AUDIT_WORK, case)
    check_stage(found, Stage.PLANNING, Stage.AUDIT)
    if found.objections.filter(about=Objection.About.PLAN, answered_at=None).exists():
        raise RefusedError([finding("audit.objection-open", "plan")])
    count = rows_of(by, found)
    if foreign := [row for row in rows if not 0 <= row < count]:
        raise RefusedError([finding("audit.row-unknown", "rows", foreign[0] + 1)])
    least = sample_size(count, seen=found.verdicts.filter(figures=Figures.WRONG).count())
    if len(set(rows)) < least:
        raise RefusedError([finding("audit.sample-small", "rows", least)])
    chosen = drawn(by, found)
    if chosen and (missing := sorted(set(chosen.rows) - set(rows))):
        raise RefusedError([finding("audit.not-drawn", "rows", missing[0] + 1)])
    texts = {"places": places, "documents": documents, "talks": talks}
    document: dict[str, Any] = {name: checked_text(text, name) for name, text in texts.items()}
    document |= {"rows": sorted(set(rows)), "drawn": chosen.document() if chosen else None}
    _check_another(found, document)
    if found.stage == Stage.PLANNING:
        go(found, Stage.AUDIT)
    made = Plan.objects.create(
        case=found,
        number=found.plans.count() + 1,
        document=document,
        sent_at=on,
        sent_by=by.actor_id,
    )
    tell("plan.sent", found, by=by, on=on, number=made.number, rows=len(set(rows)))
    return made


def _check_another(case: Case, document: dict[str, Any]) -> None:
    before = case.plans.first()
    if before and before.document == document and not case.objections.filter(subject=before.pk).exists():
        raise RefusedError([finding("audit.there-already", "places")])


@action
def object_to_plan(*, by: Member, on: datetime, case: UUID, reasons: str) -> Objection:
    """Object to the newest plan, with reasons, within the term. Raises NotFoundError, RefusedError."""
    found = of_employer(by, Permission.AUDIT_ANSWER, case)
    check_stage(found, Stage.AUDIT)
    plan = found.plans.first()
    if plan is None:
        raise RefusedError([finding("audit.nothing-to-object", "case")])
    if Objection.objects.filter(subject=plan.pk).exists():
        raise RefusedError([finding("audit.objected-already", "reasons")])
    until = plan_objection_until(signed_on(found), dutch_day(plan.sent_at))
    if dutch_day(on) > until:
        raise RefusedError([finding("audit.too-late", "reasons", until.strftime("%d-%m-%Y"))])
    made = Objection.objects.create(
        case=found,
        about=Objection.About.PLAN,
        subject=plan.pk,
        reasons=checked_text(reasons, "reasons"),
        raised_at=on,
        raised_by=by.actor_id,
    )
    tell("plan.objected", found, by=by, on=on, number=plan.number)
    return made


@action
def answer_plan_objection(
    *, by: Member, on: datetime, case: UUID, objection: UUID, answer: str, upheld: bool
) -> None:
    """Answer what the employer has against the plan; when they are right, the auditor sends a new one.

    Raises NotFoundError; RefusedError when it was answered.
    """
    found = of_body(by, Permission.AUDIT_PLAN, case)
    made = found.objections.filter(pk=objection, about=Objection.About.PLAN, answered_at=None).first()
    if made is None:
        raise RefusedError([finding("audit.changed-meanwhile", "objection")])
    made.answer, made.upheld = checked_text(answer, "answer"), upheld
    made.answered_at, made.answered_by = on, by.actor_id
    made.save()
    tell("plan.objection-answered", found, by=by, on=on, upheld=upheld)
