# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What stands in the log: checksums of seals and of certificates, and nothing that can be read from them.

An entry is canonical JSON, format ``trede/log-entry/1``: its kind, and a SHA-256. So there is one way to write it,
and whoever has the document can make its entry again.
"""

from __future__ import annotations

from typing import Literal, get_args

from trede.errors import ProofError
from trede.kernel.canonical import canonical_text
from trede.proofs.documents import equals, has_shape, is_hash, read_canonical

FORMAT = "trede/log-entry/1"
Kind = Literal["seal", "certificate", "status"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_SHAPE = {"format": equals(FORMAT), "kind": lambda value: value in KINDS, "sha256": is_hash}


def entry_bytes(kind: Kind, sha256: str) -> bytes:
    """The entry for a document with this checksum (64 lowercase hexadecimal digits). Raises ProofError."""
    document = {"format": FORMAT, "kind": kind, "sha256": sha256}
    if not has_shape(document, _SHAPE):
        raise ProofError(f"An entry of the log is a kind ({', '.join(KINDS)}) and a SHA-256.")
    return canonical_text(document).encode()


def read_entry(data: bytes) -> tuple[Kind, str]:
    """Kind and checksum in an entry. Raises ProofError when it is written in any other way."""
    document = read_canonical(data)
    if not isinstance(document, dict) or not has_shape(document, _SHAPE):
        raise ProofError("This is no entry of the log.")
    return document["kind"], document["sha256"]
