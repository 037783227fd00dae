# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What of the report everybody may read: the auditor noted it to be cited, and the employer agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.rules.permissions import Permission
from trede.office.audit.holding import tell
from trede.office.audit.models import Cited, Finding
from trede.office.audit.queries.access import of_employer
from trede.office.audit.queries.citing import stands_granted
from trede.office.audit.rules.tested import Kind
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.members import Member
    from trede.office.audit.models import Case


@action
def publish_passage(*, by: Member, on: datetime, case: UUID, passage: UUID) -> None:
    """Let everybody read a citable finding of the report, beside the row in the register.

    Raises NotFoundError for what is none; RefusedError before a level was granted, and for what is public already.
    """
    found = of_employer(by, Permission.AUDIT_ANSWER, case)
    text = _passage(found, passage)
    if not stands_granted(found):
        raise RefusedError([finding("audit.nothing-granted", "passage")])
    if Cited.objects.filter(finding=text).exists():
        raise RefusedError([finding("audit.passage-public", "passage")])
    Cited.objects.create(case=found, finding=text, agreed_at=on, agreed_by=by.actor_id)
    tell("passage.published", found, by=by, on=on, finding=str(passage))


@action
def take_passage_back(*, by: Member, on: datetime, case: UUID, passage: UUID) -> None:
    """Let nobody read it there any more. Raises NotFoundError; RefusedError for what is not public."""
    found = of_employer(by, Permission.AUDIT_ANSWER, case)
    there = Cited.objects.filter(case=found, finding=_passage(found, passage)).first()
    if there is None:
        raise RefusedError([finding("audit.passage-not-public", "passage")])
    there.delete()
    tell("passage.taken-back", found, by=by, on=on, finding=str(passage))


def _passage(case: Case, passage: UUID) -> Finding:
    found = Finding.objects.filter(pk=passage, case=case, kind=Kind.CITABLE).first()
    if found is None:
        raise NotFoundError("There is no such passage.")
    return found
