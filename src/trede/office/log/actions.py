# SPDX-FileCopyrightText: 2026 trede contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writing in the log by itself: a checkpoint that was signed, and what a witness put below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trede.errors import ProofError, RefusedError
from trede.kernel.findings import finding
from trede.office.journal.actions import action, record
from trede.office.journal.parts import part
from trede.office.log.models import Checkpoint, Cosignature
from trede.office.log.queries import entries
from trede.office.log.rules import check_checkpoint
from trede.office.log.states import CHECKPOINT
from trede.proofs.cosignatures import cosigned_by
from trede.proofs.notes import read_note

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from trede.office.journal.rules import Fact, System
    from trede.proofs.notes import Verifier


@action
def keep_checkpoint(*, by: System, on: datetime, note: str, keys: Sequence[Verifier]) -> None:
    """Keep a checkpoint that the signing process gave, once it was found true of what is kept.

    Raises RefusedError when it is not, or when one of this size is there.
    """
    try:
        size, root = check_checkpoint(note, entries(), keys)
    except ProofError as wrong:
        raise RefusedError([finding("log.checkpoint-untrue", "note", str(wrong))]) from wrong
    if Checkpoint.objects.filter(size__gte=size).exists():
        raise RefusedError([finding("log.checkpoint-there", "note", size)])
    made = Checkpoint.objects.create(size=size, root=root.hex(), note=note, signed_at=on)
    _tell("log.signed", by, on, made, size=size)


@action
def keep_cosignature(*, by: System, on: datetime, size: int, line: str, witness: Verifier) -> None:
    """Keep the signature line of a witness below the checkpoint of this size.

    Raises RefusedError when it is not the signature of that witness, or is there already.
    """
    found = Checkpoint.objects.filter(size=size).first()
    if found is None or found.cosignatures.filter(witness=witness.line).exists():
        raise RefusedError([finding("log.checkpoint-there", "size", size)])
    try:
        signed = cosigned_by(read_note(f"{found.note}{line}\n"), [witness])
    except ProofError:
        signed = []
    if not signed:
        raise RefusedError([finding("log.no-cosignature", "line", witness.name)])
    Cosignature.objects.create(checkpoint=found, witness=witness.line, line=line, received_at=on)
    _tell("log.witnessed", by, on, found, size=size, witness=witness.name)


@part
def _tell(kind: str, by: System, on: datetime, checkpoint: Checkpoint, **facts: Fact) -> None:
    states = CHECKPOINT.fact(checkpoint.pk)
    record(kind, by=by, on=on, subject=f"checkpoint:{checkpoint.pk}", organisations=(), **facts, **states)
