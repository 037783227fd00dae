# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The life of a certificate: each step one action, one event, one entry in the log."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.canonical import canonical_text
from trede.kernel.days import dutch_day
from trede.kernel.findings import Finding, finding
from trede.kernel.receipts import sha256_of
from trede.office.accounts.queries import took_part
from trede.office.accounts.rules.assignments import require_case
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.certificates.issuing import facts_of, signed
from trede.office.certificates.letters import write_reminder
from trede.office.certificates.models import Certificate, Change, StatusList
from trede.office.certificates.preparing import in_force_before, issued_for, readiness
from trede.office.certificates.queries import existing, standings
from trede.office.certificates.registering import STEPS, held_now, held_of
from trede.office.certificates.rules import (
    State,
    change_document,
    reminder_day,
    wrong_with,
    wrong_with_change,
    wrong_with_earlier,
)
from trede.office.certificates.states import CERTIFICATE, STATUS
from trede.office.dossier.doors import frozen_application
from trede.office.journal.actions import action, record
from trede.office.journal.parts import part
from trede.office.log.parts import log_entry
from trede.office.register.parts import enter, move, show
from trede.office.register.queries import not_shown
from trede.office.register.rules import Step

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.assignments import Assigned
    from trede.office.accounts.rules.members import Member
    from trede.office.audit.doors import Decision
    from trede.office.journal.rules import Actor, Fact, System
    from trede.proofs.status_lists import Purpose


@action
def issue(*, by: Assigned, on: datetime, decision: Decision, thirty_plus: bool = False) -> Certificate:
    """Issue the certificate of a decision; ``thirty_plus``: the separate one on top of trede 3.

    Raises NotFoundError, AlteredError; RefusedError with everything that is in the way: not decided as it is kept, by
    one person, over two years, not logged and witnessed, or issued already.
    """
    _check_none_in_force(decision, thirty_plus=thirty_plus)
    made, facts = _issued(by, on, decision, thirty_plus=thirty_plus, earlier=None)
    _tell("certificate.issued", made, by=by, on=on, **_days(made), **facts)
    return made


@action
def renew(
    *, by: Assigned, on: datetime, certificate: UUID, decision: Decision, thirty_plus: bool = False
) -> Certificate:
    """Issue the one that follows on this one of the same holder, which holds until its own end. Raises as ``issue``."""
    earlier = _earlier(certificate, decision, thirty_plus=thirty_plus)
    _check_none_in_force(decision, thirty_plus=thirty_plus)
    made, facts = _issued(by, on, decision, thirty_plus=thirty_plus, earlier=earlier)
    _tell("certificate.renewed", made, by=by, on=on, **_days(made), **facts)
    return made


@action
def replace(
    *, by: Assigned, on: datetime, certificate: UUID, decision: Decision, thirty_plus: bool = False
) -> Certificate:
    """Issue another in the place of this one of the same holder, which ends today. Raises as ``issue``."""
    earlier = _earlier(certificate, decision, thirty_plus=thirty_plus)
    if wrong := wrong_with_change(earlier.state, State.REPLACED, ""):
        raise RefusedError(wrong)
    made, facts = _issued(by, on, decision, thirty_plus=thirty_plus, earlier=earlier)
    earlier.state, earlier.ended_on = State.REPLACED, dutch_day(on)
    earlier.save(update_fields=["state", "ended_on"])
    facts |= move(earlier.pk, Step.REPLACED, on=on, day=dutch_day(on)) | CERTIFICATE.fact(earlier.pk)
    _tell("certificate.replaced", made, by=by, on=on, **_days(made), **facts)
    return made


@action
def suspend(*, by: Member, on: datetime, certificate: UUID, reason: str) -> None:
    """It does not hold for the time being. Raises NotFoundError, NotAllowedError, RefusedError."""
    _change("certificate.suspended", by, on, _of_scheme(by, on, certificate), State.SUSPENDED, reason)


@action
def reinstate(*, by: Member, on: datetime, certificate: UUID, reason: str = "") -> None:
    """It holds again. Raises NotFoundError, NotAllowedError, RefusedError."""
    _change("certificate.reinstated", by, on, _of_scheme(by, on, certificate), State.VALID, reason)


@action
def withdraw(*, by: Member, on: datetime, certificate: UUID, reason: str) -> None:
    """It does not hold any more. Raises NotFoundError, NotAllowedError, RefusedError."""
    _change("certificate.withdrawn", by, on, _of_scheme(by, on, certificate), State.WITHDRAWN, reason)


@action
def expire(*, by: System, on: datetime, certificate: UUID) -> None:
    """Its last day is over. Raises NotFoundError; RefusedError when it is not."""
    found = existing(Certificate.objects.filter(pk=certificate).first())
    if found.valid_until >= dutch_day(on):
        raise RefusedError([finding("certificates.not-over", "valid_until")])
    _change("certificate.expired", by, on, found, State.EXPIRED, "")


@action
def show_in_register(*, by: System, on: datetime, certificate: UUID) -> None:
    """Witnesses saw it in the log, so it counts: everybody sees it. Raises NotFoundError; RefusedError before that."""
    found = existing(Certificate.objects.filter(pk=certificate).first())
    if certificate not in not_shown() or not standings([found])[certificate].witnessed:
        raise RefusedError([finding("certificates.not-witnessed", "certificate")])
    _tell(
        "certificate.shown",
        found,
        by=by,
        on=on,
        **show(certificate, held_now(found), on=on, day=dutch_day(on)),
    )


