# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Opening one row under a seal, and checking it with nothing but the root."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.kernel.canonical import canonical_text
from trede.kernel.findings import Finding, finding
from trede.proofs.documents import (
    equals,
    has_shape,
    is_count,
    is_node,
    is_row,
    is_salt,
    is_texts,
    list_of,
    read_canonical,
)
from trede.proofs.seals import Seal, leaves, seal_over
from trede.proofs.tree import Node, climb, leaf, path_length, paths, sums_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.proofs.seals import Row

FORMAT = "trede/opening/1"
_SHAPE = {
    "format": equals(FORMAT),
    "count": is_count,
    "index": is_count,
    "path": list_of(is_node),
    "row": is_row,
    "salt": is_salt,
    "subject": is_texts,
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A row that is under the root at this index, and the seal that the root stands for."""

    row: Mapping[str, Any]
    index: int
    seal: Seal


def opening(rows: Sequence[Row], salts: Sequence[bytes], subject: Mapping[str, str], index: int) -> bytes:
    """The row at this index with its salt and its path: canonical JSON in UTF-8, format ``trede/opening/1``.

    Raises ``ProofError`` when there is no such row.
    """
    (document,) = openings(rows, salts, subject, [index])
    return canonical_text(document).encode()


def openings(
    rows: Sequence[Row], salts: Sequence[bytes], subject: Mapping[str, str], indexes: Sequence[int]
) -> list[dict[str, Any]]:
    """The same for several rows, as documents. Raises ``ProofError`` when there is no such row."""
    if unknown := [index for index in indexes if not 0 <= index < len(rows)]:
        raise ProofError(f"There is no row {unknown[0]} among {len(rows)} rows.")
    ways = paths(leaves(rows, salts), indexes)
    return [
        {
            "format": FORMAT,
            "count": len(rows),
            "index": index,
            "path": [node.document() for node in way],
            "row": dict(rows[index]),
            "salt": salts[index].hex(),
            "subject": dict(subject),
        }
        for index, way in zip(indexes, ways, strict=True)
    ]


def check_opening(data: bytes, root: str) -> tuple[Opened | None, tuple[Finding, ...]]:
    """The opened row when it is exactly a row under this root; otherwise a finding that says why not."""
    document = read_canonical(data)
    if not isinstance(document, dict) or not has_shape(document, _SHAPE):
        return None, (finding("proofs.not-an-opening", ""),)
    opened = _climbed(document)
    if opened is None or opened.seal.root != root:
        return None, (finding("proofs.other-root", "", root),)
    return opened, ()


def _climbed(document: Mapping[str, Any]) -> Opened | None:
    index, count, row = document["index"], document["count"], document["row"]
    neighbours = [Node(each["hash"], sums_of(each["sums"])) for each in document["path"]]
    if index >= count or len(neighbours) != path_length(index, count):
        return None
    lowest = leaf(bytes.fromhex(document["salt"]), row)
    top = climb(lowest, index, count, neighbours)
    return Opened(row, index, seal_over(top, count, document["subject"]))
