# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes: each in one transaction, by somebody, at a moment, with one event in the journal."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import queries
from trede.office.accounts.encryption import renew_second_factors
from trede.office.accounts.models import Entity, Invitation, LoginLink, Membership, Organisation, Person
from trede.office.accounts.post import forget_letters, invitation_letter
from trede.office.accounts.rules.addresses import normal
from trede.office.accounts.rules.kvk import normal_kvk
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import ROLES, Administrator
from trede.office.accounts.rules.tokens import TOKEN_BYTES, token_checksum
from trede.office.journal.actions import action, record

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.journal.rules import Actor, Fact, System

INVITATION_HOLDS = timedelta(days=14)
INVITATIONS_A_DAY = 50
"""Of one organisation: enough for a large one on its first day, too few to send mail to everybody with."""
LOGIN_LINK_HOLDS = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation and the token for its link, which is kept nowhere."""

    invitation: Invitation
    token: str


@action
def sign_up(
    *, by: Actor, on: datetime, email: str, name: str, language: str = "nl", password: str | None = None
) -> Person:
    """Make an account whose address is known to be right; people who come by themselves prove theirs.

    Without a password one logs in by a link until a passkey is set.
    """
    person = Person(email=normal(email), name=name.strip(), language=language, joined_at=on)
    person.set_password(password)
    person.save(force_insert=True)
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    record("person.signed-up", by=by, on=on, subject=person.actor_id, person=person.actor_id)
    return person


@action
def change_person(*, by: Person, on: datetime, name: str, language: str) -> None:
    """Change one's own name and language."""
    by.name, by.language = name.strip(), language
    by.save(update_fields=["name", "language"])
    record("person.changed", by=by, on=on, subject=by.actor_id)


@action
def note(kind: str, *, by: Person, on: datetime) -> None:
    """Record what a person did in the log-in part, which keeps its own tables."""
    record(kind, by=by, on=on, subject=by.actor_id)


@action
def found_organisation(
    *,
    by: Person,
    on: datetime,
    name: str,
    kvk: str,
    kind: Organisation.Kind = Organisation.Kind.EMPLOYER,
    is_demo: bool = False,
) -> Organisation:
    """Register an organisation; who does so becomes its administrator. Raises RefusedError."""
    organisation = Organisation.objects.create(
        name=name.strip(), kvk=checked_kvk(kvk), kind=kind, created_at=on, is_demo=is_demo
    )
    Membership.objects.create(person=by, organisation=organisation, role=Administrator.key, since=on)
    _tell(
        "organisation.founded",
        organisation.pk,
        f"organisation:{organisation.pk}",
        by=by,
        on=on,
        kvk=organisation.kvk,
    )
    return organisation


@action
def change_organisation(*, by: Member, on: datetime, name: str, kvk: str) -> None:
    """Change name and KvK number. Raises RefusedError."""
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    Organisation.objects.filter(pk=by.organisation).update(name=name.strip(), kvk=checked_kvk(kvk))
    _tell("organisation.changed", by.organisation, f"organisation:{by.organisation}", by=by, on=on)


@action
def add_entity(*, by: Member, on: datetime, name: str, kvk: str) -> Entity:
    """Add a part with its own KvK number. Raises RefusedError when the number is wrong or already there."""
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    number = checked_kvk(kvk)
    organisation = queries.organisation(by)
    if number in {organisation.kvk, *(entity.kvk for entity in organisation.entities.all())}:
        raise RefusedError([finding("accounts.kvk-twice", "kvk", number)])
    entity = Entity.objects.create(organisation=organisation, name=name.strip(), kvk=number)
    _tell("entity.added", by.organisation, f"entity:{entity.pk}", by=by, on=on, kvk=number)
    return entity


@action
def remove_entity(*, by: Member, on: datetime, entity: UUID) -> None:
    """Take a part away; measurements that were made keep it. Raises NotFoundError."""
    require(by, Permission.ORGANISATION_EDIT, by.organisation)
    found = Entity.objects.filter(organisation=by.organisation, pk=entity).first()
    if found is None:
        raise NotFoundError("There is no such entity.")
    found.delete()
    _tell("entity.removed", by.organisation, f"entity:{entity}", by=by, on=on, kvk=found.kvk)


@action
def invite(*, by: Member, on: datetime, email: str, role: str) -> Sent:
    """Ask somebody to take a role; the caller sends the link. Raises RefusedError."""
    require(by, Permission.PEOPLE_MANAGE, by.organisation)
    _check_not_too_often(by, on, normal(email), role)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        organisation_id=by.organisation,
        email=normal(email),
        role=checked_role(role),
        token_sha256=token_checksum(token),
        invited_by=by.actor_id,
        invited_at=on,
        expires_at=on + INVITATION_HOLDS,
    )
    _tell_of_invitation("invitation.sent", invitation, by=by, on=on)
    return Sent(invitation, token)


@action
def withdraw_invitation(*, by: Member, on: datetime, invitation: UUID) -> None:
    """Make an open invitation useless and forget the address. Raises NotFoundError."""
    require(by, Permission.PEOPLE_MANAGE, by.organisation)
    found = next((each for each in queries.open_invitations(by, on=on) if each.pk == invitation), None)
    if found is None:
        raise NotFoundError("There is no such open invitation.")
    found.withdrawn_at, found.email = on, ""
    found.save(update_fields=["withdrawn_at", "email"])
    forget_letters(invitation_letter(found.pk))
    _tell_of_invitation("invitation.withdrawn", found, by=by, on=on)


