# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be signed and what counts as witnessed, without Django."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import ProofError
from trede.proofs.checkpoints import read_checkpoint
from trede.proofs.cosignatures import cosigned_by
from trede.proofs.merkle import roots_at
from trede.proofs.notes import read_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trede.proofs.notes import Verifier
    from trede.proofs.policies import Policy


@dataclass(frozen=True, slots=True)
class Logged:
    """Where something stands in the log: ``entry`` is what is public of it, canonical JSON."""

    index: int
    kind: str
    sha256: str
    entry: str
    subject: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint with everything that was put below it: one note."""

    size: int
    root: str
    note: str


def whole_note(note: str, cosignatures: Iterable[str]) -> str:
    """The note of a checkpoint with the signature lines of witnesses below it."""
    return "".join([note, *(f"{line}\n" for line in cosignatures)])


def is_witnessed(note: str, policy: Policy) -> bool:
    """Whether a checkpoint of ours has the signatures that the policy asks for."""
    try:
        cosigned = cosigned_by(read_note(note), [each.verifier for each in policy.witnesses.values()])
    except ProofError:
        return False
    return policy.met_by({each.verifier for each in cosigned})


def check_checkpoint(note: str, entries: Sequence[bytes], keys: Sequence[Verifier]) -> tuple[int, bytes]:
    """Size and root of a checkpoint that we signed and that is true of these entries. Raises ProofError."""
    read = read_note(note)
    checkpoint = read_checkpoint(read.text)
    if not read.signed_by(keys):
        raise ProofError("This checkpoint was not signed with a key of this log.")
    if roots_at({checkpoint.size}, entries).get(checkpoint.size) != checkpoint.root:
        raise ProofError("This checkpoint is not true of the entries that are kept.")
    return checkpoint.size, checkpoint.root


def untrue(kept: Sequence[Signed], entries: Sequence[bytes], keys: Sequence[Verifier]) -> int | None:
    """The size of the first checkpoint that is not signed by us, or not true of these entries."""
    roots = roots_at({each.size for each in kept}, entries)
    for each in kept:
        try:
            read = read_note(each.note)
            checkpoint = read_checkpoint(read.text)
            ours = bool(read.signed_by(keys))
        except ProofError:
            return each.size
        said = (checkpoint.size, checkpoint.root, checkpoint.root.hex())
        if not ours or said != (each.size, roots.get(each.size), each.root):
            return each.size
    return None
