# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The addresses that a service sends people back to; they stand in its settings and never change."""

from __future__ import annotations

from django.urls import path

from trede.office.accounts.services import conversation

urlpatterns = [
    path("<slug:provider_id>/login/", conversation.login, name="openid_connect_login"),
    path("<slug:provider_id>/login/callback/", conversation.callback, name="openid_connect_callback"),
]
