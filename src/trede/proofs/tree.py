# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A Merkle tree in the shape of RFC 6962 whose nodes carry sums.

A node's hash is taken over the hashes *and* the sums of both its children, and its sums are theirs added up. So
nobody can open one row and hide, under the same root, that the others add up to something else. Sums are whole
numbers above 0: a negative one could take away what another row adds.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.kernel.canonical import canonical_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LEAF, NODE = b"\x00", b"\x01"


@dataclass(frozen=True, slots=True)
class Node:
    """SHA-256 (lowercase hexadecimal) and the sums of every row below."""

    hash: str
    sums: Mapping[str, int]

    def document(self) -> dict[str, object]:
        return {"hash": self.hash, "sums": sums_document(self.sums)}


def sums_document(sums: Mapping[str, int]) -> dict[str, str]:
    """Sums as text: they may be larger than a JSON number keeps exactly."""
    return {name: str(total) for name, total in sums.items()}


def sums_of(document: Mapping[str, str]) -> dict[str, int]:
    """Sums from their text."""
    return {name: int(total) for name, total in document.items()}


def leaf(salt: bytes, row: Mapping[str, Any]) -> Node:
    """The leaf of one row: SHA-256(0x00 || salt || canonical row); its sums are those the row says it adds."""
    return Node(_sha256(LEAF + salt + canonical_text(row).encode()), sums_of(row["sums"]))


def join(left: Node, right: Node) -> Node:
    """The node above two: SHA-256(0x01 || canonical list of both, with their sums)."""
    text = canonical_text([left.document(), right.document()])
    return Node(_sha256(NODE + text.encode()), _added(left.sums, right.sums))


def _added(left: Mapping[str, int], right: Mapping[str, int]) -> dict[str, int]:
    added = dict(left)
    for name, total in right.items():
        added[name] = added.get(name, 0) + total
    return added


def top(nodes: Sequence[Node]) -> Node:
    """The node over all of these; over none of them, the hash of nothing, as in RFC 6962."""
    if not nodes:
        return Node(_sha256(b""), {})
    if len(nodes) == 1:
        return nodes[0]
    split = _split(len(nodes))
    return join(top(nodes[:split]), top(nodes[split:]))


def paths(nodes: Sequence[Node], indexes: Iterable[int]) -> list[list[Node]]:
    """For each of these leaves the neighbours on the way up to the top, lowest first; what they share is worked out
    once.
    """
    known: dict[tuple[int, int], Node] = {}

    def over(first: int, last: int) -> Node:
        if (first, last) not in known:
            split = first + _split(last - first) if last - first > 1 else last
            known[first, last] = (
                nodes[first] if split == last else join(over(first, split), over(split, last))
            )
        return known[first, last]

    def up(index: int, first: int, last: int) -> list[Node]:
        if last - first == 1:
            return []
        split = first + _split(last - first)
        if index < split:
            return [*up(index, first, split), over(split, last)]
        return [*up(index, split, last), over(first, split)]

    return [up(index, 0, len(nodes)) for index in indexes]


def path_length(index: int, count: int) -> int:
    """How many neighbours there are on the way up from this leaf."""
    if count == 1:
        return 0
    split = _split(count)
    return 1 + (path_length(index, split) if index < split else path_length(index - split, count - split))


def climb(node: Node, index: int, count: int, neighbours: Sequence[Node]) -> Node:
    """The top that follows from one leaf and its neighbours, as many as ``path_length`` says."""
    if count == 1:
        return node
    split, neighbour, below = _split(count), neighbours[-1], neighbours[:-1]
    if index < split:
        return join(climb(node, index, split, below), neighbour)
    return join(neighbour, climb(node, index - split, count - split, below))


def _split(count: int) -> int:
    """The largest power of two below the count (at least 2)."""
    return 1 << (count - 1).bit_length() - 1


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
