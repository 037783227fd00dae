# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""The seal over the rows of a measurement: one checksum that fixes every row and what all of them add up to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trede.errors import ProofError
from trede.kernel.canonical import canonical_text
from trede.proofs.tree import Node, leaf, sums_document, top

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Row = Mapping[str, Any]

FORMAT = "trede/seal/1"
HEAD = b"\x02"
SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Seal:
    """The root, and all that it fixes: the sums over all rows, how many rows, what they are about, the tree.

    ``root`` and ``tree`` are SHA-256 in lowercase hexadecimal. ``subject`` is text by key: edition, KvK number,
    first and last day of the reference year, and the declared total fte if there is one.
    """

    root: str
    sums: Mapping[str, int]
    count: int
    subject: Mapping[str, str]
    tree: str


def seal(rows: Sequence[Row], salts: Sequence[bytes], subject: Mapping[str, str]) -> Seal:
    """The seal over these rows, in this order; each row has its ``sums`` and gets a secret salt of 16 random bytes.

    Raises ``ProofError`` when salts and rows do not match, or when a salt is used twice.
    """
    return seal_over(top(leaves(rows, salts)), len(rows), subject)


def seal_over(node: Node, count: int, subject: Mapping[str, str]) -> Seal:
    """The seal of a tree with this node at its top: root = SHA-256(0x02 || canonical head)."""
    head = {
        "count": count,
        "format": FORMAT,
        "subject": dict(subject),
        "sums": sums_document(node.sums),
        "tree": node.hash,
    }
    root = hashlib.sha256(HEAD + canonical_text(head).encode()).hexdigest()
    return Seal(root, dict(node.sums), count, dict(subject), node.hash)


def leaves(rows: Sequence[Row], salts: Sequence[bytes]) -> list[Node]:
    """The leaf of each row."""
    if len(rows) != len(salts) or len(set(salts)) != len(salts):
        raise ProofError("Each row needs one salt of its own.")
    if any(len(salt) != SALT_BYTES for salt in salts):
        raise ProofError(f"A salt is {SALT_BYTES} bytes.")
    return [leaf(salt, row) for row, salt in zip(rows, salts, strict=True)]


def seal_document(sealed: Seal) -> dict[str, Any]:
    """The seal in the format ``trede/seal/1``."""
    return {
        "format": FORMAT,
        "root": sealed.root,
        "count": sealed.count,
        "subject": dict(sealed.subject),
        "sums": sums_document(sealed.sums),
        "tree": sealed.tree,
    }
