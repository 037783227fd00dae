# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reads. What belongs to an organisation is only ever looked up within that organisation."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import CharField, Q, Value
from django.utils.translation import gettext as _

from trede.errors import NotFoundError
from trede.office.accounts.models import (
    Assignment,
    Invitation,
    LoginLink,
    Membership,
    Organisation,
    Person,
    PurposeLink,
)
from trede.office.accounts.rules.addresses import is_nobodys, mailbox
from trede.office.accounts.rules.assignments import Assigned, can_be_assigned
from trede.office.accounts.rules.kinds import JUDGES, Kind
from trede.office.accounts.rules.links import LinkHolder, Purpose
from trede.office.accounts.rules.members import Member
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.roles import ROLES
from trede.office.accounts.rules.tokens import token_checksum

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from django.db.models import QuerySet


TIES_LAST = timedelta(days=731)
"""How long who took part somewhere is tied to it, whatever they declare."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member as a list of people shows it."""

    person: UUID
    name: str
    email: str
    roles: tuple[str, ...]
    until: datetime | None


def member(person: UUID, organisation: UUID, *, on: datetime) -> Member:
    """This person in this organisation.

    Raises NotFoundError when there is no such organisation or the person has no role in it: who asks cannot
    tell the two apart.
    """
    held = Membership.objects.filter(
        Membership.on(on), person=person, organisation=organisation, person__is_active=True
    ).values_list("role", "team", "organisation__kind")
    if not held:
        raise NotFoundError("There is no such organisation, or you have no role in it.")
    whole = frozenset(role for role, team, _kind in held if team is None)
    teams = frozenset((role, team) for role, team, _kind in held if team)
    return Member(person, organisation, whole, teams, Kind(held[0][2]))


def assigned(person: UUID, organisation: UUID, case: UUID, *, on: datetime) -> Assigned:
    """This person in this case of another organisation, with what their assignments allow at this moment.

    An assignment counts while the person has a role at home that can be assigned this. Raises NotFoundError when
    none does.
    """
    found = Assignment.objects.filter(
        Assignment.on(on), person=person, organisation=organisation, case=case
    ).order_by("since")
    homes = {each.home_id for each in found}
    for home in homes:
        with suppress(NotFoundError):
            roles = member(person, home, on=on).roles
            given = (Permission(each.permission) for each in found if each.home_id == home)
            allowed = frozenset(each for each in given if can_be_assigned(each, roles))
            if allowed:
                return Assigned(person, home, organisation, case, allowed)
    raise NotFoundError("There is no such case, or it is not assigned to you.")


def where_can_be_assigned(person: UUID, permission: Permission, *, on: datetime, beside: UUID) -> UUID | None:
    """Where somebody works, with a role that can be given this in a case of ``beside``; None: nowhere else."""
    for home in organisations_of(person, on=on):
        if home.pk != beside and can_be_assigned(permission, member(person, home.pk, on=on).roles):
            return home.pk
    return None


def assigned_cases(by: Member, permission: Permission, *, on: datetime) -> list[Assigned]:
    """The cases of other organisations in which this member may do this now, who was given it first first."""
    mine = Assignment.objects.filter(
        Assignment.on(on), person=by.person, home=by.organisation, permission=permission.value
    )
    found = mine.order_by("since", "id").values_list("organisation", "case")
    return [assigned(by.person, organisation, case, on=on) for organisation, case in dict.fromkeys(found)]


def ended_cases(
    by: Member, permission: Permission, *, on: datetime, after: datetime
) -> dict[UUID, tuple[UUID, datetime]]:
    """The cases in which this member could do this until a moment later than ``after``, and no longer: of which
    organisation, and until when; the latest first.
    """
    mine = Assignment.objects.filter(person=by.person, home=by.organisation, permission=permission.value)
    now = mine.filter(until__gt=on).values("case")
    over = mine.filter(until__lte=on, until__gt=after).exclude(case__in=now)
    found = over.order_by("until", "id").values_list("case", "organisation", "until")
    latest = {case: (organisation, until) for case, organisation, until in found}
    return dict(reversed(latest.items()))


def assignments_of(by: Member | LinkHolder, case: UUID, *, on: datetime) -> list[Assignment]:
    """Who of another organisation may do what in this case of ours, from now on; oldest first."""
    ours = Assignment.objects.filter(organisation=by.organisation, case=case, until__gt=on)
    return list(ours.select_related("person", "home").order_by("since", "id"))


def assignment_of(by: Member, case: UUID, assignment: UUID) -> Assignment:
    """One of them, also when it is over. Raises NotFoundError."""
    ours = Assignment.objects.filter(organisation=by.organisation, case=case, pk=assignment)
    found = ours.select_related("person", "home").first()
    if found is None:
        raise NotFoundError("There is no such assignment.")
    return found


