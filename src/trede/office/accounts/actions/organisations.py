# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Organisations and their entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import queries
from trede.office.accounts.holding import check_seen, hold_role, tell
from trede.office.accounts.models import Entity, Organisation
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.kvk import normal_kvk
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import Administrator
from trede.office.accounts.typed import checked_name
from trede.office.journal.actions import action

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.models import Person


@action
def found_organisation(
    *,
    by: Person,
    on: datetime,
    name: str,
    kvk: str,
    kind: Kind = Kind.EMPLOYER,
    is_demo: bool = False,
) -> Organisation:
    """Register an organisation; who does so becomes its administrator. Raises RefusedError."""
    organisation = Organisation.objects.create(
        name=checked_name(name), kvk=checked_kvk(kvk), kind=kind, created_at=on, is_demo=is_demo
    )
    hold_role(by.pk, organisation.pk, Administrator.key, by=by.actor_id, on=on)
    tell(
        "organisation.founded",
        organisation.pk,
        f"organisation:{organisation.pk}",
        by=by,
        on=on,
        kvk=organisation.kvk,
    )
    return organisation


@action
def change_organisation(*, by: Member, on: datetime, name: str, kvk: str, seen: str) -> None:
    """Change name and KvK number, of which one saw the version ``seen``. Raises RefusedError."""
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    check_seen(seen, queries.organisation(by).version)
    Organisation.objects.filter(pk=by.organisation).update(name=checked_name(name), kvk=checked_kvk(kvk))
    tell("organisation.changed", by.organisation, f"organisation:{by.organisation}", by=by, on=on)


@action
def add_entity(*, by: Member, on: datetime, name: str, kvk: str) -> Entity:
    """Add a part with its own KvK number. Raises RefusedError when the number is wrong or already there."""
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    number = checked_kvk(kvk)
    organisation = queries.organisation(by)
    if number in {organisation.kvk, *(entity.kvk for entity in organisation.entities.all())}:
        raise RefusedError([finding("accounts.kvk-twice", "kvk", number)])
    entity = Entity.objects.create(organisation=organisation, name=checked_name(name), kvk=number)
    tell("entity.added", by.organisation, f"entity:{entity.pk}", by=by, on=on, kvk=number)
    return entity


@action
def remove_entity(*, by: Member, on: datetime, entity: UUID) -> None:
    """Take a part away; measurements that were made keep it. Raises NotFoundError."""
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    found = Entity.objects.filter(organisation=by.organisation, pk=entity).first()
    if found is None:
        raise NotFoundError("There is no such entity.")
    found.delete()
    tell("entity.removed", by.organisation, f"entity:{entity}", by=by, on=on, kvk=found.kvk)


def checked_kvk(text: str) -> str:
    """The number in one form. Raises RefusedError."""
    if (number := normal_kvk(text)) is None:
        raise RefusedError([finding("accounts.kvk-wrong", "kvk", text)])
    return number
