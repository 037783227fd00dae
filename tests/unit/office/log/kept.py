# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""A log in tests: something logged, a checkpoint of it, and witnesses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.office.journal.actions import action, record
from trede.office.journal.rules import System
from trede.office.log import actions, queries
from trede.office.log.parts import log_entry
from trede.proofs.checkpoints import Checkpoint
from trede.proofs.cosignatures import cosignature
from trede.proofs.merkle import leaf_hash, root_over
from trede.proofs.notes import COSIGNATURE, Signer, signed
from trede.proofs.policies import read_policy

if TYPE_CHECKING:
    from datetime import datetime

LOG = Signer("trede.example/log", bytes(range(32)))
EAST = Signer("east.example", bytes(range(1, 33)), COSIGNATURE)
POLICY = read_policy(f"log {LOG.verifier.line}\nwitness east {EAST.verifier.line}\nquorum east\n")
TREDE = System("log")


def write(sha256: str, on: datetime, kind: str = "seal", subject: str = "application:1") -> None:
    """Something that happened, with its entry."""
    _write(sha256=sha256, on=on, kind=kind, subject=subject)


def _happen(*, sha256: str, on: datetime, kind: str, subject: str) -> None:
    states = log_entry(kind, sha256, subject=subject, on=on)
    record("log.signed", by=TREDE, on=on, subject=subject, organisations=(), size=0, **states)


_write = action(_happen)
del action  # not an action of the office


def checkpoint(entries: list[bytes] | None = None, signer: Signer = LOG) -> str:
    """The note over what is in the log, or over something else."""
    held = queries.entries() if entries is None else entries
    return signed(
        Checkpoint(signer.name, len(held), root_over([leaf_hash(each) for each in held])).text, [signer]
    )


def keep(on: datetime, *, witnessed: bool = False) -> str:
    """A checkpoint of now, kept; with the signature of the witness when asked."""
    note = checkpoint()
    actions.keep_checkpoint(by=TREDE, on=on, note=note, keys=[LOG.verifier])
    if witnessed:
        witness(note, on)
    return note


def witness(note: str, on: datetime) -> None:
    text = note.partition("\n\n")[0] + "\n"
    line = cosignature(text, EAST, int(on.timestamp()))
    size = int(text.splitlines()[1])
    actions.keep_cosignature(by=TREDE, on=on, size=size, line=line, witness=EAST.verifier)
