# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Merkle tree of RFC 6962, section 2.1: one root for a list, that any change in the list changes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

LEAF, NODE = b"\x00", b"\x01"
HASH_BYTES = 32


def leaf_hash(entry: bytes) -> bytes:
    """SHA-256(0x00 || entry)."""
    return hashlib.sha256(LEAF + entry).digest()


def roots_at(sizes: Collection[int], entries: Iterable[bytes]) -> dict[int, bytes]:
    """The root over the first so many entries, for each of these sizes that is reached. One pass, little memory."""
    peaks: list[tuple[int, bytes]] = []
    found = {0: root_of(peaks)} if 0 in sizes else {}
    for size, entry in enumerate(entries, start=1):
        _add(peaks, leaf_hash(entry))
        if size in sizes:
            found[size] = root_of(peaks)
    return found


def _add(peaks: list[tuple[int, bytes]], leaf: bytes) -> None:
    """``peaks`` are the full trees from large to small, each with its height; of two alike one is made."""
    height, top = 0, leaf
    while peaks and peaks[-1][0] == height:
        top = _above(peaks.pop()[1], top)
        height += 1
    peaks.append((height, top))


def root_of(peaks: list[tuple[int, bytes]]) -> bytes:
    """The root over all of them; of no entry at all SHA-256 of nothing."""
    if not peaks:
        return hashlib.sha256().digest()
    root = peaks[-1][1]
    for _, left in reversed(peaks[:-1]):
        root = _above(left, root)
    return root


def _above(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE + left + right).digest()
