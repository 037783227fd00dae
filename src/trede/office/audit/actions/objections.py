# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Objections to a decision: to the board, then to the committee of experts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts.queries import accounts_of
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.holding import check_stage, go, tell
from trede.office.audit.models import Objection
from trede.office.audit.queries.access import of_employer, of_scheme
from trede.office.audit.queries.deciding import is_tied
from trede.office.audit.rules.objecting import COMMITTEE, INSTANCES, next_instance
from trede.office.audit.rules.stages import Stage
from trede.office.audit.rules.terms import decision_objection_until
from trede.office.audit.rules.texts import checked_text
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member


@action
def object_to_decision(*, by: Member, on: datetime, case: UUID, reasons: str) -> Objection:
    """Object to the newest decision, or to the answer of the board, with reasons, within four weeks.

    Raises NotFoundError, RefusedError.
    """
    found = of_employer(by, Permission.APPLICATION_SIGN, case)
    check_stage(found, Stage.DECIDED)
    decided = found.decisions.order_by("-proposal__number").first()
    if decided is None:
        raise RefusedError([finding("audit.nothing-to-object", "case")])
    before = list(found.objections.filter(subject=decided.pk).order_by("instance"))
    instance = next_instance([each.upheld for each in before])
    if instance is None:
        raise RefusedError([finding("audit.objected-already", "reasons")])
    since = (before[-1].answered_at if before else None) or decided.decided_at
    until = decision_objection_until(dutch_day(since))
    if dutch_day(on) > until:
        raise RefusedError([finding("audit.too-late", "reasons", until.strftime("%d-%m-%Y"))])
    made = Objection.objects.create(
        case=found,
        about=Objection.About.DECISION,
        subject=decided.pk,
        instance=instance,
        reasons=checked_text(reasons, "reasons"),
        raised_at=on,
        raised_by=by.actor_id,
    )
    tell("decision.objected", found, by=by, on=on, instance=instance)
    return made


@action
def answer_decision_objection(
    *, by: Member, on: datetime, case: UUID, objection: UUID, answer: str, upheld: bool
) -> None:
    """Answer an objection for the board, or as one of the committee; by somebody who did not decide, test or answer
    before. When it is right, the case is decided anew.

    Raises NotFoundError, NotAllowedError, RefusedError.
    """
    found = of_scheme(by, Permission.DECISION_VIEW, case)
    made = found.objections.filter(pk=objection, about=Objection.About.DECISION, answered_at=None).first()
    if made is None:
        raise RefusedError([finding("audit.changed-meanwhile", "objection")])
    decided = found.votes.filter(person__in=accounts_of(by.person)).exists()
    answered = found.objections.filter(answered_by=by.actor_id).exists()
    if answered or decided or is_tied(found, by.person, on):
        raise RefusedError([finding("audit.decider-involved", "answer")])
    if INSTANCES[made.instance - 1] == COMMITTEE:
        require(by, Permission.APPEAL_ANSWER, by.organisation)
    made.answer, made.upheld = checked_text(answer, "answer"), upheld
    made.answered_at, made.answered_by = on, by.actor_id
    made.save()
    if upheld:
        go(found, Stage.DECISION)
    instance = INSTANCES[made.instance - 1]
    tell("decision.objection-answered", found, by=by, on=on, upheld=upheld, instance=instance)
