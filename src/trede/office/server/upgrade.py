# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bringing the tables up to date: all the way or not at all, whenever it is interrupted."""

from __future__ import annotations


def bring_up_to_date() -> None:
    """All migrations that were not done yet, in one transaction.

    Django ends a transaction before it notes that a migration was done. Killed in between, the next start would make
    tables that are there already, and fail for ever.
    """
    from django.core.management import call_command
    from django.db import connection, transaction

    sqlite = connection.vendor == "sqlite"
    if sqlite and not connection.in_atomic_block:
        connection.disable_constraint_checking()  # a table that is made anew is another one for a moment
    try:
        with transaction.atomic():
            if not sqlite:
                with (
                    connection.cursor() as cursor
                ):  # a row that waits to be checked would stop a change of its table
                    # Two machines that start at once: the second waits, and finds it done.
                    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('trede.upgrade'))")
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            call_command("migrate", verbosity=0, interactive=False)
    finally:
        if sqlite and not connection.in_atomic_block:
            connection.enable_constraint_checking()
