# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Handing in: a test application as often as wanted, and the definitive one, after which nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import RefusedError
from trede.kernel.findings import errors, finding
from trede.office.accounts import queries as accounts
from trede.office.accounts.rules.members import require
from trede.office.accounts.rules.permissions import Permission
from trede.office.dossier.holding import tell, to_change
from trede.office.dossier.letters import write_that_signed
from trede.office.dossier.models import Application, Dossier
from trede.office.dossier.queries import to_freeze, what_is_missing
from trede.office.journal.actions import action
from trede.office.journal.parts import part
from trede.office.log.parts import log_entry

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member


@action
def hand_in_test(*, by: Member, on: datetime, dossier: UUID) -> Application:
    """Keep the dossier as it is now as a test application; it binds to nothing and may be incomplete.

    Raises NotFoundError, and RefusedError when there is no measurement yet.
    """
    require(by, Permission.APPLICATION_TEST, by.organisation)
    found = to_change(by, dossier)
    found.stage = Dossier.Stage.TEST
    found.save(update_fields=["stage"])
    made = _add(by, on, found, Application.Kind.TEST)
    tell("application.tested", found, by=by, on=on, made=made, sha256=made.sha256)
    return made


@action
def hand_in(*, by: Member, on: datetime, dossier: UUID, seen_sha256: str) -> Application:
    """Sign and hand in the definitive application: exactly the document whose checksum the signing page showed.

    Its seal goes into the public log, so that nobody could know which rows will be asked for when it was signed.
    Raises NotFoundError; RefusedError when something is missing or the dossier changed after that page was opened.
    """
    require(by, Permission.APPLICATION_SIGN, by.organisation)
    found = to_change(by, dossier)
    if wrong := errors(what_is_missing(by, dossier, on=on)):
        raise RefusedError(wrong)
    shown = to_freeze(by, dossier)
    if shown.sha256 != seen_sha256:
        raise RefusedError([finding("dossier.signed-text-changed", "sha256")])
    found.stage = Dossier.Stage.DEFINITIVE
    found.save(update_fields=["stage"])
    made = _add(by, on, found, Application.Kind.DEFINITIVE)
    logged = log_entry("seal", shown.document["seal"]["root"], subject=f"application:{made.pk}", on=on)
    told = {"sha256": made.sha256, "level": found.wanted_level, **logged}
    tell("application.handed-in", found, by=by, on=on, made=made, **told)
    write_that_signed(accounts.person(by.person), made)
    return made


@part
def _add(by: Member, on: datetime, dossier: Dossier, kind: Application.Kind) -> Application:
    document = to_freeze(by, dossier.pk)
    return Application.objects.create(
        dossier=dossier,
        kind=kind,
        document=document.text,
        sha256=document.sha256,
        handed_in_at=on,
        handed_in_by=by.actor_id,
    )
