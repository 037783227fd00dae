# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Merkle tree of RFC 6962, section 2.1: one root for a list, that any change in the list changes.

An inclusion proof shows that an entry is under a root; a consistency proof shows that a list only grew.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from trede.errors import ProofError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

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


def root_over(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes (32 bytes each): MTH of section 2.1."""
    peaks: list[tuple[int, bytes]] = []
    for leaf in leaves:
        _add(peaks, leaf)
    return root_of(peaks)


def inclusion_path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """PATH of section 2.1.1: what is beside the way up from this leaf, lowest first. Raises ProofError."""
    if not 0 <= index < len(leaves):
        raise ProofError(f"There is no entry {index} among {len(leaves)} entries.")
    return _path(leaves, index)


def _path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    if len(leaves) == 1:
        return []
    half = _half(len(leaves))
    if index < half:
        return [*_path(leaves[:half], index), root_over(leaves[half:])]
    return [*_path(leaves[half:], index - half), root_over(leaves[:half])]


def included_root(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root that follows when the leaf stands at this index of so many; None when the path does not fit."""
    if not 0 <= index < size:
        return None
    found, at, last, left = leaf, index, size - 1, list(reversed(path))
    while last:
        if at % 2 or at < last:
            if not left:
                return None
            found = _above(left.pop(), found) if at % 2 else _above(found, left.pop())
        at, last = at // 2, last // 2
    return None if left else found


def consistency_path(leaves: Sequence[bytes], before: int) -> list[bytes]:
    """PROOF of section 2.1.2: that these are the first ``before`` leaves with others behind. Raises ProofError."""
    if not 0 <= before <= len(leaves):
        raise ProofError(f"There are no {before} entries among {len(leaves)} entries.")
    return _grown(leaves, before, known=True) if before else []


def _grown(leaves: Sequence[bytes], before: int, *, known: bool) -> list[bytes]:
    """SUBPROOF; ``known`` while the first tree is a whole part, of which the other side has the root."""
    if before == len(leaves):
        return [] if known else [root_over(leaves)]
    half = _half(len(leaves))
    if before <= half:
        return [*_grown(leaves[:half], before, known=known), root_over(leaves[half:])]
    return [*_grown(leaves[half:], before - half, known=False), root_over(leaves[:half])]


def is_consistent(before: int, root_before: bytes, size: int, root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the tree of this size and root is the earlier one with entries behind; nothing is consistent with
    fewer entries. The path of an empty or an equal tree is empty.
    """
    if before > size or before < 0:
        return False
    if before in {0, size}:
        same = root_before == (root if before else hashlib.sha256().digest())
        return same and not path
    left = list(path)
    try:
        followed = _followed(before, size, root_before, left)
    except IndexError:  # a path that is too short
        return False
    return not left and followed == (root_before, root)


def _followed(before: int, size: int, known: bytes | None, left: list[bytes]) -> tuple[bytes, bytes]:
    """The roots of both sizes that follow from a path, which is used up from its end; ``_grown`` read backwards."""
    if before == size:
        same = left.pop() if known is None else known
        return same, same
    half, beside = _half(size), left.pop()
    if before <= half:
        old, new = _followed(before, half, known, left)
        return old, _above(new, beside)
    old, new = _followed(before - half, size - half, None, left)
    return _above(beside, old), _above(beside, new)


def _half(count: int) -> int:
    """The largest power of two below the count (at least 2)."""
    return 1 << (count - 1).bit_length() - 1


def _above(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE + left + right).digest()
