# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the register says of a certificate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trede.kernel.days import dutch_day
from trede.office.certificates.queries import changes_of, checkpoint_of, credential_of
from trede.office.certificates.rules import State
from trede.office.register.queries import confirmed_sector
from trede.office.register.rules import Gap, Held, Step
from trede.proofs.certificates import read_certificate

if TYPE_CHECKING:
    from datetime import date

    from trede.office.certificates.models import Certificate
    from trede.proofs.certificate_facts import CertificateFacts

STEPS = {
    State.VALID: Step.REINSTATED,
    State.SUSPENDED: Step.SUSPENDED,
    State.WITHDRAWN: Step.WITHDRAWN,
    State.EXPIRED: Step.EXPIRED,
}
"""What the register calls what brought a certificate in this state."""


def held_of(said: CertificateFacts) -> Held:
    """As it was issued, with the sector that an auditor confirmed."""
    return Held(
        said.kvk,
        said.holder,
        "",
        said.level,
        said.valid_from,
        said.valid_until,
        thirty_plus=said.thirty_plus,
        entities=tuple((kvk, name) for kvk, name in said.scope.items() if kvk != said.kvk),
        places=tuple(said.places),
        sector=confirmed_sector(said.kvk),
    )


def changed(held: Held, state: State, day: date) -> Held:
    """After a change of its certificate on a day."""
    if state == State.SUSPENDED:
        return replace(held, gaps=(*held.gaps, Gap(day)))
    if state == State.VALID and held.gaps:
        return replace(held, gaps=(*held.gaps[:-1], replace(held.gaps[-1], end=day)))
    return replace(held, ended_on=day) if state == State.WITHDRAWN else held


def held_now(certificate: Certificate) -> Held:
    """With everything that happened to it since. Raises AlteredError when it is no longer what was issued."""
    held = held_of(read_certificate(credential_of(certificate)))
    for change in changes_of(certificate):
        held = changed(held, State(change.state), dutch_day(change.changed_at))
    if certificate.state == State.REPLACED:  # of that no change is kept, only the day
        held = replace(held, ended_on=certificate.ended_on, replaced=True)
    return held


def counts_on(certificate: Certificate, day: date) -> bool:
    """Whether it holds on a day: logged and witnessed, within its days, not suspended on it and not ended by then."""
    return held_now(certificate).on(day) and checkpoint_of(certificate) is not None
