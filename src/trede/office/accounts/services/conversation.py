# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our half of OpenID Connect: what is asked of a service, and what is believed of its answer.

allauth trusts a token that came over TLS and knows no nonce. Here every token is checked by its signature,
and must be an answer to the question that this browser asked.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import get_request_param
from django.http import Http404
from django.utils.crypto import salted_hmac

from trede.office.accounts.rules.services import is_meant_for, is_subject

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
    from django.http import HttpRequest, HttpResponse

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signatures with a public key. A shared secret (HS256) or none proves nothing about who signed."""
REQUIRED_CLAIMS = ("iss", "sub", "aud", "exp", "iat", "nonce")
REQUIRED_ADDRESSES = ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri")
SECONDS_CLOCKS_MAY_DIFFER = 30
WELL_KNOWN = "/.well-known/"


def nonce_for(state: str) -> str:
    """Ties a token to the one question it answers; the session of the browser keeps the state."""
    return salted_hmac("trede.oidc.nonce", state, algorithm="sha256").hexdigest()


class Conversation(OpenIDConnectOAuth2Adapter):
    """One log-in by one service. Whatever does not fit raises OAuth2Error, which becomes a page."""

    @cached_property
    def openid_config(self) -> dict[str, Any]:
        """The addresses of the service, by its own description, which must be about the service asked."""
        provider = self.get_provider()
        described = self._fetched(provider.server_url)
        if missing := [name for name in REQUIRED_ADDRESSES if not described.get(name)]:
            raise OAuth2Error(f"The description of the service lacks {', '.join(missing)}.")
        expected = provider.server_url.partition(WELL_KNOWN)[0]
        if str(described["issuer"]).rstrip("/") != expected.rstrip("/"):
            raise OAuth2Error("The description is of another service.")
        return described

    def get_access_token_data(self, request: HttpRequest, *told: Any, **answer: Any) -> Any:
        """Only what the service itself sent here (RFC 9207): its code is shown to no other. Raises OAuth2Error."""
        said, config = get_request_param(self.request, "iss"), self.openid_config
        must = config.get("authorization_response_iss_parameter_supported") is True
        if (must or said is not None) and said != config["issuer"]:
            raise OAuth2Error("The answer is of another service.")
        return super().get_access_token_data(request, *told, **answer)

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **answer: Any
    ) -> SocialLogin:
        """Who logged in, after every check. Raises OAuth2Error."""
        claims = self._checked(app, str(answer["response"].get("id_token", "")))
        return self.get_provider().sociallogin_from_response(
            request, {**self._details(token, claims), **claims}
        )

    def _checked(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            claims: dict[str, Any] = jwt.decode(
                id_token,
                self._key(id_token),
                algorithms=list(ALGORITHMS),
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=SECONDS_CLOCKS_MAY_DIFFER,
                options={"require": list(REQUIRED_CLAIMS)},
            )
        except jwt.PyJWTError as wrong:
            raise OAuth2Error("The token of the service is not right.") from wrong
        state = get_request_param(self.request, "state")
        if claims["nonce"] != nonce_for(state) or not is_meant_for(claims, app.client_id):
            raise OAuth2Error("The token of the service answers another question.")
        if not is_subject(claims["sub"]):
            raise OAuth2Error("The token of the service names nobody.")
        return claims

    def _key(self, id_token: str) -> jwt.PyJWK:
        """The key that the token names, among those that the service publishes now."""
        keys = jwt.PyJWKSet.from_dict(self._fetched(self.openid_config["jwks_uri"])).keys
        named = jwt.get_unverified_header(id_token).get("kid")
        fitting = [key for key in keys if key.key_id == named]
        if len(fitting) != 1:
            raise OAuth2Error("The token is signed with a key that the service does not publish.")
        return fitting[0]

    def _details(self, token: SocialToken, claims: dict[str, Any]) -> dict[str, Any]:
        """The address and name, when the token does not hold them; of the same person only."""
        if "email" in claims or not self.openid_config.get("userinfo_endpoint"):
            return {}
        details: dict[str, Any] = self._fetch_user_info(token.token)
        if not isinstance(details, dict) or details.get("sub") != claims["sub"]:
            raise OAuth2Error("The service told about somebody else.")
        return details

    def _fetched(self, address: str) -> dict[str, Any]:
        """Raises requests.RequestException when the service does not answer, OAuth2Error when not with JSON."""
        with get_adapter().get_requests_session() as session:
            response = session.get(address)
            response.raise_for_status()
            told = response.json()
        if not isinstance(told, dict):
            raise OAuth2Error("The service gave no JSON object.")
        return told


def _conversation(request: HttpRequest, provider_id: str) -> Conversation:
    """Raises Http404 for a service that is not in the settings."""
    known = {app.provider_id for app in get_adapter().list_apps(request)}
    if provider_id not in known:
        raise Http404
    return Conversation(request, provider_id)


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the service; a button first, for a link from elsewhere must not log anybody in."""
    response: HttpResponse = OAuth2LoginView.adapter_view(_conversation(request, provider_id))(request)
    return response


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the service."""
    response: HttpResponse = OAuth2CallbackView.adapter_view(_conversation(request, provider_id))(request)
    return response
