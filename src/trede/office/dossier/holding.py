# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How the actions of this room get hold of a dossier, and tell the journal about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.states import LINKS
from trede.office.dossier.models import Dossier, Measurement
from trede.office.dossier.states import APPLICATION, DOSSIER, MEASUREMENT
from trede.office.journal.actions import record
from trede.office.journal.parts import part

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.links import LinkHolder
    from trede.office.accounts.rules.members import Member
    from trede.office.dossier.models import Application
    from trede.office.journal.rules import Actor, Fact


def to_find(by: Member, dossier: UUID) -> Dossier:
    """The dossier, frozen or not. Raises NotFoundError when it is not in this organisation."""
    found = Dossier.objects.filter(organisation=by.organisation, pk=dossier).first()
    if found is None:
        raise NotFoundError("There is no such dossier.")
    return found


@part
def to_change(by: Member | LinkHolder, dossier: UUID) -> Dossier:
    """The dossier as it is within an action, where nobody else writes: it is not handed in meanwhile.

    Raises NotFoundError when it is not in this organisation, RefusedError when it is frozen.
    """
    found = Dossier.objects.filter(organisation=by.organisation, pk=dossier).first()
    if found is None:
        raise NotFoundError("There is no such dossier.")
    if found.stage == Dossier.Stage.DEFINITIVE:
        raise RefusedError([finding("dossier.frozen", "dossier")])
    return found


def check_seen(seen: str, now: str) -> None:
    """Raises RefusedError when another version stands there than the one that was seen."""
    if seen != now:
        raise RefusedError([finding("dossier.changed-by-another", "version")])


@part
def tell(
    kind: str,
    dossier: Dossier,
    *,
    by: Actor,
    on: datetime,
    made: Measurement | Application | None = None,
    **facts: Fact,
) -> None:
    """Record an event about this dossier, when all that changes is written: it tells the state of it.

    ``made`` is what was added for good by the same action.
    """
    states = DOSSIER.fact(dossier.pk) | LINKS.fact(dossier.pk)
    if made:
        states |= (MEASUREMENT if isinstance(made, Measurement) else APPLICATION).fact(made.pk)
    subject, concerned = f"dossier:{dossier.pk}", [dossier.organisation]
    record(kind, by=by, on=on, subject=subject, organisations=concerned, **facts, **states)
