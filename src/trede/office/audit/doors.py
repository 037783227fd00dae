# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What other rooms may ask of an audit, as frozen values; they use nothing else of this room."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import AlteredError, NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.kernel.receipts import sha256_of
from trede.office.accounts.rules.members import Member
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.models import Case, Involvement, Quote
from trede.office.audit.models import Decision as Decided
from trede.office.audit.rules.interests import EVALUATED
from trede.office.audit.rules.stages import Outcome, Stage
from trede.office.audit.states import QUOTE
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Decision:
    """What the scheme decided about an application; ``refused`` has the reasons when nothing was granted.

    ``scope`` is KvK number to name, the main applicant among them. ``document`` (``trede/decision/1``, canonical JSON)
    is what every decider agreed to, ``decided_by`` their ids. ``scheme`` is the organisation that decided.
    """

    id: UUID
    case: UUID
    organisation: UUID
    dossier: UUID
    scheme: UUID
    level: str
    thirty_plus: bool
    scope: Mapping[str, str]
    places: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    decided_by: tuple[UUID, ...]
    decided_on: datetime
    refused: str
    document: str
    sha256: str

    @property
    def granted(self) -> bool:
        return bool(self.level)

    @property
    def aspirant(self) -> bool:
        return self.level == "aspirant"


def decision(by: Member, case: UUID) -> Decision:
    """The newest decision about a case, for whoever decides in the scheme that took it.

    Raises NotFoundError elsewhere, before it was decided and while it is decided anew, AlteredError when it is no
    longer what was agreed to.
    """
    if not isinstance(by, Member) or not by.may(Permission.DECISION_VIEW):
        raise NotFoundError("There is no such thing here.")
    of_case = Decided.objects.filter(case=case, case__scheme=by.organisation)
    return _frozen(of_case.select_related("case", "proposal").order_by("-proposal__number").first())


def decision_of_dossier(organisation: UUID, dossier: UUID) -> Decision:
    """The newest decision about a dossier of this organisation. Raises as ``decision``."""
    of_dossier = Decided.objects.filter(case__organisation=organisation, case__dossier=dossier)
    return _frozen(of_dossier.select_related("case", "proposal").order_by("-proposal__number").first())


@part
def end_audits(organisation: UUID, on: datetime) -> dict[str, str]:
    """Quotes that wait for an answer lapse; the states of those. Raises RefusedError while a case is not over."""
    over = (Stage.DECIDED, Stage.WITHDRAWN)
    if Case.objects.filter(organisation=organisation).exclude(stage__in=over).exists():
        raise RefusedError([finding("audit.still-running", "name")])
    return _lapsed(Quote.objects.filter(organisation=organisation))


@part
def end_audit_of(organisation: UUID, dossier: UUID, on: datetime) -> dict[str, str]:
    """Likewise for one dossier. Raises RefusedError when a body examines it, or did."""
    of_dossier = {"organisation": organisation, "dossier": dossier}
    if Case.objects.filter(**of_dossier).exclude(stage=Stage.WITHDRAWN).exists():
        raise RefusedError([finding("audit.examined", "dossier")])
    return _lapsed(Quote.objects.filter(**of_dossier))


@part
def _lapsed(quotes: QuerySet[Quote]) -> dict[str, str]:
    """Those that wait for an answer lapse; the states of those."""
    waiting = quotes.filter(outcome__in=(Outcome.ASKED, Outcome.OFFERED))
    ended = list(waiting.values_list("pk", flat=True))
    Quote.objects.filter(pk__in=ended).update(outcome=Outcome.LAPSED)
    return {name: state for each in ended for name, state in QUOTE.fact(each).items()}


def examined_by(case: UUID) -> tuple[UUID, ...]:
    """Who tested the case: the other pair of eyes than that of who decides."""
    tested = Involvement.objects.filter(case=case, kind=EVALUATED)
    return tuple(tested.values_list("person", flat=True))


def _frozen(found: Decided | None) -> Decision:
    if found is None or found.case.scheme is None or found.case.stage != Stage.DECIDED:
        raise NotFoundError("There is no decision.")
    case, proposal = found.case, found.proposal
    if sha256_of(proposal.document.encode()) != proposal.sha256:
        raise AlteredError("This decision is no longer what was agreed to.")
    document = json.loads(proposal.document)
    return Decision(
        id=found.pk,
        case=case.pk,
        organisation=case.organisation,
        dossier=case.dossier,
        scheme=found.case.scheme,
        level=document["level"],
        thirty_plus=document["thirty_plus"],
        scope=document["scope"],
        places=tuple(document["places"]),
        valid_from=proposal.valid_from,
        valid_until=proposal.valid_until,
        decided_by=tuple(proposal.votes.values_list("person", flat=True)),
        decided_on=found.decided_at,
        refused="" if document["level"] else document["reasons"],
        document=proposal.document,
        sha256=proposal.sha256,
    )
