# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A log-in service as the settings describe it; what is kept of an answer is as little as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.crypto import get_random_string
from requests import RequestException

from trede.office.accounts.rules.addresses import normal
from trede.office.accounts.rules.services import one_line, shows_second_factor
from trede.office.accounts.services.conversation import Conversation, nonce_for

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin
    from django.http import HttpRequest, HttpResponse

STATE_LENGTH = 32
NAME_LENGTH, ADDRESS_LENGTH = 120, 254
SECOND_FACTOR = "second_factor"
"""In the settings of a service and in what is kept of its last answer."""


class Service(OpenIDConnectProvider):
    """Log-in with OpenID Connect: authorisation code, PKCE, state and nonce."""

    oauth2_adapter_class = Conversation

    def get_auth_params(self) -> dict[str, str]:
        """Ask for the levels of assurance that count, so that the service knows before it logs in."""
        levels = self.app.settings.get("levels")
        return {"acr_values": " ".join(levels)} if levels else {}

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, str]:
        """Whoever made the link adds nothing to our question."""
        return self.get_auth_params()

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """Nor to what we want to know."""
        return list(self.get_scope())

    def redirect(self, request: HttpRequest, process: str, **rest: Any) -> HttpResponse:
        """To the service; when it does not answer, a page that says so."""
        state = get_random_string(STATE_LENGTH)
        rest["auth_params"] = {**self.get_auth_params(), "nonce": nonce_for(state)}
        try:
            response: HttpResponse = super().redirect(request, process, state_id=state, **rest)
        except (OAuth2Error, RequestException) as wrong:
            response = render_authentication_error(request, self, exception=wrong)
        return response

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(data["sub"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        """Of all that the service tells we keep only whether it asked a second factor."""
        settings = self.app.settings
        asked = settings.get(SECOND_FACTOR) and shows_second_factor(data, settings.get("levels", ()))
        return {SECOND_FACTOR: bool(asked)}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"email": _address(data), "name": one_line(data.get("name"), NAME_LENGTH)}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        """Verified only when the service says so with a true; a text that says "false" is true to Python."""
        address = _address(data)
        proven = data.get("email_verified") is True
        return [EmailAddress(email=address, verified=proven, primary=True)] if address else []


def _address(data: dict[str, Any]) -> str:
    """The address of the person; empty when what stands there is none, so that we ask for it."""
    address = normal(one_line(data.get("email"), ADDRESS_LENGTH + 1))
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return address if len(address) <= ADDRESS_LENGTH else ""


def proved_second_factor(sociallogin: SocialLogin | None) -> bool:
    """Whether a service, trusted for it in the settings, asked a second factor at this log-in."""
    return bool(sociallogin and sociallogin.account.extra_data.get(SECOND_FACTOR) is True)
