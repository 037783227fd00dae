# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What happens in the log-in part is recorded too: each with one event."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from allauth.account import signals as account
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount import signals as social
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.utils import timezone

from trede.office.accounts.actions import note
from trede.office.accounts.models import Person
from trede.office.accounts.rules.addresses import normal
from trede.office.accounts.services.provider import proved_second_factor

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialAccount, SocialLogin
    from django.http import HttpRequest

log = logging.getLogger(__name__)
STRONG = "strong"
"""In the session: this log-in was made with, or has just set, a second factor."""


@receiver(account.user_signed_up)
def signed_up(request: HttpRequest, user: Person, **told: object) -> None:
    """Who chose a password a moment ago is not asked for it again to set a second factor."""
    now = timezone.now()
    if "sociallogin" not in told:
        record_authentication(request, user, method="password", email=user.email, reauthenticated=True)
    user.joined_at = now
    user.save(update_fields=["joined_at"])
    note("person.signed-up", by=user, on=now)


@receiver(account.user_logged_in)
def logged_in_by_service(request: HttpRequest, **told: object) -> None:
    """A service that is trusted for it, and says that it asked a second factor, opens the dossier."""
    if proved_second_factor(told.get("sociallogin")):
        request.session[STRONG] = True


@receiver(user_login_failed)
def not_logged_in(credentials: dict[str, str], **_: object) -> None:
    """A line of the log and no event: anybody can make as many as they like. Nobody's address stands in it."""
    email = normal(str(credentials.get("email") or ""))
    person = Person.objects.filter(email=email).only("pk").first()
    log.warning("no log-in by password: %s", person.actor_id if person else "nobody with that address")


@receiver(mfa.authentication_failed)
def second_factor_failed(user: Person, authenticator: Authenticator, **_: object) -> None:
    log.warning("no log-in by %s: %s", authenticator.type, user.actor_id)


@receiver(user_logged_in)
def logged_in(user: Person, **_: object) -> None:
    note("person.logged-in", by=user, on=timezone.now())


@receiver(account.password_changed)
@receiver(account.password_reset)
@receiver(account.password_set)
def password_changed(user: Person, **_: object) -> None:
    note("person.password-changed", by=user, on=timezone.now())


@receiver(social.social_account_added)
def service_linked(sociallogin: SocialLogin, **_: object) -> None:
    note("person.service-linked", by=sociallogin.user, on=timezone.now())


@receiver(social.social_account_removed)
def service_unlinked(request: HttpRequest, socialaccount: SocialAccount, **_: object) -> None:
    """What was opened by it ends."""
    _end_others(request, socialaccount.user, and_strong=True)
    note("person.service-unlinked", by=socialaccount.user, on=timezone.now())


@receiver(mfa.authenticator_added)
def factor_added(request: HttpRequest, user: Person, authenticator: Authenticator, **_: object) -> None:
    """Recovery codes come with a first factor and are none themselves.

    Who got in before with the password alone could otherwise add a second factor of their own.
    """
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        request.session[STRONG] = True
        _end_others(request, user, and_strong=False)
        note("person.factor-added", by=user, on=timezone.now())


def _end_others(request: HttpRequest, user: Person, *, and_strong: bool) -> None:
    """Log out everywhere but here: only what has no second factor, or everything."""
    for each in UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key):
        if and_strong or not SessionStore(each.session_key).get(STRONG):
            each.end()


@receiver(mfa.authenticator_used)
def factor_used(request: HttpRequest, **_: object) -> None:
    request.session[STRONG] = True


@receiver(mfa.authenticator_removed)
def factor_removed(request: HttpRequest, user: Person, **_: object) -> None:
    """What was opened with it ends: it may be lost. Without any factor left, this session sees no dossier."""
    _end_others(request, user, and_strong=True)
    if not is_mfa_enabled(user):
        request.session.pop(STRONG, None)
    note("person.factor-removed", by=user, on=timezone.now())


def forget_ended_sessions() -> None:
    """The address and browser of a session that is over: the library leaves them until its owner looks."""
    there = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=there).delete()
