# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cosignatures (c2sp.org/tlog-cosignature, ``cosignature/v1``): a witness says when it saw a checkpoint, and that the
log only grew since the last one that it saw.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import ProofError
from trede.proofs.notes import COSIGNATURE, holds, sign, signature_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trede.proofs.notes import Note, Signer, Verifier

STAMP_BYTES = 8
LATEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Cosigned:
    """Which witness signed, and when by its own clock: seconds since 1970."""

    verifier: Verifier
    at: int


def cosignature(text: str, signer: Signer, at: int) -> str:
    """The signature line of a witness below the text of a checkpoint. ``at`` in seconds since 1970.

    Raises ProofError when the key is not that of a witness, or for a moment that cannot be written.
    """
    if signer.kind != COSIGNATURE or not 0 <= at <= LATEST:
        raise ProofError("A cosignature is made with the key of a witness, at a moment since 1970.")
    return signature_line(signer.verifier, at.to_bytes(STAMP_BYTES, "big") + sign(signer, _message(text, at)))


def cosigned_by(note: Note, verifiers: Sequence[Verifier]) -> list[Cosigned]:
    """Which of these witnesses signed; of each its earliest signature, in the order of the note.

    Raises ProofError when a signature in the name of one of them does not hold: something was changed.
    """
    found: dict[Verifier, int] = {}
    for verifier, signature in note.by_known(verifiers, COSIGNATURE):
        at = int.from_bytes(signature[:STAMP_BYTES], "big")
        if at > LATEST or not holds(verifier, _message(note.text, at), signature[STAMP_BYTES:]):
            raise ProofError(
                f"The signature of the witness {verifier.name} does not belong to this checkpoint."
            )
        found[verifier] = min(at, found.get(verifier, at))
    return [Cosigned(verifier, at) for verifier, at in found.items()]


def _message(text: str, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()
