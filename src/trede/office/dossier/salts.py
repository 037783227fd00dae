# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What makes a row in a seal impossible to guess."""

from __future__ import annotations

import secrets

from trede.proofs import SALT_BYTES


def new_salt() -> bytes:
    """Random bytes for one row."""
    return secrets.token_bytes(SALT_BYTES)
