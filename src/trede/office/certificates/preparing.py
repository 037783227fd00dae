# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Before a certificate is issued: what it will say, what is in the way, and on which earlier one it can follow."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import ConfigurationError
from trede.kernel.days import dutch_day
from trede.office.audit.doors import decision_of_dossier, examined_by
from trede.office.certificates.issuing import facts_of
from trede.office.certificates.models import Certificate
from trede.office.certificates.rules import FOLLOWED, Ready, State, wrong_with
from trede.office.dossier.doors import frozen_application
from trede.office.log import queries as log
from trede.office.log.witnesses import policy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from trede.kernel.findings import Finding
    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.audit.doors import Decision
    from trede.office.dossier.doors import FrozenApplication
    from trede.proofs.certificate_facts import CertificateFacts


@dataclass(frozen=True, slots=True)
class Prepared:
    """``facts``: what it will say, but for its number; None when there are no keys, or no days to say.
    ``wrong``: everything that keeps it from being issued. ``earlier``: those that it can follow on, newest first.
    """

    facts: CertificateFacts | None
    wrong: Sequence[Finding]
    earlier: Sequence[Certificate]


def prepared(by: Assigned, decision: Decision, *, on: datetime, thirty_plus: bool) -> Prepared:
    """For who decides in the case. Raises NotFoundError, AlteredError, RefusedError when no list has room."""
    ready = readiness(by, decision)
    return Prepared(
        facts=_facts(by, decision, thirty_plus=thirty_plus),
        wrong=wrong_with(ready, dutch_day(on), thirty_plus=thirty_plus),
        earlier=_earlier(decision, thirty_plus=thirty_plus),
    )


def readiness(by: Assigned, decision: Decision) -> Ready:
    """What issuing hangs on, as it is kept. Raises NotFoundError, AlteredError."""
    application = frozen_application(by, decision.dossier)
    kept = decision_of_dossier(decision.organisation, decision.dossier)
    return Ready(
        is_kept=kept == decision,
        granted=decision.granted,
        thirty_plus_granted=decision.thirty_plus,
        level=decision.level,
        examined_by=frozenset(examined_by(decision.case)),
        decided_by=frozenset(decision.decided_by),
        is_logged=_seal_is_witnessed(application),
        valid_from=decision.valid_from,
        valid_until=decision.valid_until,
    )


def issued_for(decision: UUID, *, thirty_plus: bool) -> Certificate | None:
    """The certificate of a decision, when there is one."""
    return Certificate.objects.filter(decision=decision, thirty_plus=thirty_plus).first()


def in_force_before(decision: Decision) -> QuerySet[Certificate]:
    """Those of earlier decisions about the same case that hold, or will when their suspension ends."""
    holding = (State.VALID, State.SUSPENDED)
    return Certificate.objects.filter(dossier=decision.dossier, state__in=holding).exclude(
        decision=decision.id
    )


def _seal_is_witnessed(application: FrozenApplication) -> bool:
    """The seal of this document, not of what stood there when it was logged."""
    sealed = log.logged("seal", f"application:{application.id}")
    try:
        return (
            sealed is not None
            and sealed.sha256 == application.document["seal"]["root"]
            and log.first_witnessed(sealed.index, policy()) is not None
        )
    except ConfigurationError:  # no keys: nothing was signed
        return False


def _facts(by: Assigned, decision: Decision, *, thirty_plus: bool) -> CertificateFacts | None:
    if decision.valid_from is None or decision.valid_until is None:
        return None
    document = frozen_application(by, decision.dossier).document
    try:
        return facts_of(uuid.uuid4(), decision, document, thirty_plus=thirty_plus)
    except ConfigurationError:
        return None


def _earlier(decision: Decision, *, thirty_plus: bool) -> list[Certificate]:
    of_holder = Certificate.objects.filter(scheme=decision.scheme, organisation=decision.organisation)
    return list(of_holder.filter(thirty_plus=thirty_plus, state__in=FOLLOWED, later=None))
