# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Making an account by oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.forms import SignupForm
from django.contrib.auth.hashers import make_password

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from trede.office.accounts.models import Person


class SignUp(SignupForm):
    """allauth's form, as slow for an address that has an account as for one that has none."""

    def try_save(self, request: HttpRequest) -> tuple[Person | None, HttpResponse | None]:
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        person, response = super().try_save(request)
        return person, response
