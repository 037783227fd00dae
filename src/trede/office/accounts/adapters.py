# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""How log-in behaves here: allauth asks these, and writes the rest itself."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from trede.errors import NotFoundError, RefusedError
from trede.kernel.findings import Finding, finding
from trede.office.accounts.encryption import decrypt, encrypt
from trede.office.accounts.models import Person
from trede.office.accounts.queries import invitation_by_token
from trede.office.accounts.rules.addresses import is_free_mail
from trede.office.accounts.typed import checked_address

if TYPE_CHECKING:
    from allauth.account.forms import BaseSignupForm
    from allauth.socialaccount.models import SocialLogin
    from allauth.socialaccount.providers.base import Provider
    from django.http import HttpRequest
    from requests import Session

INVITATION_IN_SESSION = "invitation"
"""Where the token of an invitation waits while somebody makes an account."""
log = logging.getLogger(__name__)
STAGES = "trede.office.accounts.services.stages"


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up with the address of an organisation."""

    def clean_email(self, email: str) -> str:
        """Refuse free mail, unless a colleague invited this address."""
        try:
            address = checked_address(super().clean_email(email))
        except RefusedError as refused:
            raise as_validation_error(refused.findings[0]) from None
        if is_free_mail(address) and address != self._invited_address():
            raise as_validation_error(finding("accounts.free-mail", "email"))
        return address

    def _invited_address(self) -> str:
        """The address that the link which was opened in this browser was sent to."""
        token = getattr(self.request, "session", {}).get(INVITATION_IN_SESSION, "")
        with suppress(NotFoundError):
            return invitation_by_token(token, on=timezone.now()).email
        return ""

    def save_user(
        self, request: HttpRequest, user: Person, form: BaseSignupForm, commit: bool = True
    ) -> Person:
        """Keep the name, and the language in which somebody signed up."""
        user.language = get_language() or user.language
        user.name = form.cleaned_data.get("name") or user.name
        saved: Person = super().save_user(request, user, form, commit)
        return saved

    def get_login_stages(self) -> list[str]:
        """With our own word about when a second factor is asked, and a look at the end at what changed meanwhile."""
        second = "allauth.mfa.stages.AuthenticateStage"
        stages: list[str] = super().get_login_stages()
        theirs = [f"{STAGES}.SecondFactor" if stage == second else stage for stage in stages]
        return [f"{STAGES}.Begun", *theirs, f"{STAGES}.StillTheSame"]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, object]) -> None:
        """Addresses in a letter are those of the settings, whatever host or port a request names."""
        asked = self.request.build_absolute_uri("/")
        told = {key: _as_set(value, asked) for key, value in context.items()}
        if template_prefix == "account/email/unknown_account":
            _do_as_much(email)
        super().send_mail(template_prefix, email, told)


def _do_as_much(email: str) -> None:
    """What a letter to somebody with an account takes, so that the time of an answer does not tell who has one."""
    nobody = Person()  # without an address: one that is there is looked for, and made
    EmailAddress.objects.filter(user_id=nobody.pk, email=email).exists()
    default_token_generator.make_token(nobody)
    reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})


def _as_set(value: object, asked: str) -> object:
    if isinstance(value, str) and value.startswith(asked):
        return f"{settings.TREDE_URL}/{value.removeprefix(asked)}"
    return value


def as_validation_error(found: Finding) -> ValidationError:
    """A finding as a form tells it, in the language of the page."""
    return ValidationError(found.en if get_language() == "en" else found.nl, code=found.code)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Passkeys and codes."""

    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        """A drawing to stand in the page itself: no image from an address made of data."""
        import qrcode
        from qrcode.image.svg import SvgPathImage

        drawing: str = qrcode.make(url, image_factory=SvgPathImage).to_string(encoding="unicode")
        return drawing

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        """What the field says at first."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return _("Passkey %(number)s") % {"number": number}


class ServiceAdapter(DefaultSocialAccountAdapter):
    """Log-in by a service that the installation trusts."""

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, str]) -> Person:
        """The name and address that the service gives."""
        person: Person = sociallogin.user
        person.email, person.name = data.get("email", ""), data.get("name", "")
        person.language = get_language() or person.language
        return person

    def get_requests_session(self) -> Session:
        """It is asked at the addresses of its description, and where a redirect leads nothing is asked."""
        session: Session = super().get_requests_session()
        session.max_redirects = 0
        return session

    def on_authentication_error(self, request: HttpRequest, provider: Provider, **_: object) -> None:
        log.warning("no log-in by the service %s", provider.app.provider_id)

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
