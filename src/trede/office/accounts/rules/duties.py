# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Separation of duties: who runs an account does not also make oneself the one who signs."""

from __future__ import annotations

from trede.office.accounts.rules.roles import ROLES


def objection(role: str, *, own: bool, alone: bool, knowingly: bool) -> str | None:
    """Why somebody may not give this role, as the code of a finding; None when they may.

    ``own``: they would give it to themselves; ``alone``: nobody else works in the organisation, so nobody else can;
    ``knowingly``: they were told that the application will say so.
    """
    if not own or not ROLES[role].decides:
        return None
    if not alone:
        return "accounts.own-role"
    return None if knowingly else "accounts.own-role-unasked"
