# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is asked about a passkey."""

from __future__ import annotations

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

NAME_LENGTH = 100


class NewPasskey(AddWebAuthnForm):
    """Without a password unless somebody does not want it: that is what a passkey is for."""

    name = forms.CharField(label=_("Naam van de passkey"), max_length=NAME_LENGTH, required=False)
    passwordless = forms.BooleanField(
        label=_("Ik wil hiermee inloggen zonder wachtwoord"),
        help_text=_("Uw apparaat vraagt dan om uw vingerafdruk, gezicht of pincode."),
        required=False,
        initial=True,
    )


class RenamedPasskey(EditWebAuthnForm):
    """Another name for one that is there."""

    name = forms.CharField(label=_("Naam van de passkey"), max_length=NAME_LENGTH)
