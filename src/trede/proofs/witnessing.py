# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a witness answers (c2sp.org/tlog-witness, add-checkpoint): pure, from what it saw before to what it says.

A witness signs only what a log grew into since the last time. So a log cannot take entries away (rollback) or show
two of them different lists (split view) without a witness noticing.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trede.errors import ProofError
from trede.proofs.checkpoints import Checkpoint, read_checkpoint
from trede.proofs.cosignatures import cosignature
from trede.proofs.merkle import HASH_BYTES, is_consistent
from trede.proofs.notes import Note, read_note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trede.proofs.notes import Signer, Verifier

MOST_BYTES = 65_536
REQUEST = re.compile(r"old (0|[1-9][0-9]{0,17})\n((?:[A-Za-z0-9+/]{43}=\n){0,63})\n(.*)", re.DOTALL)
TEXT, SIZE = "text/plain; charset=utf-8", "text/x.tlog.size"
EMPTY_ROOT = hashlib.sha256().digest()

SIGNED, OLDER, SPLIT, FORKED = "signed", "older", "split", "forked"
MALFORMED, UNKNOWN_LOG, UNSIGNED, BEYOND = "malformed", "unknown-log", "unsigned", "beyond"
ROLLED_BACK = "rolled-back"
BAD = frozenset({SPLIT, FORKED, ROLLED_BACK})
"""What a log that is run well never shows: to be looked into."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The last checkpoint of a log that a witness signed: its size, root and note."""

    size: int
    root: bytes
    note: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back, why, and what the witness must have kept before it goes (None: nothing new)."""

    status: int
    body: str
    why: str
    origin: str | None = None
    seen: Seen | None = None
    kind: str = TEXT


@dataclass(frozen=True, slots=True)
class Request:
    """A checkpoint that a log asks to be signed: from which size it grew, how, and its note."""

    before: int
    path: Sequence[bytes]
    note: str

    @property
    def text(self) -> str:
        """The body of the call."""
        lines = [
            f"old {self.before}",
            *(b64encode(each).decode("ascii") for each in self.path),
            "",
            self.note,
        ]
        return "\n".join(lines)


def read_request(body: bytes) -> Request:
    """The request in the body of a call. Raises ProofError."""
    try:
        found = REQUEST.fullmatch(body.decode("utf-8")) if len(body) <= MOST_BYTES else None
    except UnicodeDecodeError:
        found = None
    path = [b64decode(line) for line in found[2].split()] if found else []
    if found is None or any(
        len(each) != HASH_BYTES or b64encode(each).decode("ascii") != line
        for each, line in zip(path, found[2].split(), strict=True)
    ):
        raise ProofError("This is no request to sign a checkpoint.")
    return Request(int(found[1]), path, found[3])


def answer(
    body: bytes, logs: Mapping[str, Sequence[Verifier]], seen: Mapping[str, Seen], signer: Signer, at: int
) -> Answer:
    """What a witness says to this call. ``logs`` are the keys by origin, ``at`` is now in seconds since 1970."""
    try:
        request = read_request(body)
        note = read_note(request.note)
        checkpoint = read_checkpoint(note.text)
    except ProofError as wrong:
        return Answer(400, f"{wrong}\n", MALFORMED)
    if (keys := logs.get(checkpoint.origin)) is None:
        return Answer(404, "This witness does not know that log.\n", UNKNOWN_LOG, checkpoint.origin)
    if not _signed(note, keys):
        return Answer(403, "No key of that log signed this checkpoint.\n", UNSIGNED, checkpoint.origin)
    before = seen.get(checkpoint.origin, Seen(0, EMPTY_ROOT, ""))
    return _refusal(request, checkpoint, before) or Answer(
        200,
        f"{cosignature(note.text, signer, at)}\n",
        SIGNED,
        checkpoint.origin,
        Seen(checkpoint.size, checkpoint.root, request.note),
    )


def _signed(note: Note, keys: Sequence[Verifier]) -> bool:
    try:
        return bool(note.signed_by(keys))
    except ProofError:
        return False


def _refusal(request: Request, checkpoint: Checkpoint, before: Seen) -> Answer | None:
    """Why this checkpoint is not signed, in the order of the protocol; None when it is."""
    if request.before > checkpoint.size:
        return Answer(400, "The old size is beyond the checkpoint.\n", BEYOND, checkpoint.origin)
    if request.before != before.size:
        why = ROLLED_BACK if checkpoint.size < before.size else OLDER
        return Answer(409, f"{before.size}\n", why, checkpoint.origin, kind=SIZE)
    if checkpoint.size == before.size and checkpoint.root != before.root:
        return Answer(409, f"{before.size}\n", SPLIT, checkpoint.origin, kind=SIZE)
    grown = is_consistent(before.size, before.root, checkpoint.size, checkpoint.root, request.path)
    return (
        None
        if grown
        else Answer(422, "It does not follow from what was signed before.\n", FORKED, checkpoint.origin)
    )
