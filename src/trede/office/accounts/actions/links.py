# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Log-in links of the terminal, links that are taken back, and forgetting what is over."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from trede.errors import NotFoundError
from trede.office.accounts import queries
from trede.office.accounts.encryption import renew_second_factors
from trede.office.accounts.forgetting import forget_unused_accounts
from trede.office.accounts.holding import make_person, tell
from trede.office.accounts.models import Invitation, LoginLink, PurposeLink
from trede.office.accounts.rules.links import GIVEN_WITH, Purpose
from trede.office.accounts.rules.members import Member, require
from trede.office.accounts.rules.tokens import TOKEN_BYTES, token_checksum
from trede.office.accounts.states import LINKS
from trede.office.journal.actions import action, record
from trede.office.journal.parts import part
from trede.office.post.allowance import forget_posted
from trede.office.post.forgetting import forget_failed_letters

if TYPE_CHECKING:
    from uuid import UUID

    from trede.office.accounts.models import Person
    from trede.office.journal.rules import System

LOGIN_LINK_HOLDS = timedelta(minutes=30)
NAMES_KEPT = timedelta(days=2 * 365)
"""After a link of somebody without an account ended: as long as a certificate lasts that rests on their answers."""


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
    if link.person_id != by.pk:
        raise NotFoundError("This link is for somebody else.")
    _spend(link, by, on)
    record("login-link.used", by=by, on=on, subject=f"login-link:{link.pk}")


@action
def sign_up_by_link(*, by: System, on: datetime, token: str, email: str, name: str, language: str) -> Person:
    """Make the first account, by the link from the terminal that is useless from then on.

    Whoever reads the terminal of the machine needs no mail to prove an address. Raises NotFoundError when the link no
    longer works or is for somebody, RefusedError.
    """
    link = queries.login_link_by_token(token, on=on)
    if link.person_id is not None:
        raise NotFoundError("This link is for somebody who has an account.")
    person = make_person(on=on, email=email, name=name, language=language)
    _spend(link, person, on)
    subject = person.actor_id
    record("person.signed-up", by=by, on=on, subject=subject, person=subject, link=str(link.pk))
    return person


@part
def _spend(link: LoginLink, by: Person, on: datetime) -> None:
    link.used_at, link.person = on, by
    link.save(update_fields=["used_at", "person"])


@action
def tidy(*, by: System, on: datetime) -> None:
    """Forget addresses of ended invitations, old names, accounts that nobody uses and links that are over.

    Secrets of second factors are written with the newest key.
    """
    renew_second_factors()
    forget_failed_letters(on=on)
    forget_posted(on=on)
    ended = Invitation.objects.filter(expires_at__lte=on, accepted_at=None).exclude(email="")
    forgotten = ended.update(email="")
    removed, _ = LoginLink.objects.filter(expires_at__lte=on).delete()
    states = _without_old_names(on) | forget_unused_accounts(on)
    told = {"forgotten": forgotten, "removed": removed}
    record("accounts.tidied", by=by, on=on, subject="accounts:all", organisations=(), **told, **states)


@part
def _without_old_names(on: datetime) -> dict[str, str]:
    """Forget who had a link that ended long ago; the state of the links of each case where there was one."""
    old = PurposeLink.objects.filter(expires_at__lte=on - NAMES_KEPT).exclude(name="")
    cases = sorted(set(old.values_list("case", flat=True)))
    old.update(name="")
    return {name: state for case in cases for name, state in LINKS.fact(case).items()}


@action
def revoke_link(*, by: Member, on: datetime, link: UUID) -> None:
    """Make a link of somebody without an account useless. Raises NotFoundError, NotAllowedError."""
    found = PurposeLink.objects.filter(organisation=by.organisation, pk=link, revoked_at=None).first()
    if found is None:
        raise NotFoundError("There is no such link.")
    require(by, GIVEN_WITH[Purpose(found.purpose)], by.organisation)
    found.revoked_at = on
    found.save(update_fields=["revoked_at"])
    subject, state = f"link:{found.pk}", LINKS.fact(found.case)
    tell("link.revoked", by.organisation, subject, by=by, on=on, holder=subject, **state)