@action
def accept_invitation(*, by: Person, on: datetime, token: str) -> Organisation:
    """Take the role. Raises NotFoundError, and RefusedError when it was for another address."""
    invitation = queries.invitation_by_token(token, on=on)
    if invitation.email != by.email:
        raise RefusedError([finding("accounts.invitation-for-another", "email")])
    if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(accepted_at=on, email=""):
        raise NotFoundError("This invitation was just used.")
    _hold(by.pk, invitation.organisation_id, invitation.role, on)
    _tell_of_invitation("invitation.accepted", invitation, by=by, on=on)
    return invitation.organisation


@action
def give_role(*, by: Member, on: datetime, person: UUID, role: str, until: datetime | None = None) -> None:
    """Give a colleague one more role, or the same one until another moment. Raises NotFoundError, RefusedError."""
    require(by, Permission.PEOPLE_MANAGE, by.organisation)
    queries.member(person, by.organisation, on=on)
    _hold(person, by.organisation, checked_role(role), on, until)
    _tell_of_role("role.given", person, role, by=by, on=on)


@action
def take_role(*, by: Member, on: datetime, person: UUID, role: str) -> None:
    """End a role from this moment.

    Raises NotFoundError when it is not held, RefusedError for the last administrator.
    """
    require(by, Permission.PEOPLE_MANAGE, by.organisation)
    # Of two administrators who take each other's role at once, the second must see what the first did.
    Organisation.objects.select_for_update().get(pk=by.organisation)
    held = Membership.objects.filter(Membership.on(on), organisation=by.organisation)
    mine = held.filter(person=person, role=role)
    if not mine:
        raise NotFoundError("This person does not have this role.")
    lasting = held.filter(role=Administrator.key, until=None).exclude(person=person)
    if role == Administrator.key and not lasting:
        raise RefusedError([finding("accounts.last-administrator", "role")])
    mine.update(until=on)
    _tell_of_role("role.taken", person, role, by=by, on=on)


@action
def make_login_link(*, by: System, on: datetime, person: UUID | None = None) -> str:
    """The token of a link that logs in once: a person, or whoever will be the first administrator."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = LoginLink.objects.create(
        person_id=person,
        token_sha256=token_checksum(token),
        made_at=on,
        expires_at=on + LOGIN_LINK_HOLDS,
    )
    record("login-link.made", by=by, on=on, subject=f"login-link:{link.pk}")
    return token


@action
def use_login_link(*, by: Person, on: datetime, token: str) -> None:
    """Make the link useless from now on. Raises NotFoundError when it no longer works or is for another."""
    link = queries.login_link_by_token(token, on=on)
    if link.person_id not in {None, by.pk}:
        raise NotFoundError("This link is for somebody else.")
    if not LoginLink.objects.filter(pk=link.pk, used_at=None).update(used_at=on, person=by):
        raise NotFoundError("This link was just used.")
    record("login-link.used", by=by, on=on, subject=f"login-link:{link.pk}")


@action
def tidy(*, by: System, on: datetime) -> None:
    """Forget the addresses of invitations that ended, and links that can no longer be used; use the newest key."""
    renew_second_factors()
    ended = Invitation.objects.filter(expires_at__lte=on, accepted_at=None).exclude(email="")
    forgotten = ended.update(email="")
    removed, _ = LoginLink.objects.filter(expires_at__lte=on).delete()
    record("accounts.tidied", by=by, on=on, subject="accounts:all", forgotten=forgotten, removed=removed)


def _check_not_too_often(by: Member, on: datetime, email: str, role: str) -> None:
    """Mail goes to whoever somebody types in, so it is bounded. Raises RefusedError."""
    if any((each.email, each.role) == (email, role) for each in queries.open_invitations(by, on=on)):
        raise RefusedError([finding("accounts.invited-already", "email", email)])
    today = Invitation.objects.filter(organisation=by.organisation, invited_at__gt=on - timedelta(days=1))
    if today.count() >= INVITATIONS_A_DAY:
        raise RefusedError([finding("accounts.too-many-invitations", "email", INVITATIONS_A_DAY)])


def checked_kvk(text: str) -> str:
    """The number in one form. Raises RefusedError."""
    if (number := normal_kvk(text)) is None:
        raise RefusedError([finding("accounts.kvk-wrong", "kvk", text)])
    return number


def checked_role(role: str) -> str:
    """A role that exists. Raises RefusedError."""
    if role not in ROLES:
        raise RefusedError([finding("accounts.role-unknown", "role", role)])
    return role


def _hold(person: UUID, organisation: UUID, role: str, on: datetime, until: datetime | None = None) -> None:
    """One row for each role of a person here, also when it ended and begins again."""
    Membership.objects.update_or_create(
        person_id=person, organisation_id=organisation, role=role, defaults={"since": on, "until": until}
    )


def _tell(kind: str, organisation: UUID, subject: str, *, by: Actor, on: datetime, **facts: Fact) -> None:
    """Record an event of an organisation."""
    record(kind, by=by, on=on, subject=subject, organisation=organisation, **facts)


def _tell_of_invitation(kind: str, invitation: Invitation, *, by: Actor, on: datetime) -> None:
    subject = f"invitation:{invitation.pk}"
    _tell(kind, invitation.organisation_id, subject, by=by, on=on, role=invitation.role)


def _tell_of_role(kind: str, person: UUID, role: str, *, by: Member, on: datetime) -> None:
    subject = f"person:{person}"
    _tell(kind, by.organisation, subject, by=by, on=on, person=subject, role=role)
