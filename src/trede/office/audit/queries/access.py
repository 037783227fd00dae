# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A case within the organisation of who asks, or within what is open to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.office.accounts.rules.assignments import Assigned, require_case
from trede.office.accounts.rules.members import Member, require
from trede.office.audit.models import Case

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.accounts.rules.permissions import Permission


def of_employer(by: Member, permission: Permission, case: UUID) -> Case:
    """The case of who works at the employer. Raises NotFoundError, NotAllowedError."""
    require(by, permission, by.organisation)
    return _found(Case.objects.filter(pk=case, organisation=by.organisation).first())


def of_body(by: Member, permission: Permission, case: UUID) -> Case:
    """The case of who works at the certifying body. Raises NotFoundError, NotAllowedError."""
    require(by, permission, by.organisation)
    return _found(Case.objects.filter(pk=case, body=by.organisation).first())


def of_scheme(by: Member, permission: Permission, case: UUID) -> Case:
    """The case of who works at the scheme that it was handed over to. Raises NotFoundError, NotAllowedError."""
    require(by, permission, by.organisation)
    return _found(Case.objects.filter(pk=case, scheme=by.organisation).first())


def of_assigned(by: Assigned, permission: Permission, case: UUID) -> Case:
    """The case that somebody declared to have no interest in. Raises NotFoundError, NotAllowedError."""
    if not isinstance(by, Assigned):
        raise NotFoundError("There is no such case.")
    found = _found(Case.objects.filter(pk=case, organisation=by.organisation, dossier=by.case).first())
    require_case(by, permission, found.organisation, found.dossier)
    if by.home not in {found.body, found.scheme}:
        raise NotFoundError("There is no such case.")
    return found


def _found(case: Case | None) -> Case:
    if case is None:
        raise NotFoundError("There is no such case.")
    return case
