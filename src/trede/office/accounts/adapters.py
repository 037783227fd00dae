# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How log-in behaves here: allauth asks these, and writes the rest itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from trede.kernel.findings import finding
from trede.office.accounts.rules.addresses import is_free_mail, normal

if TYPE_CHECKING:
    from allauth.account.forms import BaseSignupForm
    from django.http import HttpRequest

    from trede.office.accounts.models import Person

INVITATION_IN_SESSION = "invitation"
"""Where the token of an invitation waits while somebody makes an account."""


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


class SecondFactorAdapter(DefaultMFAAdapter):
    """Passkeys and codes."""

    def get_user_display_name_for_webauthn(self, user: Person) -> str:  # pragma: no cover - older allauth
        return user.shown_name


class ServiceAdapter(DefaultSocialAccountAdapter):
    """Log-in by a service that the installation trusts."""
