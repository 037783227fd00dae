# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""When our own second factor is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.stages import AuthenticateStage

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
