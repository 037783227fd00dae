# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Secrets in links: the link holds the token, the database only its checksum."""

from __future__ import annotations

import hashlib

TOKEN_BYTES = 32


def token_checksum(token: str) -> str:
    """Lowercase hexadecimal SHA-256 of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