def link_holder(token: str, purpose: Purpose, *, on: datetime) -> LinkHolder:
    """Whoever has this link in hand. Raises NotFoundError when it is for something else, revoked or too old."""
    found = PurposeLink.objects.filter(
        token_sha256=token_checksum(token), purpose=purpose, revoked_at=None, expires_at__gt=on
    ).first()
    if found is None:
        raise NotFoundError("This link does not exist or can no longer be used.")
    return LinkHolder(found.pk, purpose, found.organisation_id, found.case, found.topic)


def check_link_works(by: LinkHolder, *, on: datetime) -> None:
    """Whether the link was not taken back since; within an action. Raises NotFoundError."""
    if not PurposeLink.objects.filter(pk=by.link, revoked_at=None, expires_at__gt=on).exists():
        raise NotFoundError("This link can no longer be used.")


def links_of(by: Member, case: UUID, *, on: datetime) -> list[PurposeLink]:
    """The links that work in this case of ours, newest first."""
    ours = PurposeLink.objects.filter(
        organisation=by.organisation, case=case, revoked_at=None, expires_at__gt=on
    )
    return list(ours.order_by("-given_at", "id"))


def person(person: UUID) -> Person:
    """Somebody with an account. Raises NotFoundError."""
    found = Person.objects.filter(pk=person).first()
    if found is None:
        raise NotFoundError("There is no such person.")
    return found


def name_of(person: UUID) -> str:
    """The name as people of other organisations read it too: never the address. Raises NotFoundError."""
    found = Person.objects.filter(pk=person).values_list("name", "email").first()
    if found is None:
        raise NotFoundError("There is no such person.")
    name, email = found
    return _("iemand die hier niet meer is") if is_nobodys(email) else name or _("iemand zonder naam")


def nobody_yet() -> bool:
    """Whether no account was made here."""
    return not Person.objects.exists()


def organisations_of(person: UUID, *, on: datetime) -> list[Organisation]:
    """The organisations in which somebody has a role, by name."""
    mine = Membership.objects.filter(Membership.on(on), person=person).values("organisation")
    return list(Organisation.objects.filter(pk__in=mine).order_by("name", "id"))


def kind_of(organisation: UUID) -> Kind:
    """What an organisation is in the scheme."""
    return Kind(Organisation.objects.values_list("kind", flat=True).get(pk=organisation))


def is_kind(organisation: UUID, kind: Kind) -> bool:
    """Whether there is such an organisation, and it is of this kind."""
    return Organisation.objects.filter(pk=organisation, kind=kind).exists()


def names_of_kind(kind: Kind, *, beside: UUID | None = None) -> dict[UUID, str]:
    """Every organisation of this kind: id to name, by name. With ``beside`` those of the demo, or the others, as that
    organisation is.
    """
    found = Organisation.objects.filter(kind=kind)
    if beside:
        found = found.filter(is_demo=Organisation.objects.filter(pk=beside, is_demo=True).exists())
    return dict(found.order_by("name", "id").values_list("pk", "name"))


def employer_with(kvk: str) -> Organisation | None:
    """The employer that is registered with this KvK number and was not closed, or None."""
    found = _lasting().filter(kvk=kvk, kind=Kind.EMPLOYER)
    return found.order_by("created_at").first()


def not_closed(organisations: Iterable[UUID]) -> set[UUID]:
    """Those of them in which somebody still works."""
    return set(_lasting().filter(pk__in=set(organisations)).values_list("pk", flat=True))


def _lasting() -> QuerySet[Organisation]:
    """Who administers does so without an end."""
    held = Membership.objects.filter(until=None).values("organisation")
    return Organisation.objects.filter(pk__in=held)


def organisations_there() -> tuple[int, int]:
    """How many organisations there are, and how many memberships last: who closed one has none in it any more."""
    return Organisation.objects.count(), Membership.objects.filter(until=None).count()


def organisation_names(organisations: Iterable[UUID]) -> dict[UUID, str]:
    """Id to name, for who is at work with these."""
    return dict(Organisation.objects.filter(pk__in=set(organisations)).values_list("pk", "name"))


def scheme_beside(organisation: UUID) -> UUID | None:
    """The organisation that decides about certificates: the first; for one of the demo that of the demo. Or None."""
    demo = Organisation.objects.filter(pk=organisation, is_demo=True).exists()
    schemes = Organisation.objects.filter(kind=Kind.SCHEME, is_demo=demo)
    return schemes.order_by("created_at").values_list("pk", flat=True).first()


def took_part(person: UUID, organisation: UUID, *, on: datetime) -> bool:
    """Whether somebody has a role here or helps here from elsewhere, or did in the last two years: then they do not
    judge it. With whatever account: see ``accounts_of``.
    """
    lasted = Q(until__gt=on - TIES_LAST)
    them = {"person__in": accounts_of(person), "organisation": organisation}
    held, helped = Membership.objects.filter(**them), Assignment.objects.filter(**them)
    helped = helped.exclude(home__kind__in=JUDGES)
    return held.filter(Q(until=None) | lasted).exists() or helped.filter(lasted).exists()


