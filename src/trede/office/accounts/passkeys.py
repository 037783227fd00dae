# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked about a passkey, and reading what a browser answers: anybody can send anything there."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms as theirs
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from fido2.webauthn import AuthenticationResponse

from trede.office.accounts.actions import use_passkey
from trede.office.accounts.rules.passkeys import is_readable

if TYPE_CHECKING:
    from collections.abc import Callable

    from allauth.mfa.models import Authenticator

NAME_LENGTH = 100
MISREAD = (
    *(ArithmeticError, AttributeError, InvalidSignature, LookupError, NotImplementedError, RecursionError),
    *(TypeError, UnsupportedAlgorithm, ValueError, struct.error),
)
"""What the library raises for bytes of an attacker; none of them proves anything."""


class Answer(forms.JSONField):
    """The JSON object that a browser makes of a passkey."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str) or not is_readable(value):
            raise _refused()
        try:
            answer = super().to_python(value)
        except (RecursionError, ValueError) as misread:
            raise _refused() from misread
        if not isinstance(answer, dict):
            raise _refused()
        return answer

    def bound_data(self, data: Any, initial: Any) -> Any:
        """An answer works once: on a page that comes back it is empty."""
        return None


class NewPasskey(theirs.AddWebAuthnForm):
    """Without a password unless somebody does not want it: that is what a passkey is for."""

    name = forms.CharField(label=gettext_lazy("Naam van de passkey"), max_length=NAME_LENGTH, required=False)
    credential = Answer()
    passwordless = forms.BooleanField(
        label=gettext_lazy("Ik wil hiermee inloggen zonder wachtwoord"),
        help_text=gettext_lazy("Uw apparaat vraagt dan om uw vingerafdruk, gezicht of pincode."),
        required=False,
        initial=True,
    )

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except MISREAD as misread:
            raise _refused() from misread
        return cleaned


class RenamedPasskey(theirs.EditWebAuthnForm):
    """Another name for one that is there."""

    name = forms.CharField(label=gettext_lazy("Naam van de passkey"), max_length=NAME_LENGTH)


class PasskeyAsSecondFactor(theirs.AuthenticateWebAuthnForm):
    """After a password."""

    credential = Answer()

    def clean_credential(self) -> Authenticator:
        return _proven(super().clean_credential, self.cleaned_data["credential"])


class PasskeyAlone(theirs.LoginWebAuthnForm):
    """Instead of a password."""

    credential = Answer()

    def clean_credential(self) -> Authenticator:
        return _proven(super().clean_credential, self.cleaned_data["credential"])


class PasskeyOnceMore(theirs.ReauthenticateWebAuthnForm):
    """Before something that matters."""

    credential = Answer()

    def clean_credential(self) -> Authenticator:
        return _proven(super().clean_credential, self.cleaned_data["credential"])


def _refused() -> ValidationError:
    refusal: ValidationError = get_adapter().validation_error("incorrect_code")
    return refusal


def _proven(check: Callable[[], Authenticator], answer: dict[str, Any]) -> Authenticator:
    """The passkey that answered. Raises ValidationError when nothing is proven, or when its counter went back."""
    try:
        passkey = check()
        counted = AuthenticationResponse.from_dict(answer).response.authenticator_data.counter
    except MISREAD as misread:
        raise _refused() from misread
    if not use_passkey(by=passkey.user, on=timezone.now(), passkey=passkey.pk, counted=counted):
        raise ValidationError(
            _(
                "Van deze passkey lijkt een kopie te zijn. Log anders in, haal de passkey weg en maak een nieuwe."
            )
        )
    return passkey
