# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Room on the disk, without which no work is done; and what was erased, off it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from django.db.backends.base.base import BaseDatabaseWrapper

HELD_UP_AT_MOST = 200
"""Milliseconds for which those who write may wait while the log is emptied."""


def free_bytes(place: Path) -> int:
    """How many bytes are free on the disk of a folder, or where it will be made."""
    there = next(path for path in (place, *place.absolute().parents) if path.exists())
    return shutil.disk_usage(there).free


def empty_write_ahead_log(connection: BaseDatabaseWrapper) -> None:
    """Of SQLite: pages of before something was erased stay in its log until they happen to be written over.

    When somebody still reads an older state it is left as it is, for the next time. PostgreSQL sees to its own log.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        patience = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout = {HELD_UP_AT_MOST}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience}")
