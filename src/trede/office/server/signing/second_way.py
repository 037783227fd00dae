# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The tree of the log a second time: read past the models, and hashed as RFC 6962, section 2.1, defines it.

It shares no code with ``trede.proofs.merkle``: a mistake in one of them stops the signing instead of being signed.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def stored_entries() -> list[bytes]:
    """What the table holds, in the order of the index; a gap counts as the end."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute('SELECT "index", entry FROM log_entry ORDER BY "index"')
        found = cursor.fetchall()
    return [entry.encode("ascii") for number, (index, entry) in enumerate(found) if index == number]


def tree_hash(entries: Sequence[bytes]) -> bytes:
    """MTH of section 2.1."""
    if not entries:
        return sha256(b"").digest()
    return _hash(entries, 0, len(entries))


def _hash(entries: Sequence[bytes], first: int, last: int) -> bytes:
    count = last - first
    if count == 1:
        return sha256(b"\x00" + entries[first]).digest()
    half = 1
    while half * 2 < count:
        half *= 2
    left, right = _hash(entries, first, first + half), _hash(entries, first + half, last)
    return sha256(b"\x01" + left + right).digest()
