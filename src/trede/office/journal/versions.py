# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Noticing that somebody else changed a thing while its page was open."""

from __future__ import annotations

from hashlib import sha256

from trede.kernel.canonical import canonical_text


def version(*shown: object) -> str:
    """What a page shows of a thing, as a checksum (64 hexadecimal digits) that comes back with a change.

    An action compares it with what stands there then; without this the last who saves would undo, without a word,
    what was saved before.
    """
    return sha256(canonical_text([str(each) for each in shown]).encode()).hexdigest()
