# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""From a decision to a signed credential: the facts, the place in the status lists, and the signature asked for."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django.conf import settings

from trede.errors import ProofError, RefusedError
from trede.kernel.days import dutch_day
from trede.kernel.findings import finding
from trede.office.certificates.models import Certificate
from trede.office.certificates.rules import first_free
from trede.office.log.asking import ask, log_keys, public_keys
from trede.proofs.certificate_facts import CertificateFacts, Entitlement
from trede.proofs.certificates import draft, site_of
from trede.proofs.status_lists import FEWEST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from trede.office.audit.doors import Decision


def issuer() -> str:
    """The DID of this installation, as its keys name it."""
    return str(public_keys()["issuer"][-1]["method"]).partition("#")[0]


def status_url() -> str:
    """Below which the status lists stand."""
    return f"{site_of(issuer())}/status"


def entitlement() -> Entitlement | None:
    """That this scheme owner may give official certificates, when it said so: by whom, since when."""
    told = settings.TREDE_ENTITLED
    return Entitlement(*told) if told else None


def facts_of(
    certificate: UUID, decision: Decision, application: Mapping[str, Any], *, thirty_plus: bool
) -> CertificateFacts:
    """All that the certificate will say. ``application`` is the frozen document."""
    organisation, score = application["organisation"], application["score"]
    assert decision.valid_from is not None  # noqa: S101 - the rules saw to it
    assert decision.valid_until is not None  # noqa: S101
    return CertificateFacts(
        id=f"urn:uuid:{certificate}",
        issuer=issuer(),
        issuer_name=settings.TREDE_ISSUER_NAME,
        official=entitlement(),
        kvk=organisation["kvk"],
        holder=organisation["name"],
        level=decision.level,
        thirty_plus=thirty_plus,
        valid_from=decision.valid_from,
        valid_until=decision.valid_until,
        decided_on=dutch_day(decision.decided_on),
        edition=score["edition"],
        status_url=status_url(),
        status_index=free_place(),
        log_origin=log_keys()[-1].name,
        scope=dict(decision.scope),
        places=tuple(decision.places),
        receipt=dict(score["receipt"]),
    )


def free_place() -> int:
    """A place that says nothing of when it was given. Raises RefusedError when there is none left."""
    taken = Certificate.objects.values_list("status_index", flat=True)
    try:
        return first_free(taken, secrets.randbelow(FEWEST), FEWEST)
    except ValueError:
        raise RefusedError([finding("certificates.list-full", "status")]) from None


def signed(facts: CertificateFacts, *, on: datetime) -> dict[str, Any]:
    """The credential. Raises RefusedError when it cannot be drafted or is not signed."""
    try:
        document = draft(facts)
    except ProofError as wrong:
        raise RefusedError([finding("certificates.not-drafted", "certificate", str(wrong))]) from wrong
    return signed_document(document, on=on)


def signed_document(document: dict[str, Any], *, on: datetime) -> dict[str, Any]:
    """Any document of this issuer, with its signature. Raises RefusedError."""
    answer = ask({"ask": "credential", "document": document, "created": stamp(on)})
    return dict(answer["credential"])


def stamp(on: datetime) -> str:
    """A moment as credentials write it."""
    from datetime import UTC

    return f"{on.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
