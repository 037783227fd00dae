# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counts of the last minutes, such as wrong passwords: by addresses that nobody reads there, and gone when over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.utils.crypto import salted_hmac

if TYPE_CHECKING:
    from datetime import datetime


def hidden(key: str, prefix: str, version: int) -> str:
    """What is counted by, as a code that only this office can make: the key itself names an address."""
    return salted_hmac("trede.counts", f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()


def forget_counts(*, on: datetime) -> None:
    """Remove what is over: Django does so only when the same is counted again, or when there is much of it."""
    if not isinstance(caches["default"], DatabaseCache):
        return
    table = connection.ops.quote_name(settings.CACHES["default"]["LOCATION"])
    moment = connection.ops.adapt_datetimefield_value(on.replace(microsecond=0))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [moment])  # noqa: S608 - a name of our settings
