# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is said once, on the next page: in a cookie that over https a browser takes from us only."""

from __future__ import annotations

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class _Ours(CookieStorage):
    cookie_name = "__Host-told" if settings.SESSION_COOKIE_SECURE else "trede-told"


class Told(FallbackStorage):
    """As Django does by itself, under a name of ours."""

    storage_classes = (_Ours, SessionStorage)
