# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether SQLite keeps what it acknowledged through a power cut, and knows foreign keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding
from trede.office.server.databases import SQLITE_PRAGMAS

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration


def wrong(configuration: Configuration) -> list[Finding]:
    """The first pragma that is not as we set it."""
    if configuration.database_url:
        return []
    from django.db import connection

    for pragma, value in {**SQLITE_PRAGMAS, "foreign_keys": "1"}.items():
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA {pragma}")
            found = str(cursor.fetchone()[0])
        if found != value:
            return [finding("doctor.pragma-wrong", "pragmas", f"{pragma} = {found}")]
    return []
