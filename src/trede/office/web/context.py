# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every template knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, bool]:
    """``demo``: this installation holds invented organisations, and every page says so."""
    return {"demo": settings.TREDE_DEMO}
