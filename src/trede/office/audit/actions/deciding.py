# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The decision of the scheme: proposed by one, agreed to by as many as the quorum says, none of them involved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.conf import settings

from trede.errors import RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.accounts.queries import accounts_of
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.holding import check_seen, check_stage, go, tell
from trede.office.audit.models import Decision, Message, Proposal, Vote
from trede.office.audit.queries.access import of_assigned
from trede.office.audit.queries.deciding import facts_of, is_tied
from trede.office.audit.rules.deciding import decides, decision_document, objection_to_decider, wrong_with
from trede.office.audit.rules.stages import Stage
from trede.office.audit.rules.texts import checked_text
from trede.office.journal.actions import action
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.audit.models import Case
    from trede.office.audit.rules.deciding import Proposed


def _to_decide(by: Assigned, case: UUID, on: datetime) -> Case:
    found = of_assigned(by, Permission.DECISION_MAKE, case)
    check_stage(found, Stage.DECISION)
    newest = found.proposals.first()
    mine = found.votes.filter(person__in=accounts_of(by.person))
    tied = is_tied(found, by.person, on) or mine.filter(proposal__decision__isnull=False).exists()
    voted = newest and not _is_decided(newest) and mine.filter(proposal=newest).exists()
    me = str(by.person)
    if code := objection_to_decider(me, [me] if tied else [], [me] if voted else []):
        raise RefusedError([finding(code, "decision")])
    return found


def _is_decided(proposal: Proposal) -> bool:
    return Decision.objects.filter(proposal=proposal).exists()


@action
def decide(*, by: Assigned, on: datetime, case: UUID, proposed: Proposed) -> Proposal:
    """Propose a decision and agree to it; with a quorum of one it is the decision. Which extension of an aspirant it
    is, is counted here.

    Raises NotFoundError; RefusedError with everything that is wrong with it, and for who is involved.
    """
    found = _to_decide(by, case, on)
    facts = facts_of(by, found)
    proposed = replace(proposed, extension=facts.extension if proposed.aspirant else 0)
    if wrong := wrong_with(proposed, facts, dutch_day(on)):
        raise RefusedError(wrong)
    for name, text in (("reasons", proposed.reasons), *(("places", each) for each in proposed.places)):
        _ = text and checked_text(text, name)
    number = found.proposals.count() + 1
    text, sha256 = decision_document(str(found.pk), number, proposed)
    made = Proposal.objects.create(
        case=found,
        number=number,
        document=text,
        sha256=sha256,
        valid_from=proposed.valid_from if proposed.granted else None,
        valid_until=proposed.valid_until if proposed.granted else None,
        quorum=max(1, settings.TREDE_QUORUM),
        proposed_at=on,
    )
    _agree(by, on, found, made)
    return made


@action
def agree(*, by: Assigned, on: datetime, case: UUID, seen_sha256: str) -> Proposal:
    """Agree to the newest proposal, exactly as its page showed it. Raises NotFoundError, RefusedError."""
    found = _to_decide(by, case, on)
    newest = found.proposals.first()
    if newest is None or _is_decided(newest):  # an empty form has seen nothing, and agrees to nothing
        raise RefusedError([finding("audit.changed-meanwhile", "version")])
    check_seen(seen_sha256, newest.sha256)
    _agree(by, on, found, newest)
    return newest


@part
def _agree(by: Assigned, on: datetime, case: Case, proposal: Proposal) -> None:
    Vote.objects.create(case=case, proposal=proposal, person=by.person, voted_at=on)
    votes = proposal.votes.count()
    decided = decides(votes, proposal.quorum)
    if decided:
        Decision.objects.create(case=case, proposal=proposal, decided_at=on)
        go(case, Stage.DECIDED)
    kind = "case.decided" if decided else "decision.agreed"
    tell(kind, case, by=by, on=on, votes=votes, quorum=proposal.quorum, sha256=proposal.sha256)


@action
def return_to_auditor(*, by: Assigned, on: datetime, case: UUID, text: str) -> None:
    """Send the case back with a question; the auditor answers in a new report. Raises NotFoundError, RefusedError."""
    found = _to_decide(by, case, on)
    Message.objects.create(
        case=found,
        side=Message.Side.SCHEME,
        text=checked_text(text, "text"),
        written_at=on,
        written_by=by.actor_id,
    )
    go(found, Stage.AUDIT)
    tell("case.returned", found, by=by, on=on)
