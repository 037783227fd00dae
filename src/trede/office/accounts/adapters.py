# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How log-in behaves here: allauth asks these, and writes the rest itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from trede.kernel.findings import finding
from trede.office.accounts.models import Person
from trede.office.accounts.rules.addresses import is_free_mail, normal

if TYPE_CHECKING:
    from allauth.account.forms import BaseSignupForm
    from allauth.socialaccount.models import SocialLogin
    from django.http import HttpRequest

INVITATION_IN_SESSION = "invitation"
"""Where the token of an invitation waits while somebody makes an account."""
NAME_LENGTH = 120


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up with the address of an organisation."""

    def clean_email(self, email: str) -> str:
        """Refuse free mail, unless a colleague invited this address."""
        address = normal(super().clean_email(email))
        session = getattr(self.request, "session", {})
        if is_free_mail(address) and INVITATION_IN_SESSION not in session:
            refusal = finding("accounts.free-mail", "email")
            raise ValidationError(refusal.en if get_language() == "en" else refusal.nl, code=refusal.code)
        return address

    def save_user(
        self, request: HttpRequest, user: Person, form: BaseSignupForm, commit: bool = True
    ) -> Person:
        """Keep the language in which somebody signed up."""
        user.language = get_language() or user.language
        saved: Person = super().save_user(request, user, form, commit)
        return saved

    def get_login_stages(self) -> list[str]:
        """With our own word about when a second factor is asked."""
        ours = "trede.office.accounts.services.stages.SecondFactor"
        stages: list[str] = super().get_login_stages()
        return [ours if stage == "allauth.mfa.stages.AuthenticateStage" else stage for stage in stages]


class SecondFactorAdapter(DefaultMFAAdapter):
    """Passkeys and codes."""

    def get_user_display_name_for_webauthn(self, user: Person) -> str:  # pragma: no cover - older allauth
        return user.shown_name


class ServiceAdapter(DefaultSocialAccountAdapter):
    """Log-in by a service that the installation trusts."""

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, str]) -> Person:
        """The name and address that the service gives."""
        person: Person = sociallogin.user
        person.email, person.name = data.get("email") or "", (data.get("name") or "")[:NAME_LENGTH]
        person.language = get_language() or person.language
        return person

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """An account that is there is never taken over: its owner logs in, and links the service.

        Only who owns the address, by the word of the service, learns that there is an account.
        """
        proven = [each.email for each in sociallogin.email_addresses if each.verified]
        asked_to_log_in = sociallogin.state.get("process") == AuthProcess.LOGIN
        if (
            asked_to_log_in
            and not sociallogin.is_existing
            and Person.objects.filter(email__in=proven).exists()
        ):
            told = _(
                "U hebt al een account met dit e-mailadres. Log in zoals altijd en koppel daarna %(name)s."
            )
            messages.info(request, told % {"name": sociallogin.provider.name})
            onward = urlencode({"next": reverse("socialaccount_connections")})
            raise ImmediateHttpResponse(redirect(f"{reverse('account_login')}?{onward}"))