def accounts_of(person: UUID) -> set[UUID]:
    """Every account whose letters arrive where this one's do: somebody can have more than one. With this one."""
    email = Person.objects.filter(pk=person).values_list("email", flat=True).first() or ""
    before, _, domain = (own := mailbox(email)).rpartition("@")
    near = Person.objects.filter(email__startswith=before, email__endswith=f"@{domain}")
    return {person, *(key for key, each in near.values_list("pk", "email") if mailbox(each) == own)}


def organisation(by: Member | Assigned) -> Organisation:
    """The organisation that somebody works in."""
    return Organisation.objects.prefetch_related("entities").get(pk=by.organisation)


def colleagues(by: Member, *, on: datetime) -> list[Colleague]:
    """Everybody with a role in the organisation, by name."""
    held = Membership.objects.filter(Membership.on(on), organisation=by.organisation).select_related("person")
    roles: dict[Person, list[Membership]] = {}
    for membership in held.order_by("person__name", "person__email", "role"):
        roles.setdefault(membership.person, []).append(membership)
    return [
        Colleague(
            person.pk,
            shown_to(by, person.name, person.email),
            person.email,
            tuple(each.role for each in mine),
            _end(mine),
        )
        for person, mine in roles.items()
    ]


def _end(memberships: Sequence[Membership]) -> datetime | None:
    """The last day of all roles together; None when one has no end."""
    ends = [membership.until for membership in memberships]
    return None if None in ends else max(end for end in ends if end)


def is_self_appointed(by: Member) -> bool:
    """Whether a role with which this person signs or decides was given to them by themselves."""
    deciding = [role for role in by.roles if ROLES[role].decides]
    mine = Membership.objects.filter(person=by.person, organisation=by.organisation, role__in=deciding)
    return bool(deciding) and mine.filter(given_by=by.actor_id).exists()


def is_alone(by: Member, *, on: datetime) -> bool:
    """Whether nobody else has a role here."""
    held = Membership.objects.filter(Membership.on(on), organisation=by.organisation, person__is_active=True)
    return not held.exclude(person=by.person).exists()


def open_invitations(by: Member, *, on: datetime) -> list[Invitation]:
    """Those that can still be accepted, oldest first."""
    waiting = Invitation.objects.filter(
        organisation=by.organisation, accepted_at=None, withdrawn_at=None, expires_at__gt=on
    )
    return list(waiting.order_by("invited_at"))


def invitation_by_token(token: str, *, on: datetime) -> Invitation:
    """The invitation that this link belongs to.

    Raises NotFoundError when there is none, or it was used, withdrawn or is too old.
    """
    waiting = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=on)
    found = waiting.filter(token_sha256=token_checksum(token)).select_related("organisation").first()
    if found is None:
        raise NotFoundError("This invitation does not exist or can no longer be used.")
    return found


def login_link_by_token(token: str, *, on: datetime) -> LoginLink:
    """The unused link with this token.

    Raises NotFoundError when there is none, it was used or is too old, or it is for the first account and there is
    one by now.
    """
    found = LoginLink.objects.filter(token_sha256=token_checksum(token), used_at=None, expires_at__gt=on)
    link = found.select_related("person").first()
    if link is None or (link.person_id is None and not nobody_yet()):
        raise NotFoundError("This link does not exist or can no longer be used.")
    return link


def names_in(by: Member) -> dict[str, str]:
    """``person:<id>`` or ``link:<id>`` to the name, for who ever had a role or a link here; see ``shown_to``."""
    here = Person.objects.filter(memberships__organisation=by.organisation).distinct()
    holders = PurposeLink.objects.filter(organisation=by.organisation).exclude(name="")
    people = here.values_list(Value("person", CharField()), "pk", "name", "email")
    links = holders.values_list(Value("link", CharField()), "pk", "name", Value("", CharField()))
    return {
        f"{kind}:{who}": shown_to(by, name, email) for kind, who, name, email in people.union(links, all=True)
    }


def names_of_actors(organisation: UUID) -> dict[str, str]:
    """``person:<id>`` to the name, for who ever had a role or an assignment here; never an address."""
    worked = Q(memberships__organisation=organisation) | Q(assignments__organisation=organisation)
    found = Person.objects.filter(worked).distinct().values_list("pk", "name")
    return {f"person:{key}": name or _("collega zonder naam") for key, name in found}


def shown_to(by: Member, name: str, email: str) -> str:
    """The name; without one the address, for who may see who works here."""
    if is_nobodys(email):
        return _("iemand die hier niet meer is")
    return name or (email if by.may(Permission.PEOPLE_VIEW) else _("collega zonder naam"))


def person_of(user: object) -> Person | None:
    """Who logged in; None for a visitor without an account."""
    return user if isinstance(user, Person) else None


def fresh_person(person: Person) -> Person:
    """The same person as they stand there now, when somebody changed them meanwhile."""
    return Person.objects.get(pk=person.pk)


def person_with(address: str) -> Person | None:
    """Who has this address for mail."""
    return Person.objects.filter(email=address).first()
