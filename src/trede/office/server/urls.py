# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""All addresses. Each stands in the table of routes and roles in the tests, or those fail."""

from __future__ import annotations

from django.urls import include, path

from trede.office.api.interface import api

handler400 = "trede.office.server.failing.bad_request"
handler404 = "trede.office.server.failing.not_found"
handler500 = "trede.office.server.failing.server_error"
urlpatterns = [
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/3rdparty/", include("allauth.socialaccount.urls")),
    path("account/oidc/", include("trede.office.accounts.services.urls")),
    path("api/v1/", api.urls),
    path("", include("trede.office.web.urls")),
]
