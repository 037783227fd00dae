# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Connects what happens at log-in to this room."""

from __future__ import annotations

from django.apps import AppConfig


class Accounts(AppConfig):
    """Loads the receivers of log-in signals."""

    name = "trede.office.accounts"

    def ready(self) -> None:
        from trede.office.accounts import receivers  # noqa: F401
