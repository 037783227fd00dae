# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The log-in services of the configuration, as allauth wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration, OidcProvider


def login_services(configuration: Configuration) -> dict[str, dict[str, object]]:
    """Django's SOCIALACCOUNT_PROVIDERS."""
    return {
        "openid_connect": {
            "provider_class": "trede.office.accounts.services.provider.Service",
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [_service(provider) for provider in configuration.oidc],
        }
    }


def _service(provider: OidcProvider) -> dict[str, object]:
    return {
        "provider_id": provider.id,
        "name": provider.name,
        "client_id": provider.client_id,
        "secret": provider.client_secret.get_secret_value(),
        "settings": {
            # An address without a path ends in a slash, and the path of the description begins with one.
            "server_url": str(provider.server_url).rstrip("/"),
            "second_factor": provider.second_factor,
            "levels": list(provider.levels),
        },
    }
