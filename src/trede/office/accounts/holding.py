# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the actions of this room share: holding a role, and telling the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress

from trede.errors import RefusedError
from trede.kernel.findings import finding
from trede.office.accounts.models import Membership, Organisation, Person
from trede.office.accounts.queries import kind_of
from trede.office.accounts.rules.kinds import Kind
from trede.office.accounts.rules.roles import ROLES, Administrator
from trede.office.accounts.states import ORGANISATION
from trede.office.accounts.typed import checked_address, checked_name, checked_organisation
from trede.office.journal.actions import record
from trede.office.journal.parts import part
from trede.office.journal.queries import latest_moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from trede.office.accounts.rules.permissions import Permission
    from trede.office.journal.rules import Actor, Fact


def checked_role(role: str, organisation: UUID, team: UUID | None = None) -> str:
    """A role that exists in this organisation: nobody is an auditor at an employer. Raises RefusedError."""
    if role not in ROLES:
        raise RefusedError([finding("accounts.role-unknown", "role", role)])
    if kind_of(organisation) not in ROLES[role].kinds:
        raise RefusedError([finding("accounts.role-elsewhere", "role", role)])
    if ROLES[role].per_team != (team is not None):
        raise RefusedError([finding("accounts.role-team", "role", role)])
    return role


def free_kvk(kvk: str) -> str:
    """The number. Raises RefusedError when an organisation is registered with it."""
    if Organisation.objects.filter(kvk=kvk).exists():
        raise RefusedError([finding("accounts.kvk-taken", "kvk", kvk)])
    return kvk


def check_seen(seen: str, now: str) -> None:
    """Raises RefusedError when another version stands there than the one that was seen."""
    if seen != now:
        raise RefusedError([finding("accounts.changed-meanwhile", "version")])


@part
def make_person(*, on: datetime, email: str, name: str, language: str, password: str | None = None) -> Person:
    """An account whose address is known to be right. Raises RefusedError."""
    address = checked_address(email)
    if Person.objects.filter(email=address).exists():
        raise RefusedError([finding("accounts.address-taken", "email", address)])
    person = Person(email=address, name=checked_name(name), language=language, joined_at=on)
    person.set_password(password)
    person.save(force_insert=True)
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    return person


@part
def hold_role(
    person: UUID,
    organisation: UUID,
    role: str,
    *,
    by: str,
    on: datetime,
    until: datetime | None = None,
    team: UUID | None = None,
) -> None:
    """One row for each role of a person here, also when it ended and begins again; ``by`` is who gives it."""
    Membership.objects.update_or_create(
        person_id=person,
        organisation_id=organisation,
        role=role,
        team=team,
        defaults={"since": on, "until": until, "given_by": by},
    )


@part
def make_organisation(
    administrator: Person,
    *,
    by: Actor,
    on: datetime,
    name: str,
    kvk: str,
    kind: Kind = Kind.EMPLOYER,
    is_demo: bool = False,
) -> Organisation:
    """An organisation whose number is known to be right and free, with its first administrator. Raises RefusedError."""
    made = Organisation.objects.create(
        name=checked_organisation(name), kvk=kvk, kind=kind, created_at=on, is_demo=is_demo
    )
    hold_role(administrator.pk, made.pk, Administrator.key, by=by.actor_id, on=on)
    return made


def administrators(organisation: UUID, *, on: datetime) -> list[Person]:
    """Of an organisation, who has been so for the longest first."""
    return _with_a_role(organisation, [Administrator.key], on)


def who_may(permission: Permission, organisation: UUID, *, on: datetime) -> list[Person]:
    """Everybody with a role here that allows this, who has it for the longest first."""
    return _with_a_role(
        organisation, [key for key, role in ROLES.items() if permission in role.permissions], on
    )


def _with_a_role(organisation: UUID, roles: Sequence[str], on: datetime) -> list[Person]:
    held = Membership.objects.filter(
        Membership.on(on), organisation=organisation, role__in=roles, team=None, person__is_active=True
    )
    return [*dict.fromkeys(each.person for each in held.select_related("person").order_by("since"))]


@part
def on_our_turn(on: datetime) -> datetime:
    """``on``, or the latest moment of the newest events when that is later: who waited meets what came before."""
    latest = latest_moment()
    return max(on, latest) if latest else on


@part
def tell(kind: str, organisation: UUID, subject: str, *, by: Actor, on: datetime, **facts: Fact) -> None:
    """Record an event of an organisation, when all that changes is written: it tells the state of it."""
    state = ORGANISATION.fact(organisation)
    record(kind, by=by, on=on, subject=subject, organisations=[organisation], **facts, **state)
