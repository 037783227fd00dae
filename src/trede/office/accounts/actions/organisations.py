# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Organisations and their entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import queries
from trede.office.accounts.holding import administrators, check_seen, free_kvk, make_organisation, tell
from trede.office.accounts.letters import write_asked_for
from trede.office.accounts.models import Entity, Membership, Organisation
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.kvk import normal_kvk
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import Administrator
from trede.office.accounts.typed import checked_organisation
from trede.office.journal.actions import action
from trede.office.post.allowance import spend

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.models import Person

ORGANISATIONS_OF_A_PERSON = 10
"""That somebody is or was administrator of: enough for a group of firms, too few to send mail in many names."""
ADMINISTRATORS_WRITTEN_TO = 3


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
    """Register an organisation; who does so becomes its administrator.

    Raises RefusedError, also when its number is registered already (``accounts.kvk-taken``; see ``ask_to_join``)
    and for one organisation too many of one person.
    """
    number = free_kvk(checked_kvk(kvk))
    ever = Membership.objects.filter(person=by, role=Administrator.key)
    if ever.values("organisation").distinct().count() >= ORGANISATIONS_OF_A_PERSON:
        raise RefusedError([finding("accounts.too-many-organisations", "kvk", ORGANISATIONS_OF_A_PERSON)])
    organisation = make_organisation(by, by=by, on=on, name=name, kvk=number, kind=kind, is_demo=is_demo)
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
def ask_to_join(*, by: Person, on: datetime, kvk: str) -> None:
    """Write to the administrators of the organisation with this number that somebody wanted to register it.

    Raises NotFoundError when nobody registered it, RefusedError when they were written to often enough.
    """
    organisation = Organisation.objects.filter(kvk=checked_kvk(kvk)).order_by("created_at").first()
    if organisation is None:
        raise NotFoundError("No organisation has this number.")
    for each in administrators(organisation.pk, on=on)[:ADMINISTRATORS_WRITTEN_TO]:
        spend(sender=by.actor_id, address=each.email, on=on)
        write_asked_for(organisation, each, by)
    tell("organisation.asked-for", organisation.pk, f"organisation:{organisation.pk}", by=by, on=on)


@action
def change_organisation(*, by: Member, on: datetime, name: str, kvk: str, seen: str) -> None:
    """Change name and KvK number, of which one saw the version ``seen``. Raises RefusedError."""
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    organisation = queries.organisation(by)
    check_seen(seen, organisation.version)
    if (number := checked_kvk(kvk)) != organisation.kvk:
        free_kvk(number)
    Organisation.objects.filter(pk=by.organisation).update(name=checked_organisation(name), kvk=number)
    tell("organisation.changed", by.organisation, f"organisation:{by.organisation}", by=by, on=on)


@action
def add_entity(*, by: Member, on: datetime, name: str, kvk: str) -> Entity:
    """Add a part with its own KvK number. Raises RefusedError when the number is wrong or already there."""
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    number = checked_kvk(kvk)
    organisation = queries.organisation(by)
    if number in {organisation.kvk, *(entity.kvk for entity in organisation.entities.all())}:
        raise RefusedError([finding("accounts.kvk-twice", "kvk", number)])
    entity = Entity.objects.create(organisation=organisation, name=checked_organisation(name), kvk=number)
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
