# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading certificates: for the scheme that issued them, for their holder, and what is public of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from trede.errors import AlteredError, ConfigurationError, NotFoundError
from trede.kernel.receipts import sha256_of
from trede.office.accounts.rules.permissions import Permission
from trede.office.certificates.models import Certificate, Change, StatusList
from trede.office.certificates.rules import REVOKED, SUSPENDED, State, reminder_day
from trede.office.log import queries as log
from trede.office.log.asking import public_keys
from trede.office.log.witnesses import policy, policy_text
from trede.office.register.queries import not_shown
from trede.proofs.bundles import Bundle
from trede.proofs.dids import did_document, public_key
from trede.proofs.multikeys import read_multikey
from trede.proofs.status_lists import PURPOSES
from trede.proofs.trust import IssuerKey, trust_document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet

    from trede.office.accounts.rules.members import Member
    from trede.office.log.rules import Signed
    from trede.proofs.status_lists import Purpose

ANEW = timedelta(hours=12)
"""A list is signed anew after so long, also when nothing changed: online a day-old one is warned about."""
REMINDER_REACH = timedelta(days=95)
"""Three months are never longer."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a certificate stands in the log, and whether it counts: whether a checkpoint holds it that the policy
    accepts.
    """

    index: int | None
    witnessed: bool


def of_scheme(by: Member) -> QuerySet[Certificate]:
    """Those that this scheme issued, newest first. Raises NotFoundError for whoever may not see decisions."""
    if not by.may(Permission.DECISION_VIEW):
        raise NotFoundError("There is no such thing here.")
    return Certificate.objects.filter(scheme=by.organisation)


def of_organisation(by: Member) -> QuerySet[Certificate]:
    """Those of the organisation of whoever asks, newest first."""
    return Certificate.objects.filter(organisation=by.organisation)


def of_dossier(by: Member, dossier: UUID) -> QuerySet[Certificate]:
    """Those of a dossier of this organisation."""
    return of_organisation(by).filter(dossier=dossier)


def one_of_scheme(by: Member, certificate: UUID) -> Certificate:
    """One that this scheme issued. Raises NotFoundError."""
    return existing(of_scheme(by).filter(pk=certificate).first())


def one_of_organisation(by: Member, certificate: UUID) -> Certificate:
    """One of the organisation of whoever asks. Raises NotFoundError."""
    return existing(of_organisation(by).filter(pk=certificate).first())


def existing(certificate: Certificate | None) -> Certificate:
    """The one that was looked for. Raises NotFoundError when there is none."""
    if certificate is None:
        raise NotFoundError("There is no such certificate.")
    return certificate


def changes_of(certificate: Certificate) -> list[Change]:
    """What happened to it after it was issued, oldest first."""
    return list(certificate.changes.all())


def credential_of(certificate: Certificate) -> dict[str, Any]:
    """What was signed. Raises AlteredError when it is no longer what was issued."""
    if sha256_of(certificate.credential.encode()) != certificate.sha256:
        raise AlteredError("This certificate is no longer what was issued.")
    document: dict[str, Any] = json.loads(certificate.credential)
    return document


def standings(certificates: Iterable[Certificate]) -> dict[UUID, Standing]:
    """Where each stands in the log, by its id."""
    found = list(certificates)
    there = log.indexes("certificate", [each.sha256 for each in found])
    try:
        seen = log.witnessed_size(policy())
    except ConfigurationError:  # no keys: nothing was signed
        seen = 0
    indexes = {each.pk: there.get(each.sha256) for each in found}
    return {
        key: Standing(index, witnessed=index is not None and index < seen) for key, index in indexes.items()
    }


def checkpoint_of(certificate: Certificate) -> Signed | None:
    """The first checkpoint with its entry that the policy accepts: from then on it counts."""
    logged = log.logged_document("certificate", certificate.sha256)
    return log.first_witnessed(logged.index, policy()) if logged else None


def bundle(certificate: Certificate) -> Bundle:
    """All that a stranger needs: the credential, the proof of logging (empty until it counts), and the lists.

    Raises AlteredError when the credential is no longer what was issued.
    """
    credential = credential_of(certificate)
    logged, signed = log.logged_document("certificate", certificate.sha256), checkpoint_of(certificate)
    proof = log.proof(logged.index, signed).text if logged and signed else ""
    lists = tuple(json.loads(each.document) for each in StatusList.objects.order_by("purpose"))
    return Bundle(credential, proof, lists)


def status_list(purpose: str) -> dict[str, Any]:
    """The signed list of a purpose. Raises NotFoundError before there is one."""
    found = StatusList.objects.filter(purpose=purpose).first()
    if found is None:
        raise NotFoundError("There is no such list.")
    document: dict[str, Any] = json.loads(found.document)
    return document


def places_set(purpose: Purpose) -> list[int]:
    """The places in the list of a purpose that are set."""
    states = SUSPENDED if purpose == "suspension" else REVOKED
    return list(Certificate.objects.filter(state__in=states).values_list("status_index", flat=True))


def to_expire(day: date) -> list[UUID]:
    """Those whose last day is over and that do not say so yet."""
    open_ones = Certificate.objects.filter(state__in=(State.VALID, State.SUSPENDED), valid_until__lt=day)
    return list(open_ones.values_list("pk", flat=True))


def to_show() -> list[UUID]:
    """Those that count by now, and that the register does not show yet."""
    waiting = Certificate.objects.filter(pk__in=not_shown())
    return [key for key, standing in standings(waiting).items() if standing.witnessed]


def issuer_document() -> dict[str, Any]:
    """The document of the issuer (did:web): every key that it has or had, so that older signatures can be checked."""
    keys = public_keys()["issuer"]
    did = str(keys[-1]["method"]).partition("#")[0]
    named = {str(each["method"]).partition("#")[2]: public_key(read_multikey(each["key"])) for each in keys}
    return did_document(did, named)


def trust() -> dict[str, Any]:
    """A trust file with what this installation says of itself; who checks keeps one from elsewhere."""
    keys = [
        IssuerKey(
            each["method"].partition("#")[0],
            each["method"],
            read_multikey(each["key"]),
            date.fromisoformat(each["from"]),
            date.fromisoformat(each["until"]) if each["until"] else None,
        )
        for each in public_keys()["issuer"]
    ]
    return trust_document(keys, policy_text())


def to_remind(day: date) -> list[UUID]:
    """Those that end within three months, and whose holder was not written to yet."""
    near = Certificate.objects.filter(
        state=State.VALID, reminded_at=None, valid_until__gte=day, valid_until__lte=day + REMINDER_REACH
    )
    return [each.pk for each in near if reminder_day(each.valid_until) <= day]


def lists_are_old(on: datetime) -> bool:
    """Whether a list is missing, was signed long ago, or something changed after it was signed."""
    signed = list(StatusList.objects.values_list("signed_at", flat=True))
    if len(signed) < len(PURPOSES) or min(signed) < on - ANEW:
        return True
    changed = Change.objects.order_by("-changed_at").values_list("changed_at", flat=True).first()
    issued = Certificate.objects.order_by("-issued_at").values_list("issued_at", flat=True).first()
    return max(filter(None, (changed, issued)), default=min(signed)) > min(signed)
