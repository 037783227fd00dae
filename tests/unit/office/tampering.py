# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What somebody does who has the database itself in hand; on both kinds of database."""

from __future__ import annotations

from django.db import connection

from trede.office.audit.guards import GUARDS as AUDIT
from trede.office.certificates.guards import GUARDS as CERTIFICATES
from trede.office.dossier.guards import GUARDS as DOSSIER
from trede.office.journal.append_only import GUARDS as JOURNAL
from trede.office.journal.guards import TRIGGER
from trede.office.log.guards import GUARDS as LOG

ALL = (JOURNAL, DOSSIER, LOG, AUDIT, CERTIFICATES)
"""The guards of every room that has some."""


def by_hand(*statements: str) -> None:
    """Past every action."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def without_guards() -> None:
    """Drop every trigger that stands in the way."""
    for guards in ALL:
        for statement in guards.of(connection.vendor):
            if found := TRIGGER.match(statement):
                on = f" ON {found[3]}" if connection.vendor == "postgresql" else ""
                by_hand(f"DROP TRIGGER {found[1]}{on}")
