# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What tells the public register of now apart from that of a moment ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection
from django.utils import timezone

from trede.kernel.days import dutch_day
from trede.office.accounts.queries import organisations_there
from trede.office.audit.queries.citing import cited_there
from trede.office.register.queries import newest_there

if TYPE_CHECKING:
    from collections.abc import Hashable


def register_state() -> Hashable:
    """The day, the newest step of a row, what holders show, and whether there is somebody to write to."""
    return dutch_day(timezone.now()), newest_there(), cited_there(), organisations_there()


def register_state_once() -> Hashable:
    """The same for a thread that asks nothing else of the database, and so must not hold a connection to it."""
    try:
        return register_state()
    finally:
        connection.close()
