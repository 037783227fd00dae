# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Receipts: with which rules, on which input and by which engine a result was made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from trede import __version__

ENGINE = f"trede {__version__}"


@dataclass(frozen=True, slots=True)
class Receipt:
    """SHA-256 (lowercase hexadecimal) of the edition's files and of the canonical measurement; the engine."""

    edition_sha256: str
    input_sha256: str
    engine: str = ENGINE


def sha256_of(data: bytes) -> str:
    """Lowercase hexadecimal SHA-256."""
    return hashlib.sha256(data).hexdigest()
