# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Somebody is forgotten: what they did stays, under an id behind which there is nobody any more."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet

from trede.office.accounts.holding import on_our_turn
from trede.office.accounts.letters import invitation_letter
from trede.office.accounts.models import (
    Assignment,
    Invitation,
    LoginLink,
    Membership,
    Person,
    PurposeLink,
)
from trede.office.accounts.rules.addresses import nobodys
from trede.office.accounts.states import ASSIGNMENT, LINKS, ORGANISATION
from trede.office.journal.parts import part
from trede.office.post.forgetting import forget_letters

if TYPE_CHECKING:
    from uuid import UUID

States = dict[str, str]
UNUSED = timedelta(days=2 * 365)
"""An account that has had no role and no log-in for so long is erased."""
UNPROVEN = timedelta(days=7)
"""So is one of which nobody showed for so long that they read its mail: anybody can type an address."""


@part
def forget_person(person: Person, on: datetime) -> tuple[list[UUID], States]:
    """Nobody is behind this id any more; where somebody was, and the states of what that changed."""
    held = Membership.objects.filter(Membership.on(on_our_turn(on)), person=person)
    organisations = sorted(set(held.values_list("organisation", flat=True)))
    held.update(until=on)
    states = end_assignments(Assignment.objects.filter(person=person), on)
    invited = _withdraw_invitations(person.email, on)
    LoginLink.objects.filter(person=person).delete()
    for session in UserSession.objects.filter(user=person):
        session.end()
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
    person.email, person.name, person.is_active, person.last_login = nobodys(person.pk), "", False, None
    person.set_unusable_password()
    person.save(update_fields=["email", "name", "is_active", "last_login", "password"])
    for organisation in {*organisations, *invited}:
        states |= ORGANISATION.fact(organisation)
    return organisations, states


@part
def _withdraw_invitations(email: str, on: datetime) -> set[UUID]:
    """Of this address, that nobody has any more; by which organisations it was invited."""
    waiting = Invitation.objects.filter(email=email)
    found = list(waiting.values_list("pk", "organisation"))
    for invitation, _organisation in found:
        forget_letters(invitation_letter(invitation))
    waiting.update(withdrawn_at=on, email="")
    return {organisation for _invitation, organisation in found}


@part
def end_assignments(found: QuerySet[Assignment], on: datetime) -> States:
    """From this moment; the states of those that lasted longer."""
    ended = list(found.filter(until__gt=on_our_turn(on)).values_list("pk", flat=True))
    Assignment.objects.filter(pk__in=ended).update(until=on)
    return {name: state for each in ended for name, state in ASSIGNMENT.fact(each).items()}


@part
def end_case(case: UUID, on: datetime) -> States:
    """Nobody of elsewhere gets at this case any more; names in its links and letters about it are forgotten."""
    links = PurposeLink.objects.filter(case=case)
    links.filter(revoked_at=None).update(revoked_at=on)
    links.update(name="")
    forget_letters(f"dossier:{case}")
    return end_assignments(Assignment.objects.filter(case=case), on) | LINKS.fact(case)


@part
def forget_unused_accounts(on: datetime) -> States:
    """Erase accounts that nobody has used for long, or that nobody can be said to have; the states that changed."""
    before = on - UNUSED
    in_use = Membership.objects.filter(Q(until=None) | Q(until__gt=before)).values("person")
    proven = EmailAddress.objects.filter(verified=True).values("user")
    there = Person.objects.filter(is_active=True).exclude(pk__in=in_use)
    not_seen = Q(last_login=None) | Q(last_login__lte=before)
    unproven = there.filter(joined_at__lte=on - UNPROVEN, last_login=None).exclude(pk__in=proven)
    states: States = {}
    for each in [*there.filter(not_seen, joined_at__lte=before), *unproven]:
        states |= forget_person(each, on)[1]
    return states
