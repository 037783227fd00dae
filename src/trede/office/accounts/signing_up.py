# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making an account by oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.forms import SignupForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _

from trede.errors import RefusedError
from trede.office.accounts.adapters import as_validation_error
from trede.office.accounts.typed import checked_name

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.models import Person


class SignUp(SignupForm):
    """allauth's form with a name, as slow for an address that has an account as for one that has none."""

    field_order = ("name", "email", "password1")
    name = forms.CharField(
        label=_("Uw naam"),
        help_text=_("Uw collega’s zien deze naam bij wat u doet. U kunt hem later veranderen."),
        max_length=120,
        required=False,
        widget=forms.TextInput({"autocomplete": "name"}),
    )

    def clean_name(self) -> str:
        """As accounts keep it; empty for who would rather say it later."""
        name: str = self.cleaned_data["name"]
        try:
            return checked_name(name) if name else ""
        except RefusedError as refused:
            raise as_validation_error(refused.findings[0]) from None

    def try_save(self, request: HttpRequest) -> tuple[Person | None, HttpResponse | None]:
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        person, response = super().try_save(request)
        return person, response
