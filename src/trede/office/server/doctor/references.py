# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether every row that points at another one finds it: ``sqlite3`` by hand does not mind, unlike PostgreSQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.kernel.findings import Finding, finding

if TYPE_CHECKING:
    from trede.office.server.configuration import Configuration


def loose(configuration: Configuration) -> list[Finding]:
    """The first table with a row that points at nothing, and how many such rows there are."""
    from django.db import connection

    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        found = [str(row[0]) for row in cursor.fetchall()]
    return [finding("doctor.rows-loose", "references", found[0], count=len(found))] if found else []