@action
def remind(*, by: System, on: datetime, certificate: UUID) -> None:
    """Write to the holder that it ends in three months; once. Raises NotFoundError, and RefusedError before that."""
    found = existing(Certificate.objects.filter(pk=certificate).first())
    if found.reminded_at or found.state != State.VALID or dutch_day(on) < reminder_day(found.valid_until):
        raise RefusedError([finding("certificates.no-reminder", "valid_until")])
    found.reminded_at = on
    found.save(update_fields=["reminded_at"])
    write_reminder(found, on=on)
    _tell("certificate.reminded", found, by=by, on=on, valid_until=found.valid_until.isoformat())


@action
def publish_list(*, by: System, on: datetime, purpose: Purpose, document: str) -> None:
    """Keep the newest signed list of a purpose. Raises RefusedError when a newer one is there."""
    found = StatusList.objects.filter(purpose=purpose).first() or StatusList(purpose=purpose)
    if found.signed_at is not None and found.signed_at >= on:
        raise RefusedError([finding("certificates.list-there", "purpose", purpose)])
    found.document, found.signed_at = document, on
    found.save()
    record(
        "status.listed",
        by=by,
        on=on,
        subject=f"status:{purpose}",
        organisations=(),
        purpose=purpose,
        **STATUS.fact(found.pk),
    )


@part
def _issued(
    by: Assigned, on: datetime, decision: Decision, *, thirty_plus: bool, earlier: Certificate | None
) -> tuple[Certificate, dict[str, str]]:
    """Entry first, then the certificate: the database refuses it without. With the facts for the event."""
    require_case(by, Permission.DECISION_MAKE, decision.organisation, decision.dossier)
    application = frozen_application(by, decision.dossier)
    if wrong := wrong_with(readiness(by, decision), dutch_day(on), thirty_plus=thirty_plus):
        raise RefusedError(wrong)
    if issued_for(decision.id, thirty_plus=thirty_plus):
        raise RefusedError([finding("certificates.issued-already", "decision")])
    key = uuid.uuid4()
    said = facts_of(key, decision, application.document, thirty_plus=thirty_plus)
    text = canonical_text(signed(said, on=on))
    sha256 = sha256_of(text.encode())
    logged = log_entry("certificate", sha256, subject=f"certificate:{key}", on=on)
    made = Certificate.objects.create(
        id=key,
        scheme=decision.scheme,
        organisation=decision.organisation,
        dossier=decision.dossier,
        decision=decision.id,
        thirty_plus=thirty_plus,
        level=said.level,
        kvk=said.kvk,
        holder=said.holder,
        valid_from=said.valid_from,
        valid_until=said.valid_until,
        credential=text,
        sha256=sha256,
        status_index=said.status_index,
        earlier=earlier,
        issued_at=on,
        issued_by=by.actor_id,
    )
    return made, logged | enter(made.pk, held_of(said))


@part
def _change(kind: str, by: Actor, on: datetime, found: Certificate, state: State, reason: str) -> None:
    if wrong := wrong_with_change(found.state, state, reason):
        raise RefusedError(wrong)
    text, sha256 = change_document(f"urn:uuid:{found.pk}", state, f"{on:%Y-%m-%dT%H:%M:%S.%fZ}")
    logged = log_entry("status", sha256, subject=f"certificate:{found.pk}", on=on)
    Change.objects.create(
        certificate=found,
        state=state,
        reason=reason,
        document=text,
        sha256=sha256,
        changed_at=on,
        changed_by=by.actor_id,
    )
    found.state = state
    found.ended_on = dutch_day(on) if state in {State.SUSPENDED, State.WITHDRAWN} else None
    found.save(update_fields=["state", "ended_on"])
    listed = move(found.pk, STEPS[state], on=on, day=dutch_day(on))
    _tell(kind, found, by=by, on=on, **logged, **listed)


def _of_scheme(by: Member, on: datetime, certificate: UUID) -> Certificate:
    """Raises RefusedError for who is tied to its holder."""
    require(by, Permission.CERTIFICATE_CHANGE, by.organisation)
    found = existing(Certificate.objects.filter(pk=certificate, scheme=by.organisation).first())
    if took_part(by.person, found.organisation, on=on):
        raise RefusedError([finding("certificates.own-holder", "certificate")])
    return found


def _earlier(certificate: UUID, decision: Decision, *, thirty_plus: bool) -> Certificate:
    found = existing(Certificate.objects.filter(pk=certificate, scheme=decision.scheme).first())
    wrong: list[Finding] = wrong_with_earlier(
        found.organisation,
        decision.organisation,
        same_kind=found.thirty_plus == thirty_plus,
        state=found.state,
    )
    if wrong:
        raise RefusedError(wrong)
    return found


def _check_none_in_force(decision: Decision, *, thirty_plus: bool) -> None:
    """Raises RefusedError while the certificate of an earlier decision about the same case holds: it is replaced."""
    if in_force_before(decision).filter(thirty_plus=thirty_plus).exists():
        raise RefusedError([finding("certificates.replace-first", "certificate")])


def _days(made: Certificate) -> dict[str, Fact]:
    return {
        "level": f"{made.level} 30+" if made.thirty_plus else made.level,
        "valid_from": made.valid_from.isoformat(),
        "valid_until": made.valid_until.isoformat(),
    }


@part
def _tell(kind: str, found: Certificate, *, by: Actor, on: datetime, **facts: Fact) -> None:
    concerned = {found.organisation, found.scheme}
    told = {**facts, **CERTIFICATE.fact(found.pk)}
    record(kind, by=by, on=on, subject=f"certificate:{found.pk}", organisations=concerned, **told)
