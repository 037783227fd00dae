# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The stages of a log-in that are ours: when a second factor is asked, and that a half log-in grows old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.stages import LoginStage
from allauth.mfa.stages import AuthenticateStage
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from trede.office.accounts.services.provider import proved_second_factor

if TYPE_CHECKING:
    from django.http import HttpResponse


class SecondFactor(AuthenticateStage):
    """Not again after a service that is trusted for it has asked one."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if proved_second_factor((self.login.signal_kwargs or {}).get("sociallogin")):
            return None, True
        response, goes_on = super().handle()
        return response, goes_on


PROVEN = "proven"
"""In what is kept of a half log-in: by which password it was begun."""


class Begun(LoginStage):
    """The first: remembers the password that opened the door, as a checksum under our own key."""

    key = "begun"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        self.login.state[PROVEN] = self.login.user.get_session_auth_hash() if self.login.user else ""
        return None, True


class StillTheSame(LoginStage):
    """The last: a half log-in does not outlive a password that was changed meanwhile, nor its account."""

    key = "still-the-same"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        person = self.login.user
        if person and person.is_active and self.login.state.get(PROVEN) == person.get_session_auth_hash():
            return None, True
        messages.info(self.request, _("Er is intussen iets aan uw account veranderd. Log opnieuw in."))
        return redirect("account_login"), False
