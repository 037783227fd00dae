# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Invitations to take a role."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import finding
from trede.office.accounts import queries
from trede.office.accounts.holding import checked_role, hold_role, tell
from trede.office.accounts.letters import invitation_letter, write_invitation
from trede.office.accounts.models import Invitation, Membership
from trede.office.accounts.rules.duties import objection
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.permissions import Permission
from trede.office.accounts.rules.tokens import TOKEN_BYTES, token_checksum
from trede.office.accounts.typed import checked_address
from trede.office.journal.actions import action
from trede.office.post.allowance import TO_A_COLLEAGUE_A_DAY, TO_A_STRANGER_A_DAY, spend
from trede.office.post.forgetting import forget_letters

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.accounts.models import Organisation, Person
    from trede.office.journal.rules import Actor

INVITATION_HOLDS = timedelta(days=14)
INVITATIONS_A_DAY = 50
"""Of one organisation: enough for a large one on its first day, too few to send mail to everybody with."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation and the token for its link, which is kept nowhere."""

    invitation: Invitation
    token: str


@action
def invite(*, by: Member, on: datetime, email: str, role: str, language: str = "nl") -> Sent:
    """Ask somebody to take a role, by a letter in this language. Raises RefusedError."""
    require(by, Permission.PEOPLE_MANAGE, by.organisation)
    address = checked_address(email)
    _check_not_too_often(by, on, address, role)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        organisation_id=by.organisation,
        email=address,
        role=checked_role(role, by.organisation),
        token_sha256=token_checksum(token),
        invited_by=by.actor_id,
        invited_at=on,
        expires_at=on + INVITATION_HOLDS,
    )
    works_here = Membership.objects.filter(
        Membership.on(on), organisation=by.organisation, person__email=address
    )
    most = TO_A_COLLEAGUE_A_DAY if works_here.exists() else TO_A_STRANGER_A_DAY
    spend(sender=by.actor_id, address=address, on=on, most=most)
    write_invitation(invitation, token, language=language)
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
    """Take the role; a letter with the link that still waits is not sent any more.

    Raises NotFoundError, and RefusedError when it was for another address, or by oneself for a role that decides.
    """
    invitation = queries.invitation_by_token(token, on=on)
    if invitation.email != by.email:
        raise RefusedError([finding("accounts.invitation-for-another", "email")])
    own = invitation.invited_by == by.actor_id
    if code := objection(invitation.role, own=own, alone=False, knowingly=False):
        raise RefusedError([finding(code, "role", invitation.role)])
    if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(accepted_at=on, email=""):
        raise NotFoundError("This invitation was just used.")
    hold_role(by.pk, invitation.organisation_id, invitation.role, by=invitation.invited_by, on=on)
    forget_letters(invitation_letter(invitation.pk))
    _tell_of_invitation("invitation.accepted", invitation, by=by, on=on)
    return invitation.organisation


def _check_not_too_often(by: Member, on: datetime, email: str, role: str) -> None:
    """Mail goes to whoever somebody types in, so it is bounded. Raises RefusedError."""
    if any((each.email, each.role) == (email, role) for each in queries.open_invitations(by, on=on)):
        raise RefusedError([finding("accounts.invited-already", "email", email)])
    today = Invitation.objects.filter(organisation=by.organisation, invited_at__gt=on - timedelta(days=1))
    if today.count() >= INVITATIONS_A_DAY:
        raise RefusedError([finding("accounts.too-many-invitations", "email", INVITATIONS_A_DAY)])


def _tell_of_invitation(kind: str, invitation: Invitation, *, by: Actor, on: datetime) -> None:
    subject = f"invitation:{invitation.pk}"
    tell(kind, invitation.organisation_id, subject, by=by, on=on, role=invitation.role)
