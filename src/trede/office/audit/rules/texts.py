# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What people type about a case: there, not too long, and never a citizen service number."""

from __future__ import annotations

from trede.errors import RefusedError
from trede.intake.privacy import masked
from trede.kernel.findings import finding

LONGEST = 4000


def checked_text(text: str, place: str, most: int = LONGEST) -> str:
    """The text without blanks around it. Raises RefusedError."""
    plain = text.strip()
    if not plain:
        raise RefusedError([finding("audit.empty", place)])
    if len(plain) > most:
        raise RefusedError([finding("audit.too-long", place, most=most)])
    if masked(plain) != plain:
        raise RefusedError([finding("audit.bsn", place)])
    return plain
