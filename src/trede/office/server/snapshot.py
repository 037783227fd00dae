# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Reading all tables as they are at one moment, while people go on working."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Read everything as it is at this moment, and hold up nobody who writes; inside a transaction, as that reads."""
    from django.db import connection, transaction

    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")  # Django's own would be a writer, and hold up all others
        try:
            cursor.execute(
                "SELECT COUNT(*) FROM django_migrations"
            ).fetchone()  # the moment is the first read
            yield
        finally:
            cursor.execute("ROLLBACK")
